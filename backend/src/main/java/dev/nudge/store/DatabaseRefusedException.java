package dev.nudge.store;

/** Why there is no database, in one sentence, and what to do. */
public final class DatabaseRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String next;

    DatabaseRefusedException(String what, String next) {
        super(what);
        this.next = next;
    }

    DatabaseRefusedException(String what, String next, Throwable cause) {
        super(what, cause);
        this.next = next;
    }

    /** What to do about it. */
    public String next() {
        return next;
    }
}
