package dev.turnpike.probe.link;

import dev.turnpike.ppp.lcp.AuthenticationProtocol;

/** What users call the authentication methods. */
final class MethodNames {

    private MethodNames() {}

    static String of(AuthenticationProtocol method) {
        return switch (method) {
            case EAP -> "EAP";
            case MSCHAP_V2 -> "MS-CHAPv2";
            case MSCHAP_V1 -> "MS-CHAPv1";
            case CHAP_MD5 -> "CHAP-MD5";
            case PAP -> "PAP";
        };
    }
}
