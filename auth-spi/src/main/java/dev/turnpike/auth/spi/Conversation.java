package dev.turnpike.auth.spi;

/** One exchange in the middle, kept by the server between two packets of the client. Used by one thread at a time. */
public interface Conversation extends AutoCloseable {

    /** The client's next packet. */
    AuthOutcome answer(Credential credential);

    /** The exchange is over, or the client has gone. Called once; must not block. */
    @Override
    void close();
}
