package dev.nudge.lesson;

import dev.nudge.compute.Compute;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Something to try out, standing in a live place of a lesson. One object serves every learner.
 *
 * <p>What it declares here, a page can show without knowing it: controls, pictures, readouts, checkpoints. Its words are sentences of the lessons' bundle
 * under {@code <id>.…}: {@code title}, {@code control.<control>}, {@code option.<control>.<option>}, {@code picture.<picture>}, {@code axis.<axis>},
 * {@code chart.<chart>}, {@code readout.<readout>}, {@code goal.<goal>}.
 */
public interface Experiment {

    /** A walk that cannot be longer than this is made of steps that each mean something of their own. */
    int READABLE_STEPS = 40;

    /** The name in links. Frozen once published. */
    String id();

    /** Counts up when settings change their meaning, so that old links keep theirs. */
    int version();

    /** In the order a reader meets them; their ids are the names in links. */
    List<Control> controls();

    /** From the top; the first is what is seen first. */
    List<Picture> pictures();

    /** In reading order. */
    default List<Readout> readouts() {
        return List.of();
    }

    /** The readout by which learners are compared, lower is better: the loss, where there is one. */
    default Optional<String> score() {
        return readouts().stream()
                .filter(readout -> readout.role() == Picture.Role.LOSS)
                .map(Readout::id)
                .findFirst();
    }

    /**
     * Likewise, where it depends on what a teacher has chosen for all.
     *
     * @param chosen the settings that the learners were given
     */
    default Optional<String> score(Settings chosen) {
        return score();
    }

    /** Goals of the frame that count as a learner's progress, easiest first. */
    default List<String> checkpoints() {
        return List.of();
    }

    /**
     * A question about this experiment as a learner left it; empty where there is nothing to ask.
     *
     * @param settings those that hold there
     * @param end the frame at the end of the learner's trail; a walk, which only who asks something takes
     */
    default Optional<AskBack> askBack(Settings settings, Supplier<Frame> end) {
        return Optional.empty();
    }

    /** What a learner can take home: ids of {@link Keepsake}s that {@link Simulation#keepsake} makes. */
    default List<String> keepsakes() {
        return List.of();
    }

    /** The most steps a trail may hold; 0 if there is nothing to step. */
    int mostSteps();

    /** The sliders that steps move, by their ids, each with the readout that says where it is then. */
    default Map<String, String> walked() {
        return Map.of();
    }

    /** Whether each step has something to read, so that a walk is better begun slowly, and told step by step. */
    default boolean isReadStepByStep() {
        return mostSteps() <= READABLE_STEPS;
    }

    /**
     * How long a walk that plays goes on before it ends by itself; empty for as long as there are steps. Time is no part of a trail: that holds the steps taken.
     *
     * @param settings those that hold now
     */
    default Optional<Duration> playsFor(Settings settings) {
        return Optional.empty();
    }

    /** A learner's own copy at the opening of its trail; its tensors belong to {@code compute}. */
    Simulation simulate(Settings settings, Compute compute);

    /** A learner's own copy, replayed to the end of the trail; its tensors belong to {@code compute}. */
    default Stage open(Trail trail, Compute compute) {
        return new TrailStage(this, trail, compute);
    }

    default Control control(String id) {
        for (Control control : controls()) {
            if (control.id().equals(id)) {
                return control;
            }
        }
        throw new IllegalArgumentException(id() + ": there is no control \"" + id + "\"");
    }

    default Picture picture(String id) {
        for (Picture picture : pictures()) {
            if (picture.id().equals(id)) {
                return picture;
            }
        }
        throw new IllegalArgumentException(id() + ": there is no picture \"" + id + "\"");
    }

    default Control.Slider slider(String id) {
        return (Control.Slider) control(id);
    }

    /**
     * What a slider is set to by the hand that moves its handle to a place of the picture: the place's x, unless the experiment knows better. It need not lie
     * in the slider's range.
     *
     * @param settings those that hold now
     */
    default float byHand(String slider, float x, float y, Settings settings) {
        return x;
    }

    default Trail start() {
        return Trail.from(Settings.initial(controls()));
    }
}
