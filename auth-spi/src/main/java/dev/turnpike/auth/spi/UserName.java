package dev.turnpike.auth.spi;

import dev.turnpike.text.Printable;
import java.util.Optional;

/**
 * A user name as the client typed it, and its parts. Never trimmed and never changed in case.
 *
 * @param typed what came over the wire, decoded as UTF-8; logs print {@link #toString()} instead
 */
public record UserName(String typed) {

    /** The part before the backslash of {@code DOMAIN\\user}. */
    public Optional<String> domain() {
        int backslash = typed.indexOf('\\');
        return backslash < 0 ? Optional.empty() : Optional.of(typed.substring(0, backslash));
    }

    /** The part after the last {@code @} of {@code user@realm}. A domain has no realm, whatever is in it. */
    public Optional<String> realm() {
        String name = withoutDomain();
        int at = name.lastIndexOf('@');
        return at < 0 ? Optional.empty() : Optional.of(name.substring(at + 1));
    }

    /**
     * The name without {@code DOMAIN\\}, with {@code @realm} if it was typed: what RFC 2759 section 8.2 puts into the
     * challenge hash.
     */
    public String withoutDomain() {
        return typed.substring(typed.indexOf('\\') + 1);
    }

    /** The bare account: neither domain nor realm. */
    public String account() {
        String name = withoutDomain();
        int at = name.lastIndexOf('@');
        return at < 0 ? name : name.substring(0, at);
    }

    /** One escaped token, safe in a log line. */
    @Override
    public String toString() {
        return Printable.token(typed);
    }
}
