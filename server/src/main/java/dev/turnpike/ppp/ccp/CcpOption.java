package dev.turnpike.ppp.ccp;

import dev.turnpike.ppp.Octets;

/** Configuration options of CCP. Each keeps all octets of its value. */
public sealed interface CcpOption {

    /**
     * MPPE and MPPC, type 18 (RFC 3078 section 2).
     *
     * @param bits the Supported Bits, 32 of them, undefined ones included
     */
    record Mppe(int bits) implements CcpOption {

        /** Stateless: the key changes with every packet. */
        public static final int H = 0x01000000;

        /** 56-bit keys. */
        public static final int M = 0x80;

        /** 128-bit keys. */
        public static final int S = 0x40;

        /** 40-bit keys. */
        public static final int L = 0x20;

        /** Obsolete. */
        public static final int D = 0x10;

        /** MPPC compression. */
        public static final int C = 0x01;

        /** The one mode that both sides can use. */
        static Mppe of(KeyStrength strength, boolean stateless) {
            return new Mppe(strength.flag() | (stateless ? H : 0));
        }

        /** Whether the bit H is set. */
        public boolean isStateless() {
            return (bits & H) != 0;
        }

        /** Whether keys of that length are offered. */
        public boolean offers(KeyStrength strength) {
            return (bits & strength.flag()) != 0;
        }

        /** The set bits as logs of Windows and pppd write them, like {@code +H +M +S}. */
        @Override
        public String toString() {
            StringBuilder text = new StringBuilder();
            append(text, "+H", H);
            append(text, "+M", M);
            append(text, "+S", S);
            append(text, "+L", L);
            append(text, "+D", D);
            append(text, "+C", C);
            int undefined = bits & ~(H | M | S | L | D | C);
            if (undefined != 0) {
                text.append(String.format(" +0x%08x", undefined));
            }
            return text.isEmpty() ? "nothing" : text.toString().strip();
        }

        private void append(StringBuilder text, String name, int bit) {
            if ((bits & bit) != 0) {
                text.append(' ').append(name);
            }
        }
    }

    /** Another type, or MPPE with a length other than 6; all of them compress and none is served. */
    record Unknown(int type, Octets value) implements CcpOption {}
}
