package dev.nudge.lesson.sgd;

import dev.nudge.compute.Compute;
import dev.nudge.compute.nn.Batches;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Counted;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.digits.DigitControls;
import dev.nudge.lesson.digits.DigitSets;
import dev.nudge.lesson.digits.Split;
import dev.nudge.lesson.training.Batch;
import dev.nudge.lesson.training.BatchSize;
import dev.nudge.lesson.training.ImageGradients;
import dev.nudge.lesson.training.TrainingSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One learner's draws. */
final class GradientNoiseSimulation extends Counted {

    /** Fewer batches than that show nothing. */
    private static final int ENOUGH = 20;

    /** Batches whose arrows stay within this many degrees are steady. */
    private static final float STEADY = 30;

    private static final float MARGIN = 0.1f;

    /** How far the paper reaches behind and aside, at least, in lengths of the whole gradient. */
    private static final float LEAST_BACK = 0.25f;

    private static final float LEAST_HIGH = 0.5f;

    /** How wide the paper is at least, in heights. */
    private static final float LEAST_WIDE = 1.5f;

    private final DigitSets sets;
    private final Compute compute;
    private Arrows model;
    /** Gradients of the batches drawn so far, and of those that were gone back from. */
    private final List<float[]> arrows = new ArrayList<>();
    /** The order of the images in one epoch of draws. */
    private float[] order = {};

    private int orderedFor;

    GradientNoiseSimulation(DigitSets sets, Settings settings, Compute compute) {
        super(settings);
        this.sets = sets;
        this.compute = compute;
        this.model = open(settings);
        this.model.goTo(epochs(settings));
    }

    private Arrows open(Settings opening) {
        Split split = sets.split(opening.pick(DigitControls.SET), 1, 1);
        return Arrows.open(
                TrainingSet.of(split.train()),
                TrainingSet.of(split.valid()),
                SevenSteps.whole(opening, GradientNoise.DRAW),
                compute);
    }

    private static int epochs(Settings opening) {
        return SevenSteps.whole(opening, GradientNoise.TRAINED);
    }

    /** Whether two settings have one model. */
    private static boolean isSameModel(Settings one, Settings other) {
        return one.get(DigitControls.SET).equals(other.get(DigitControls.SET))
                && one.get(GradientNoise.DRAW).equals(other.get(GradientNoise.DRAW));
    }

    @Override
    protected void prepare(Settings opening) {
        if (!isSameModel(opening, settings())) {
            Arrows next = open(opening);
            model.close();
            model = next;
        }
        model.goTo(epochs(opening));
        arrows.clear();
        order = new float[0];
    }

    @Override
    public boolean makeFrameReady() {
        return !model.prepare();
    }

    @Override
    protected int most() {
        return Integer.MAX_VALUE;
    }

    private int size() {
        return BatchSize.of(settings().pick(GradientNoise.BATCH), model.count());
    }

    /** Whether a batch is all images, so many that its gradient is not looked for anew in every order of them. */
    private boolean isWhole() {
        return size() == model.count() && size() > Batch.PORTION;
    }

    /** The images of the batch that was drawn {@code draw}th, from 0: of each epoch all batches that are full. */
    private int[] batch(int draw) {
        int size = size();
        Batches batches = new Batches(model.count(), size, model.seed());
        int epoch = draw / batches.perEpoch();
        if (order.length == 0 || epoch != orderedFor) {
            order = batches.order(epoch);
            orderedFor = epoch;
        }
        return Batch.of(model.set(), order, draw % batches.perEpoch() * size, size)
                .images();
    }

    /** The gradients of the first so many batches. */
    private List<float[]> arrows(int draws) {
        while (arrows.size() < draws) {
            arrows.add(isWhole() ? model.gradients().whole() : model.gradients().of(batch(arrows.size())));
        }
        return arrows.subList(0, draws);
    }

    @Override
    public Frame frame() {
        ImageGradients gradients = model.gradients();
        int draws = steps();
        List<float[]> drawn = arrows(draws);
        float[] newest = draws == 0 ? gradients.whole() : drawn.getLast();
        float[] mean = mean(drawn);
        float widest = 0;
        float back = LEAST_BACK;
        float ahead = 1;
        float high = LEAST_HIGH;
        for (float[] arrow : drawn) {
            widest = Math.max(widest, gradients.angle(arrow));
            back = Math.max(back, -gradients.along(arrow));
            ahead = Math.max(ahead, gradients.along(arrow));
            high = Math.max(high, Math.abs(gradients.beside(arrow)));
        }
        int size = size();
        FrameBuilder frame = Frame.saying(words(draws, size, newest, mean))
                .axis("along", along(-back, (1 + MARGIN) * ahead, (1 + MARGIN) * high))
                .axis("aside", new Axis(-(1 + MARGIN) * high, (1 + MARGIN) * high))
                .axis("size", new Axis(1, Scale.roundUp(model.count())))
                .axis("apart", errorAxis())
                .chart(fan("earlier", draws < 2 ? List.of() : drawn.subList(0, draws - 1)))
                .chart(fan("newest", draws == 0 ? List.of() : List.of(newest)))
                .chart(fan("whole", List.of(gradients.whole())))
                .chart(fan("mean", draws < 2 ? List.of() : List.of(mean)))
                .chart(law())
                .chart(errors())
                .chart(here(size))
                .chart(memory());
        BatchPicture.show(frame, settings(), model.set().images(), size, draws == 0 ? new int[0] : batch(draws - 1));
        DigitControls.tell(frame, sets, settings());
        return frame.readout("count", draws)
                .readout("angle", draws == 0 ? Float.NaN : gradients.angle(newest))
                .readout("meanangle", draws == 0 ? Float.NaN : gradients.angle(mean))
                .readout("size", size)
                .readout("all", model.count())
                .readout("pixels", model.set().pixels())
                .goal("astray", widest > 90)
                .goal("steady", draws >= ENOUGH && widest < STEADY && size < model.count())
                .build();
    }

    /** From the hindmost arrow to the foremost; on both sides further where that were a strip, since both axes have one scale. */
    private static Axis along(float back, float ahead, float high) {
        float more = Math.max(0, LEAST_WIDE * 2 * high - (ahead - back)) / 2;
        return new Axis(back - more, ahead + more);
    }

    private Message words(int draws, int size, float[] newest, float[] mean) {
        if (draws == 0) {
            return Message.of("batches.start", model.count(), size);
        }
        if (size == model.count()) {
            return Message.of("batches.whole", model.count());
        }
        ImageGradients gradients = model.gradients();
        return draws == 1
                ? Message.of("batches.one", size, gradients.angle(newest))
                : Message.of("batches.many", draws, size, gradients.angle(newest), gradients.angle(mean));
    }

    private float[] mean(List<float[]> drawn) {
        if (drawn.isEmpty()) {
            return model.gradients().whole();
        }
        float[] mean = new float[model.gradients().whole().length];
        for (float[] arrow : drawn) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += arrow[i] / drawn.size();
            }
        }
        return mean;
    }

    /** Each arrow with its true length, and at its true angle to the whole gradient. */
    private Chart fan(String id, List<float[]> shown) {
        float[] from = new float[shown.size()];
        float[] along = new float[shown.size()];
        float[] aside = new float[shown.size()];
        for (int i = 0; i < along.length; i++) {
            along[i] = model.gradients().along(shown.get(i));
            aside[i] = model.gradients().beside(shown.get(i));
        }
        return new Chart.Arrows(id, from, from.clone(), along, aside);
    }

    private Axis errorAxis() {
        float highest = model.errors()[0];
        float lowest = highest;
        for (float error : model.errors()) {
            highest = Math.max(highest, error);
            lowest = error > 0 ? Math.min(lowest, error) : lowest;
        }
        return new Axis((float) Math.pow(10, Math.floor(Math.log10(lowest))), Scale.roundUp(1.2f * highest));
    }

    /** What is expected of each size but all, whose error is nothing. */
    private Chart law() {
        Axis axis = errorAxis();
        int points = 60;
        float[] xs = new float[points];
        float[] ys = new float[points];
        for (int i = 0; i < points; i++) {
            int size = (int) Math.round(Math.pow(model.count(), i / (points - 1.0)));
            xs[i] = size;
            float expected = (float) model.gradients().expectedApart(size);
            ys[i] = expected < axis.min() ? Float.NaN : expected;
        }
        return new Chart.Lines("law", xs, ys);
    }

    private Chart errors() {
        int shown = 0;
        float[] drawn = model.errors();
        float[] xs = new float[drawn.length];
        for (int i = 0; i < drawn.length; i++) {
            xs[i] = BatchSize.of(BatchSize.IDS.get(i), model.count());
            shown += drawn[i] > 0 ? 1 : 0;
        }
        return new Chart.Scatter("drawn", Arrays.copyOf(xs, shown), Arrays.copyOf(drawn, shown));
    }

    private Chart here(int size) {
        int at = BatchSize.IDS.indexOf(settings().pick(GradientNoise.BATCH));
        return at >= model.errors().length || !(model.errors()[at] > 0)
                ? Blank.dots("this")
                : new Chart.Scatter("this", new float[] {size}, new float[] {model.errors()[at]});
    }

    /** Bytes that one step holds at once, as the engine counts them. */
    private Chart memory() {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < model.bytes().length; i++) {
            int size = BatchSize.of(BatchSize.IDS.get(i), model.count());
            int atOnce = Math.min(size, Batch.PORTION);
            long images = 4L * atOnce * model.set().pixels();
            rows.add(List.of(
                    atOnce == size ? size : Message.of("batches.portions", size, atOnce),
                    kilobytes(images),
                    kilobytes(model.bytes()[i])));
        }
        return new Chart.Table(
                "memory",
                List.of(
                        Message.of("batches.head.size"),
                        Message.of("batches.head.images"),
                        Message.of("batches.head.step")),
                rows,
                List.of(BatchSize.IDS.indexOf(settings().pick(GradientNoise.BATCH))));
    }

    private static Message kilobytes(long bytes) {
        return Message.of("batches.kilobytes", bytes / 1000f);
    }

    @Override
    public void close() {
        model.close();
    }
}
