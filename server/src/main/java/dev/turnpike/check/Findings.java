package dev.turnpike.check;

import dev.turnpike.auth.spi.ProviderCheck.Finding;
import dev.turnpike.auth.spi.ProviderCheck.Level;

/** Short ways to make a finding. */
final class Findings {

    private Findings() {}

    static Finding ok(String what, String detail) {
        return new Finding(Level.OK, what, detail, "");
    }

    static Finding warn(String what, String detail, String remedy) {
        return new Finding(Level.WARN, what, detail, remedy);
    }

    static Finding fail(String what, String detail, String remedy) {
        return new Finding(Level.FAIL, what, detail, remedy);
    }
}
