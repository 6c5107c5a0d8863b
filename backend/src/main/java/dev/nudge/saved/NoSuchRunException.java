package dev.nudge.saved;

/** There is no run at this address, or no longer. */
public final class NoSuchRunException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public NoSuchRunException() {
        super("saved: there is no such run");
    }
}
