package dev.turnpike.control;

import dev.turnpike.net.Ticker;
import java.util.function.BooleanSupplier;

/**
 * What all control connections of a server share.
 *
 * @param calls limits the calls, in all and by client address
 * @param draining whether the server takes no new calls because it is about to stop
 */
record ControlServices(
        ControlConfig config,
        CallHandler handler,
        CallIds callIds,
        AddressQuota calls,
        Ticker ticker,
        BooleanSupplier draining) {}
