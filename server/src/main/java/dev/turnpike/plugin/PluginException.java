package dev.turnpike.plugin;

/** A plugin cannot be used as the configuration names it. The message says what, where it was looked for, what to do. */
public final class PluginException extends Exception {

    private static final long serialVersionUID = 1L;

    PluginException(String message) {
        super(message);
    }

    PluginException(String message, Throwable cause) {
        super(message, cause);
    }
}
