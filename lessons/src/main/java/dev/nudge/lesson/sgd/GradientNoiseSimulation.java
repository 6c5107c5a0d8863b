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
import dev.nudge.lesson.training.Net;
import dev.nudge.lesson.training.Objective;
import dev.nudge.lesson.training.Plan;
import dev.nudge.lesson.training.Start;
import dev.nudge.lesson.training.Training;
import dev.nudge.lesson.training.TrainingSet;
import dev.nudge.lesson.training.Update;
import dev.nudge.lesson.training.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One learner's draws. */
final class GradientNoiseSimulation extends Counted {

    /** Of a large set, the first so many images. */
    private static final int MOST_IMAGES = 1024;

    /** Batches of each size whose errors are averaged. */
    private static final int TRIALS = 24;

    /** Fewer batches than that show nothing. */
    private static final int ENOUGH = 20;

    /** Batches whose arrows stay within this many degrees are steady. */
    private static final float STEADY = 30;

    /** ReLUs of the network whose memory is told. */
    private static final int UNITS = 30;

    private static final float MARGIN = 0.1f;

    /** How far the paper reaches behind and aside, at least, in lengths of the whole gradient. */
    private static final float LEAST_BACK = 0.25f;

    private static final float LEAST_HIGH = 0.5f;

    private final DigitSets sets;
    private final Compute compute;
    private Plan plan;
    private ImageGradients gradients;
    private int count;
    /** The error of each size, as drawn. */
    private float[] drawn;

    GradientNoiseSimulation(DigitSets sets, Settings settings, Compute compute) {
        super(settings);
        this.sets = sets;
        this.compute = compute;
        Trained trained = train(settings);
        this.plan = trained.plan;
        this.gradients = trained.gradients;
        this.count = trained.count();
        this.drawn = trained.drawn;
    }

    /** What does not change on the way. */
    private record Trained(Plan plan, ImageGradients gradients, float[] drawn) {
        int count() {
            return gradients.each().shape().dim(0);
        }
    }

    private Trained train(Settings opening) {
        return compute.within(() -> {
            Split split = sets.split(opening.pick(DigitControls.SET), 1, 1);
            TrainingSet set = TrainingSet.of(split.train());
            int seed = SevenSteps.whole(opening, GradientNoise.DRAW);
            Plan lesson = new Plan(
                    set,
                    TrainingSet.of(split.valid()),
                    new Plan.Model(Net.LINEAR, 1, Start.RANDOM),
                    new Plan.Method(Objective.SEVEN, Update.SGD, 64),
                    seed);
            Weights weights = lesson.firstWeights();
            try (Training training = Training.open(lesson, compute)) {
                while (training.epochs() < SevenSteps.whole(opening, GradientNoise.TRAINED)) {
                    training.step(1, 0);
                }
                weights = training.weights();
            }
            ImageGradients each = ImageGradients.of(lesson, weights, Math.min(set.count(), MOST_IMAGES));
            return new Trained(lesson, each, errors(each, seed));
        });
    }

    /** For each size of a batch the root of the mean squared distance from the whole gradient. */
    private static float[] errors(ImageGradients gradients, int seed) {
        int count = gradients.each().shape().dim(0);
        float[] errors = new float[BatchSize.IDS.size() - 1];
        for (int i = 0; i < errors.length; i++) {
            int size = BatchSize.of(BatchSize.IDS.get(i), count);
            double squares = 0;
            for (int trial = 0; trial < TRIALS; trial++) {
                double apart = gradients.apart(gradients.of(first(new Batches(count, size, seed).order(trial), size)));
                squares += apart * apart;
            }
            errors[i] = (float) Math.sqrt(squares / TRIALS);
        }
        return errors;
    }

    private static int[] first(float[] order, int size) {
        int[] images = new int[size];
        for (int i = 0; i < size; i++) {
            images[i] = (int) order[i];
        }
        return images;
    }

    @Override
    protected void prepare(Settings opening) {
        Trained trained = train(opening);
        plan = trained.plan;
        gradients = trained.gradients;
        count = trained.count();
        drawn = trained.drawn;
    }

    @Override
    protected int most() {
        return Integer.MAX_VALUE;
    }

    private int size() {
        return BatchSize.of(settings().pick(GradientNoise.BATCH), count);
    }

    /** The images of the batch that was drawn {@code draw}th, from 0: of each epoch all batches that are full. */
    private int[] batch(int draw) {
        int size = size();
        Batches batches = new Batches(count, size, plan.seed());
        float[] order = batches.order(draw / batches.perEpoch());
        return Batch.of(plan.train(), order, draw % batches.perEpoch() * size, size)
                .images();
    }

    @Override
    public Frame frame() {
        return compute.within(this::picture);
    }

    private Frame picture() {
        int draws = steps();
        List<float[]> arrows = new ArrayList<>();
        for (int draw = 0; draw < draws; draw++) {
            arrows.add(gradients.of(batch(draw)));
        }
        float[] newest = draws == 0 ? gradients.whole() : arrows.getLast();
        float[] mean = mean(arrows);
        float widest = 0;
        float back = LEAST_BACK;
        float ahead = 1;
        float high = LEAST_HIGH;
        for (float[] arrow : arrows) {
            widest = Math.max(widest, gradients.angle(arrow));
            back = Math.max(back, -gradients.along(arrow));
            ahead = Math.max(ahead, gradients.along(arrow));
            high = Math.max(high, Math.abs(gradients.aside(arrow)));
        }
        int size = size();
        FrameBuilder frame = Frame.saying(words(draws, size, newest, mean))
                .axis("along", new Axis(-back, (1 + MARGIN) * ahead).withRoundTop())
                .axis("aside", new Axis(-Scale.roundUp(high), Scale.roundUp(high)))
                .axis("size", new Axis(1, Scale.roundUp(count)))
                .axis("apart", errorAxis())
                .chart(fan("earlier", draws < 2 ? List.of() : arrows.subList(0, draws - 1)))
                .chart(fan("newest", draws == 0 ? List.of() : List.of(newest)))
                .chart(fan("whole", List.of(gradients.whole())))
                .chart(fan("mean", draws < 2 ? List.of() : List.of(mean)))
                .chart(law())
                .chart(errors())
                .chart(here(size))
                .chart(memory(size));
        BatchPicture.show(frame, plan.train().images(), size, draws == 0 ? new int[0] : batch(draws - 1));
        DigitControls.tell(frame, sets, settings());
        return frame.readout("count", draws)
                .readout("angle", draws == 0 ? Float.NaN : gradients.angle(newest))
                .readout("meanangle", draws == 0 ? Float.NaN : gradients.angle(mean))
                .readout("size", size)
                .readout("all", count)
                .goal("astray", widest > 90)
                .goal("steady", draws >= ENOUGH && widest < STEADY && size < count)
                .build();
    }

    private Message words(int draws, int size, float[] newest, float[] mean) {
        if (draws == 0) {
            return Message.of("batches.start", count, size);
        }
        if (size == count) {
            return Message.of("batches.whole", count);
        }
        return draws == 1
                ? Message.of("batches.one", size, gradients.angle(newest))
                : Message.of("batches.many", draws, size, gradients.angle(newest), gradients.angle(mean));
    }

    private float[] mean(List<float[]> arrows) {
        if (arrows.isEmpty()) {
            return gradients.whole();
        }
        float[] mean = new float[gradients.whole().length];
        for (float[] arrow : arrows) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += arrow[i] / arrows.size();
            }
        }
        return mean;
    }

    private Chart fan(String id, List<float[]> arrows) {
        float[] from = new float[arrows.size()];
        float[] along = new float[arrows.size()];
        float[] aside = new float[arrows.size()];
        for (int i = 0; i < along.length; i++) {
            along[i] = gradients.along(arrows.get(i));
            aside[i] = gradients.aside(arrows.get(i));
        }
        return new Chart.Arrows(id, from, from.clone(), along, aside);
    }

    private Axis errorAxis() {
        float highest = drawn[0];
        float lowest = highest;
        for (float error : drawn) {
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
            int size = (int) Math.round(Math.pow(count, i / (points - 1.0)));
            xs[i] = size;
            float expected = (float) gradients.expectedApart(size);
            ys[i] = expected < axis.min() ? Float.NaN : expected;
        }
        return new Chart.Lines("law", xs, ys);
    }

    private Chart errors() {
        int shown = 0;
        float[] xs = new float[drawn.length];
        for (int i = 0; i < drawn.length; i++) {
            xs[i] = BatchSize.of(BatchSize.IDS.get(i), count);
            shown += drawn[i] > 0 ? 1 : 0;
        }
        return new Chart.Scatter("drawn", Arrays.copyOf(xs, shown), Arrays.copyOf(drawn, shown));
    }

    private Chart here(int size) {
        int at = BatchSize.IDS.indexOf(settings().pick(GradientNoise.BATCH));
        return at >= drawn.length || !(drawn[at] > 0)
                ? Blank.dots("this")
                : new Chart.Scatter("this", new float[] {size}, new float[] {drawn[at]});
    }

    /** Bytes that one step holds at once: what grows with the batch, and what does not. */
    private Chart memory(int now) {
        List<List<Object>> rows = new ArrayList<>();
        List<Integer> marked = new ArrayList<>();
        int pixels = plan.train().pixels();
        for (String id : BatchSize.IDS) {
            int size = BatchSize.of(id, plan.train().count());
            if (id.equals(settings().pick(GradientNoise.BATCH))) {
                marked.add(rows.size());
            }
            long images = 4L * size * pixels;
            long signals = 4L * size * (2 * UNITS + 1);
            long weights = 2 * 4L * (pixels * UNITS + UNITS + UNITS + 1);
            rows.add(List.of(size, kilobytes(images), kilobytes(signals), kilobytes(weights)));
        }
        return new Chart.Table(
                "memory",
                List.of(
                        Message.of("batches.head.size"),
                        Message.of("batches.head.images"),
                        Message.of("batches.head.signals"),
                        Message.of("batches.head.weights")),
                rows,
                marked);
    }

    private static Message kilobytes(long bytes) {
        return Message.of("batches.kilobytes", bytes / 1000f);
    }

    @Override
    public void close() {
        // What a frame computes is held by nobody; the images are everybody's.
    }
}
