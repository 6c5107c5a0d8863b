package dev.nudge.session;

/** Every place is taken; somebody has to leave first. */
public final class TooManyLearnersException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TooManyLearnersException(int most) {
        super("learners: " + most + " sessions are open, as many as nudge.learners.most allows; raise it where there is"
                + " memory for more");
    }
}
