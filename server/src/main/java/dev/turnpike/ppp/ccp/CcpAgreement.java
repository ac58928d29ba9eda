package dev.turnpike.ppp.ccp;

/**
 * The encryption that CCP agreed on, the same in both directions.
 *
 * @param strength length of the session keys
 * @param stateless whether the key changes with every packet
 */
public record CcpAgreement(KeyStrength strength, boolean stateless) {}
