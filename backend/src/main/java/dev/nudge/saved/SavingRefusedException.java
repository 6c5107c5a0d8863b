package dev.nudge.saved;

/** Nothing was saved. */
public final class SavingRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Why; the page has the words. */
    public enum Reason {
        /** It is larger than anything may be. */
        TOO_LARGE,
        /** This address has saved as much as one may in a day. */
        ENOUGH_FOR_TODAY,
        /** There is no room left. */
        FULL,
        /** The database does not answer. */
        UNREACHABLE
    }

    private final Reason reason;
    private final int most;

    SavingRefusedException(Reason reason, int most) {
        super("saved: refused, " + reason + ", at most " + most);
        this.reason = reason;
        this.most = most;
    }

    SavingRefusedException(Throwable cause) {
        super("saved: the database does not answer", cause);
        this.reason = Reason.UNREACHABLE;
        this.most = 0;
    }

    public Reason reason() {
        return reason;
    }

    /** The limit that is reached: megabytes, or for {@link Reason#ENOUGH_FOR_TODAY} how often in a day; 0 where there is none. */
    public int most() {
        return most;
    }
}
