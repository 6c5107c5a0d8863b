package dev.nudge.lesson.digits;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.AskBack;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Control.Effect;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Picture.Layer;
import dev.nudge.lesson.Picture.Plain;
import dev.nudge.lesson.Picture.Plot;
import dev.nudge.lesson.Picture.Role;
import dev.nudge.lesson.Picture.Scaled;
import dev.nudge.lesson.Picture.Size;
import dev.nudge.lesson.Picture.View;
import dev.nudge.lesson.Readout;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A 3 is what is nearer to the mean 3: one image step by step, then all that were kept apart at once. */
public final class NearestMean implements Experiment {

    static final String DISTANCE = "distance";
    static final String IMAGE = "image";

    /** One image: subtract, take apart, average; the other mean; and then all images. */
    static final int SUBTRACTED = 1;

    static final int APART = 2;
    static final int AVERAGED = 3;
    static final int COMPARED = 4;
    static final int ALL = 5;

    static final Thumbnails MISTAKES = new Thumbnails(4, 2);

    private static final List<Control> CONTROLS = List.of(
            DigitControls.set(),
            new Control.Choice(DISTANCE, Distance.ids(), Distance.L1.id(), Effect.LIVE),
            DigitControls.whole(IMAGE, 1, 72, 10_000, 1, Effect.LIVE),
            DigitControls.seed(),
            DigitControls.fold(1));

    private static final List<Picture> PICTURES = List.of(
            new Plot(
                    "plane",
                    Size.LARGE,
                    Scaled.linear("tothree"),
                    Scaled.linear("toseven"),
                    View.SQUARE,
                    List.of(
                            Layer.of("even", Role.GUIDE),
                            Layer.of("threes", Role.RUN_1),
                            Layer.of("sevens", Role.RUN_2),
                            Layer.of("wrong", Role.LOSS),
                            Layer.pressable("pick", Role.MARK, IMAGE))),
            Browse.image("chosen", Role.MODEL),
            Browse.image("mean", Role.MODEL),
            Browse.image("apart", Role.LOSS),
            new Plot(
                    "mistakes",
                    Size.SMALL,
                    Scaled.linear("across"),
                    Scaled.linear("down"),
                    View.SQUARE,
                    List.of(Layer.of("mistakes", Role.MODEL))),
            new Plain("confusion", Size.SMALL),
            new Plain("folds", Size.SMALL));

    private final DigitSets sets;

    public NearestMean() {
        this(DigitSets.here());
    }

    NearestMean(DigitSets sets) {
        this.sets = sets;
    }

    static Distance distance(Settings settings) {
        return Distance.named(settings.pick(DISTANCE));
    }

    /** Which of the images is chosen, from 0. */
    static int chosen(Settings settings, Judged judged) {
        return Math.min(Math.round(settings.number(IMAGE)), judged.images().count()) - 1;
    }

    @Override
    public String id() {
        return "baseline";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Control> controls() {
        return CONTROLS;
    }

    @Override
    public List<Picture> pictures() {
        return PICTURES;
    }

    @Override
    public List<Readout> readouts() {
        return List.of(
                new Readout("tothree", Role.RUN_1, 4),
                new Readout("toseven", Role.RUN_2, 4),
                Readout.outOf("of", "right", Role.TRACE),
                new Readout("of", Role.TRACE, 0),
                new Readout("accuracy", Role.TRACE, 4));
    }

    @Override
    public List<String> checkpoints() {
        return List.of("one", "all", "mistake");
    }

    /** What a percentage of few images is worth. */
    @Override
    public Optional<AskBack> askBack(Settings settings, Supplier<Frame> end) {
        Frame frame = end.get();
        if (frame.readout("at") < ALL) {
            return Optional.empty();
        }
        int of = Math.round(frame.readout("of"));
        float one = 100f / of;
        return Optional.of(new AskBack(
                Message.of("baseline.back.question", of),
                List.of(
                        Message.of("baseline.back.answer", one / 10),
                        Message.of("baseline.back.answer", one),
                        Message.of("baseline.back.answer", 10 * one)),
                1,
                Message.of("baseline.back.reveal", of, one)));
    }

    @Override
    public int mostSteps() {
        return ALL;
    }

    /** The image whose distances lie nearest to the hand. */
    @Override
    public float byHand(String slider, float x, float y, Settings settings) {
        Judged judged =
                DigitControls.baseline(sets, settings, distance(settings)).judged();
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int image = 0; image < judged.images().count(); image++) {
            double away = Math.hypot(judged.toThree()[image] - x, judged.toSeven()[image] - y);
            if (away < least) {
                least = away;
                nearest = image;
            }
        }
        return nearest + 1;
    }

    @Override
    public Simulation simulate(Settings settings, Compute compute) {
        return new NearestMeanSimulation(sets, settings, compute);
    }
}
