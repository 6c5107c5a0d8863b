package dev.nudge.ui.security;

/** A host that no page can have; the message says which. */
final class HostRefusedException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    HostRefusedException(String host) {
        super("embed hosts: \"" + host + "\" is no host that may frame an embed.");
    }
}
