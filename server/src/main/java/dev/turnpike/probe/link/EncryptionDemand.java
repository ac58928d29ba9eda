package dev.turnpike.probe.link;

/** Whether a client wants encryption. */
public enum EncryptionDemand {
    /** No tunnel without it; nothing passes in clear, in or out. */
    REQUIRE,
    /** It asks for it and goes on without. */
    PREFER,
    /** It refuses CCP. */
    OFF
}
