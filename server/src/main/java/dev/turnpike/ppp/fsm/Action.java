package dev.turnpike.ppp.fsm;

/** Actions of the automaton (RFC 1661 section 4.4); the names are the RFC's abbreviations. */
public enum Action {
    /** This-Layer-Up: upper layers may begin. */
    TLU,
    /** This-Layer-Down: upper layers must stop. */
    TLD,
    /** This-Layer-Started: the lower layer is needed. */
    TLS,
    /** This-Layer-Finished: the lower layer is no longer needed. */
    TLF,
    /** Initialize-Restart-Count: as many attempts as Max-Terminate in Closing and Stopping, else Max-Configure. */
    IRC,
    /** Zero-Restart-Count: no attempts, but one more period to wait. */
    ZRC,
    /** Send-Configure-Request. */
    SCR,
    /** Send-Configure-Ack. */
    SCA,
    /** Send-Configure-Nak or -Reject. */
    SCN,
    /** Send-Terminate-Request. */
    STR,
    /** Send-Terminate-Ack. */
    STA,
    /** Send-Code-Reject. */
    SCJ,
    /** Send-Echo-Reply; here: do what the protocol's own code asks for. */
    SER
}
