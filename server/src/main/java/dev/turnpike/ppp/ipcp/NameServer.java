package dev.turnpike.ppp.ipcp;

import java.util.Arrays;
import java.util.Optional;

/** Which name server an option of RFC 1877 asks for. */
public enum NameServer {
    /** Primary DNS server, section 1.1. */
    PRIMARY_DNS(129),
    /** Primary NBNS server, section 1.2; Windows calls it WINS. */
    PRIMARY_NBNS(130),
    /** Secondary DNS server, section 1.3. */
    SECONDARY_DNS(131),
    /** Secondary NBNS server, section 1.4. */
    SECONDARY_NBNS(132);

    private final int type;

    NameServer(int type) {
        this.type = type;
    }

    /** The name server that an option of that type asks for. */
    static Optional<NameServer> of(int type) {
        return Arrays.stream(values()).filter(server -> server.type == type).findFirst();
    }

    /** The option's type. */
    int type() {
        return type;
    }
}
