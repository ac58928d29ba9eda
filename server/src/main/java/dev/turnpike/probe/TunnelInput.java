package dev.turnpike.probe;

import dev.turnpike.control.message.ControlMessage;
import dev.turnpike.net.PacketBuffer;
import dev.turnpike.probe.link.ProbeLink;
import java.util.function.Consumer;

/** What a tunnel's thread takes from its queue. */
sealed interface TunnelInput {

    /** A GRE packet of this call, which changes owner with it. */
    record Gre(PacketBuffer packet) implements TunnelInput {}

    /** The server said something on the control connection. */
    record Control(ControlMessage message) implements TunnelInput {}

    /** The control connection is over, for that reason. */
    record ControlEnded(String reason) implements TunnelInput {}

    /** The user of the tunnel wants something done to the link. */
    record Order(Consumer<ProbeLink> action) implements TunnelInput {}
}
