package dev.nudge.lesson;

import java.util.Locale;

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
}
