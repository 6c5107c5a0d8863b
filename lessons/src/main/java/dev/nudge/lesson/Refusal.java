package dev.nudge.lesson;

import java.util.Locale;
import java.util.OptionalInt;

/** Why something a learner typed was not taken, to be said in the learner's language. */
public class Refusal extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final transient Message reason;

    public Refusal(Message reason) {
        super(Messages.in(Locale.ENGLISH).say(reason));
        this.reason = reason;
    }

    public Message reason() {
        return reason;
    }

    /** The character of the typed text it is about, from 0, or its length if something is missing at its end; empty if it is about all of it. */
    public OptionalInt place() {
        return OptionalInt.empty();
    }
}
