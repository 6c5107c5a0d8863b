package dev.nudge.classroom;

/** A class did not let somebody do something. */
public final class ClassroomRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Why; the page has the words. */
    public enum Reason {
        NAME_EMPTY,
        NAME_LONG,
        NAME_SIGNS,
        NAME_WORD,
        /** As many sit here as there is room for. */
        FULL,
        /** As many classes are open as there is room for. */
        NO_ROOM,
        /** This address has opened, or tried, as much as one may for now. */
        TOO_OFTEN,
        /** This browser has typed as many wrong codes as one may for now. */
        TYPED_OFTEN,
        /** This browser, or many at its address, have brought as many keys that opened nothing as one may for now. */
        KEYS,
        /** This browser has taken as many seats as one may for now. */
        SEATED_OFTEN,
        /** From this address as many seats were taken as may be for now. */
        CROWD,
        /** The class is over. */
        ENDED,
        /** Whoever this was is not in the class any more. */
        GONE,
        /** It could not be written down. */
        NOT_SAVED
    }

    private final Reason reason;
    private final int most;

    ClassroomRefusedException(Reason reason) {
        this(reason, 0);
    }

    ClassroomRefusedException(Reason reason, int most) {
        super("classroom: " + reason);
        this.reason = reason;
        this.most = most;
    }

    ClassroomRefusedException(RuntimeException failed) {
        super("classroom: " + Reason.NOT_SAVED, failed);
        this.reason = Reason.NOT_SAVED;
        this.most = 0;
    }

    public Reason reason() {
        return reason;
    }

    /** The bound that was met; 0 where there is none. */
    public int most() {
        return most;
    }
}
