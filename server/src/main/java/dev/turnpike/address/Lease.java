package dev.turnpike.address;

import dev.turnpike.auth.spi.UserName;
import java.net.Inet4Address;
import java.util.function.Consumer;

/** A tunnel address that one session has until it closes this. Any thread may close it. */
public final class Lease implements AutoCloseable {

    private final Inet4Address address;
    private final UserName user;
    private final Consumer<Lease> giveBack;

    Lease(Inet4Address address, UserName user, Consumer<Lease> giveBack) {
        this.address = address;
        this.user = user;
        this.giveBack = giveBack;
    }

    /** The address. */
    public Inet4Address address() {
        return address;
    }

    /** Who has it. */
    public UserName user() {
        return user;
    }

    /** Gives the address back; a second time does nothing. */
    @Override
    public void close() {
        giveBack.accept(this);
    }

    /** For logs. */
    @Override
    public String toString() {
        return address.getHostAddress() + " of " + user;
    }
}
