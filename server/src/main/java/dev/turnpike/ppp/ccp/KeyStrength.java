package dev.turnpike.ppp.ccp;

/** Lengths of an MPPE session key (RFC 3078 section 2), weakest first. */
public enum KeyStrength {
    /** The bit L. */
    BITS_40(40, CcpOption.Mppe.L),
    /** The bit M. */
    BITS_56(56, CcpOption.Mppe.M),
    /** The bit S. */
    BITS_128(128, CcpOption.Mppe.S);

    private final int bits;
    private final int flag;

    KeyStrength(int bits, int flag) {
        this.bits = bits;
        this.flag = flag;
    }

    /** 40, 56 or 128. */
    public int bits() {
        return bits;
    }

    /** Its bit in the MPPE option. */
    int flag() {
        return flag;
    }
}
