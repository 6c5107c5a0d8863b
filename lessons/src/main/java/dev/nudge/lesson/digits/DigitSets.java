package dev.nudge.lesson.digits;

import dev.nudge.lesson.data.HandwrittenDigits;
import dev.nudge.lesson.data.Mnist;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The digits that there are: of the set that ships with Nudge, and of MNIST where the operator has it. Threes and sevens, but where all ten are asked for. */
public final class DigitSets {

    /** The environment variable that names the folder with MNIST's files. */
    public static final String VARIABLE = "NUDGE_MNIST";

    /** 8 × 8 pixels. */
    public static final String UCI = "uci";

    /** 28 × 28 pixels. */
    public static final String MNIST = "mnist";

    static final List<String> NAMES = List.of(UCI, MNIST);

    private static final DigitSets WITHOUT = new DigitSets(Optional.empty(), Optional.empty());

    private final Album uci = Album.of(HandwrittenDigits.all().images().only(Means.THREE, Means.SEVEN));
    private final Optional<Large> mnist;
    private final Optional<String> whyNot;

    /**
     * A set too large to be judged anew for every learner.
     *
     * @param ten all its digits
     * @param split its threes and sevens
     */
    private record Large(Split ten, Split split, Album album, Map<Distance, Baseline> baselines) {

        static Large of(Split ten) {
            Split split = new Split(
                    ten.train().only(Means.THREE, Means.SEVEN), ten.valid().only(Means.THREE, Means.SEVEN));
            Map<Distance, Baseline> baselines = new EnumMap<>(Distance.class);
            for (Distance distance : Distance.values()) {
                baselines.put(distance, Baseline.of(split, distance));
            }
            return new Large(ten, split, Album.of(split.train()), baselines);
        }
    }

    private DigitSets(Optional<Large> mnist, Optional<String> whyNot) {
        this.mnist = mnist;
        this.whyNot = whyNot;
    }

    /** Read when they are first asked for. */
    private static final class Here {
        private static final DigitSets SETS = configured();

        private static DigitSets configured() {
            String folder = System.getenv(VARIABLE);
            return folder == null || folder.isBlank() ? WITHOUT : with(Path.of(folder));
        }
    }

    /** Those of this server. */
    public static DigitSets here() {
        return Here.SETS;
    }

    public static DigitSets withoutMnist() {
        return WITHOUT;
    }

    /** With MNIST from a folder; without it where that cannot be read. */
    public static DigitSets with(Path folder) {
        try {
            Mnist read = Mnist.in(folder);
            return new DigitSets(Optional.of(Large.of(new Split(read.train(), read.test()))), Optional.empty());
        } catch (IOException failed) {
            return new DigitSets(Optional.empty(), Optional.of(String.valueOf(failed.getMessage())));
        }
    }

    public boolean hasMnist() {
        return mnist.isPresent();
    }

    /** What is wrong with the files an operator gave; empty if nothing is, or none were given. */
    public Optional<String> whyNot() {
        return whyNot;
    }

    /** Whether this name stands for MNIST here. Where it does not, UCI's takes its place. */
    public boolean isMnist(String set) {
        return set.equals(MNIST) && mnist.isPresent();
    }

    /** All images there are to look at; of MNIST those to train on. */
    Album album(String set) {
        return large(set).map(Large::album).orElse(uci);
    }

    /**
     * Judges the images that are kept apart by the others' means.
     *
     * @param seed of the shuffling, 0 to 999; MNIST comes split, and has neither seed nor fold
     * @param fold which fifth is kept apart, 1 to 5
     */
    Baseline baseline(String set, int seed, int fold, Distance distance) {
        return large(set)
                .map(large -> large.baselines().get(distance))
                .orElseGet(() -> Baseline.of(split(set, seed, fold), distance));
    }

    /**
     * The images to learn from and those kept apart.
     *
     * @param seed of the shuffling, 0 to 999; MNIST comes split, and has neither seed nor fold
     * @param fold which fifth is kept apart, 1 to 5
     */
    public Split split(String set, int seed, int fold) {
        return large(set).map(Large::split).orElseGet(() -> Split.of(uci.images(), seed, fold));
    }

    /** All ten digits: those to learn from and those kept apart, as {@link #split}. */
    public Split ten(String set, int seed, int fold) {
        return large(set)
                .map(Large::ten)
                .orElseGet(() -> Split.of(HandwrittenDigits.all().images(), seed, fold));
    }

    /** How many images there are to learn from. */
    public int trainCount(String set, int fold) {
        return large(set)
                .map(large -> large.split().train().count())
                .orElseGet(() -> Split.trainCount(uci.images().count(), fold));
    }

    /** How many of the images kept apart the nearest mean is right about, by mean absolute difference. */
    public int nearestMean(String set, int seed, int fold) {
        return baseline(set, seed, fold, Distance.L1).judged().right();
    }

    private Optional<Large> large(String set) {
        return set.equals(MNIST) ? mnist : Optional.empty();
    }
}
