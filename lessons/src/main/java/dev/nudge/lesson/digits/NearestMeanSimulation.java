package dev.nudge.lesson.digits;

import static dev.nudge.lesson.digits.BrowseSimulation.EDGE;
import static dev.nudge.lesson.digits.BrowseSimulation.square;
import static dev.nudge.lesson.digits.NearestMean.ALL;
import static dev.nudge.lesson.digits.NearestMean.APART;
import static dev.nudge.lesson.digits.NearestMean.AVERAGED;
import static dev.nudge.lesson.digits.NearestMean.COMPARED;
import static dev.nudge.lesson.digits.NearestMean.MISTAKES;
import static dev.nudge.lesson.digits.NearestMean.SUBTRACTED;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Counted;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.data.LabelledImages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** One learner's image on its way to an answer, and the answers for all that were kept apart. */
final class NearestMeanSimulation extends Counted {

    private static final float MARGIN = 0.05f;

    private final DigitSets sets;
    private final Compute compute;
    private Settings judgedUnder;
    private Baseline baseline;
    /** With each fifth kept apart in turn, as far as anybody has asked. */
    private List<Judged> folds = List.of();

    NearestMeanSimulation(DigitSets sets, Settings settings, Compute compute) {
        super(settings);
        this.sets = sets;
        this.compute = compute;
        this.judgedUnder = settings.with(NearestMean.IMAGE, 1);
        this.baseline = judge(settings);
    }

    private Baseline judge(Settings settings) {
        return compute.within(() -> DigitControls.baseline(sets, settings, NearestMean.distance(settings)));
    }

    @Override
    protected int most() {
        return ALL;
    }

    @Override
    public Frame frame() {
        // Which image is looked at changes nothing about what is said of it.
        Settings under = settings().with(NearestMean.IMAGE, 1);
        if (!judgedUnder.equals(under)) {
            baseline = judge(under);
            folds = List.of();
            judgedUnder = under;
        }
        return compute.within(this::picture);
    }

    private Frame picture() {
        Judged judged = baseline.judged();
        LabelledImages images = judged.images();
        int chosen = NearestMean.chosen(settings(), judged);
        int side = images.side();
        boolean ofSeven = steps() >= COMPARED;
        Tensor mean = ofSeven ? baseline.means().seven() : baseline.means().three();
        Tensor image = images.image(chosen);
        Tensor difference = image.sub(mean.reshape(side, side));
        boolean taken = steps() >= APART;
        Tensor apart = steps() < SUBTRACTED
                ? Tensor.zeros(side, side)
                : taken ? baseline.distance().apart(difference) : difference;
        boolean all = steps() == ALL;
        FrameBuilder frame = Frame.saying(words(judged, chosen))
                .axis("tothree", range(judged))
                .axis("toseven", range(judged))
                .axis("x", EDGE)
                .axis("y", EDGE)
                .axis("across", MISTAKES.across())
                .axis("down", MISTAKES.down())
                .chart(even(range(judged)))
                .chart(dots("threes", judged, i -> all && images.label(i) == Means.THREE))
                .chart(dots("sevens", judged, i -> all && images.label(i) == Means.SEVEN))
                .chart(dots("wrong", judged, i -> all && !judged.isRight(i)))
                .chart(dots("pick", judged, i -> steps() >= COMPARED && i == chosen))
                .chart(square("chosen", image, Thumbnails.INK))
                .chart(square("mean", mean.reshape(side, side), Thumbnails.INK))
                .chart(square("apart", apart, new Axis(-1, 1)))
                .chart(MISTAKES.chart(
                        "mistakes",
                        images,
                        all
                                ? judged.mistakes().stream()
                                        .mapToInt(Integer::intValue)
                                        .toArray()
                                : new int[0]))
                .chart(confusion(judged, all))
                .chart(folds(all))
                .readout("at", steps())
                .readout("tothree", steps() >= AVERAGED ? judged.toThree()[chosen] : Float.NaN)
                .readout("toseven", ofSeven ? judged.toSeven()[chosen] : Float.NaN)
                .readout("right", all ? judged.right() : Float.NaN)
                .readout("of", images.count())
                .readout("accuracy", all ? (float) judged.accuracy() : Float.NaN)
                .goal("one", ofSeven)
                .goal("all", all)
                .goal("mistake", ofSeven && !judged.isRight(chosen));
        boolean whole = sets.isMnist(settings().pick(DigitControls.SET));
        frame.idle(DigitControls.SEED, whole).idle(DigitControls.FOLD, whole).away("folds", whole);
        DigitControls.tell(frame, sets, settings());
        return frame.build();
    }

    /** Both distances on one scale. */
    private static Axis range(Judged judged) {
        int count = judged.toThree().length;
        float[] both = Arrays.copyOf(judged.toThree(), 2 * count);
        System.arraycopy(judged.toSeven(), 0, both, count, count);
        return Axis.around(both, MARGIN);
    }

    /** Where both means are equally far. */
    private static Chart even(Axis range) {
        float[] ends = {range.min(), range.max()};
        return new Chart.Lines("even", ends, ends);
    }

    private static Chart dots(String id, Judged judged, IntPredicate which) {
        int[] images = IntStream.range(0, judged.images().count()).filter(which).toArray();
        float[] xs = new float[images.length];
        float[] ys = new float[images.length];
        for (int i = 0; i < images.length; i++) {
            xs[i] = judged.toThree()[images[i]];
            ys[i] = judged.toSeven()[images[i]];
        }
        return new Chart.Scatter(id, xs, ys);
    }

    private static Chart confusion(Judged judged, boolean told) {
        List<List<Object>> rows = new ArrayList<>();
        for (int label : new int[] {Means.THREE, Means.SEVEN}) {
            List<Object> row = new ArrayList<>();
            row.add(Message.of("baseline.confusion.row", label));
            for (int said : new int[] {Means.THREE, Means.SEVEN}) {
                row.add(told ? judged.count(label, said) : "");
            }
            row.add(told ? Message.of("baseline.confusion.share", 100 * (float) judged.accuracy(label)) : "");
            rows.add(row);
        }
        return new Chart.Table(
                "confusion",
                List.of(
                        Message.of("baseline.confusion.label"),
                        Message.of("baseline.confusion.said", Means.THREE),
                        Message.of("baseline.confusion.said", Means.SEVEN),
                        Message.of("baseline.confusion.right")),
                rows,
                List.of());
    }

    /** What the same method says with each fifth kept apart in turn; no rows where there is one split alone. */
    private Chart folds(boolean told) {
        List<List<Object>> rows = new ArrayList<>();
        List<Integer> marked = new ArrayList<>();
        if (told && !sets.isMnist(settings().pick(DigitControls.SET))) {
            if (folds.isEmpty()) {
                folds = IntStream.rangeClosed(1, Split.FOLDS)
                        .mapToObj(fold ->
                                judge(settings().with(DigitControls.FOLD, fold)).judged())
                        .toList();
            }
            for (Judged judged : folds) {
                rows.add(row(
                        Message.of("baseline.folds.fold", rows.size() + 1),
                        judged.right(),
                        judged.images().count()));
            }
            rows.add(row(
                    Message.of("baseline.folds.pooled"),
                    folds.stream().mapToInt(Judged::right).sum(),
                    folds.stream().mapToInt(judged -> judged.images().count()).sum()));
            marked.add(Math.round(settings().number(DigitControls.FOLD)) - 1);
        }
        return new Chart.Table(
                "folds",
                List.of(
                        Message.of("baseline.folds.which"),
                        Message.of("baseline.folds.right"),
                        Message.of("baseline.folds.share")),
                rows,
                marked);
    }

    private static List<Object> row(Message name, int right, int count) {
        return List.of(
                name,
                Message.of("baseline.folds.of", right, count),
                Message.of("baseline.confusion.share", 100f * right / count));
    }

    private Message words(Judged judged, int chosen) {
        int label = judged.images().label(chosen);
        int pixels = judged.images().pixels();
        Message way = Message.of("baseline.way." + baseline.distance().id());
        return switch (steps()) {
            case 0 ->
                Message.of(
                        "baseline.start",
                        chosen + 1,
                        label,
                        baseline.split().train().count());
            case SUBTRACTED -> Message.of("baseline.subtracted", chosen + 1);
            case APART -> Message.of("baseline.apart", way);
            case AVERAGED ->
                Message.of("baseline.averaged." + baseline.distance().id(), pixels, judged.toThree()[chosen]);
            case COMPARED ->
                Message.of(
                        "baseline.compared",
                        judged.toThree()[chosen],
                        judged.toSeven()[chosen],
                        judged.says(chosen),
                        Message.of(judged.isRight(chosen) ? "baseline.true" : "baseline.false", label));
            default ->
                Message.of(
                        "baseline.all",
                        judged.right(),
                        judged.images().count(),
                        100 * (float) judged.accuracy(Means.THREE),
                        100 * (float) judged.accuracy(Means.SEVEN),
                        100 * (float) judged.accuracy(),
                        pixels);
        };
    }

    @Override
    public void close() {
        // What a frame computes is held by nobody; the images are everybody's.
    }
}
