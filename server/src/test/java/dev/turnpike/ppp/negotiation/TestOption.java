package dev.turnpike.ppp.negotiation;

import dev.turnpike.ppp.Octets;

/** An option of a protocol that means nothing. */
record TestOption(int type, Octets value) {

    static TestOption of(int type, int... value) {
        return new TestOption(type, Octets.of(value));
    }

    /** Writes and reads it. */
    static final class Codec implements OptionCodec<TestOption> {

        @Override
        public TestOption decode(int type, Octets value) {
            return new TestOption(type, value);
        }

        @Override
        public int type(TestOption option) {
            return option.type();
        }

        @Override
        public Octets value(TestOption option) {
            return option.value();
        }
    }
}
