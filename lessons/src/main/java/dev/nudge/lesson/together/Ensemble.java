package dev.nudge.lesson.together;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Readout;
import java.util.List;
import java.util.Set;

/**
 * Something that many learners hold together, each a part of it. What they do applies in shared ticks: all at once, by one computation for all of them.
 *
 * <p>The same seed, seats, moves and ticks give the same numbers. Not safe for several threads.
 */
public sealed interface Ensemble permits CommonFunction, CommonStep {

    /** Which ones there are. */
    enum Kind {
        FUNCTION(0.08f),
        STEP(0.2f);

        private final float rate;

        Kind(float rate) {
            this.rate = rate;
        }

        /** What a class begins with: it converges with a few learners, and may diverge with many. */
        public float rate() {
            return rate;
        }
    }

    /**
     * What a learner does until they do something else.
     *
     * @param part which of their own parts this is for, from 0; ignored where each has one
     * @param first how far the part's first number goes in the next ticks: −1 to 1 times as far as its slope would carry it, sign and all
     * @param second likewise its second number
     * @param follows whether all parts of this learner follow their slopes by themselves; the numbers are not looked at then
     */
    record Move(int part, float first, float second, boolean follows) {

        public static final Move NONE = new Move(0, 0, 0, false);
        public static final Move FOLLOW = new Move(0, 0, 0, true);

        public Move {
            if (part < 0 || !(Math.abs(first) <= 1) || !(Math.abs(second) <= 1)) {
                throw new IllegalArgumentException("move: part " + part + " by " + first + " and " + second
                        + "; parts count from 0, and both go from -1 to 1");
            }
        }
    }

    /**
     * Whose parts are whose; seats in the order of the parts, -1 for nobody's.
     *
     * @param owners whom each belongs to, here or not
     * @param holders who holds it, or did last
     */
    record Shares(List<Integer> owners, List<Integer> holders) {

        /** Nobody has parts of their own. */
        public static final Shares NONE = new Shares(List.of(), List.of());

        public Shares {
            owners = List.copyOf(owners);
            holders = List.copyOf(holders);
        }
    }

    /**
     * @param seed of whatever is drawn
     * @param compute whose budget the tensors keep within
     */
    static Ensemble of(Kind kind, long seed, Compute compute) {
        return switch (kind) {
            case FUNCTION -> new CommonFunction(seed, compute);
            case STEP -> new CommonStep(seed, compute);
        };
    }

    /** What its words begin with. */
    String words();

    /** From the top; the first is what is seen first. */
    List<Picture> pictures();

    /** The numbers that belong to a seat, or to all where there is none. */
    List<Readout> readouts(boolean ofSeat);

    /** Who takes part, in the order they came. Parts go on as they stand, whoever holds them next. */
    void seat(List<Integer> seats);

    /** How many parts a seat holds; 0 for one that takes no part. */
    int parts(int seat);

    /** What a seat does from the next tick on. */
    void move(int seat, Move move);

    /**
     * Applies what everybody does, once. A tick that would lead too far is not taken: from where it stands a lower rate still leads back.
     *
     * @param rate scales everybody; above 0
     * @return whether it was taken
     */
    boolean tick(float rate);

    /** Whether the last tick was not taken. */
    boolean isLost();

    /** Who follows their slopes by themselves. */
    Set<Integer> following();

    /** What is seen by all alike. */
    Frame frame();

    /**
     * What a seat sees, whose part is bold.
     *
     * @param part which of its parts, from 0
     */
    Frame frame(int seat, int part);

    /** All numbers that have been learnt, for {@link #restore}. */
    float[] state();

    /** Goes on from there. */
    void restore(float[] state);

    /** Whose parts are whose, for {@link #restore(Shares)}. */
    default Shares shares() {
        return Shares.NONE;
    }

    /** Who comes from now on gets what was theirs. */
    default void restore(Shares shares) {}

    /** Nobody but these comes back: what belongs to others, who must not be here, is nobody's from now on. */
    default void retain(Set<Integer> seats) {}
}
