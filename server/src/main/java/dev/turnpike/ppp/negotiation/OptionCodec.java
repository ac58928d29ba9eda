package dev.turnpike.ppp.negotiation;

import dev.turnpike.ppp.Octets;

/**
 * The options of one protocol as records. Stateless; any thread.
 *
 * <p>Reading back what was written, and writing back what was read, gives the same octets for every input: a
 * Configure-Reject must carry the peer's option unmodified (RFC 1661 section 5.4). So an option of an unknown type, or of
 * a length that its type does not allow, becomes a record that keeps it as it came.
 *
 * @param <O> the protocol's sealed option type
 */
public interface OptionCodec<O> {

    /** The option of that type, 0 to 255, and value, 0 to 253 octets; never fails. */
    O decode(int type, Octets value);

    /** The option's type, 0 to 255. */
    int type(O option);

    /** The option's value, 0 to 253 octets. */
    Octets value(O option);
}
