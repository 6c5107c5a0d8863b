package dev.nudge.lesson.matmul;

import static dev.nudge.lesson.matmul.DigitRows.DIGITS;
import static dev.nudge.lesson.matmul.DigitRows.IMAGES;
import static dev.nudge.lesson.matmul.DigitRows.PIXELS;
import static dev.nudge.lesson.matmul.DigitRows.SIDE;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Chart.Grid.Heads;
import dev.nudge.lesson.Counted;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** One learner's five images, and how many of their rows are multiplied. */
final class ImagesSimulation extends Counted {

    private static final Axis INK = new Axis(0, 1);

    /** The digits are the columns' names, and images count from 1. */
    private static final List<String> NAMES =
            IntStream.range(0, DIGITS).mapToObj(Integer::toString).toList();

    private static final List<String> ROW_NAMES =
            IntStream.rangeClosed(1, IMAGES).mapToObj(Integer::toString).toList();
    private static final Axis EDGE = new Axis(0, SIDE);
    private static final Axis ROWS = new Axis(0.5f, IMAGES + 0.5f);

    /**
     * What the engine makes of five images.
     *
     * @param images shape [5, 784]
     * @param column of the weights, shape [784]
     * @param whole all rows in one product, shape [5, 10]
     * @param alone the chosen row by itself, shape [1, 10]
     * @param difference the largest between {@code alone} and its row of {@code whole}
     * @param parts the chosen row times the chosen column, number by number, shape [784]
     * @param best the column of the chosen row's largest score
     */
    private record Scored(
            Tensor images, Tensor column, Tensor whole, Tensor alone, float difference, Tensor parts, int best) {

        static Scored of(Tensor weights, int set, int row, int column) {
            Tensor images = DigitRows.all().images(set);
            Tensor whole = images.matmul(weights);
            Tensor image = images.select(0, row);
            Tensor alone = image.unsqueeze(0).matmul(weights);
            Tensor chosen = weights.select(1, column);
            return new Scored(
                    images,
                    chosen,
                    whole,
                    alone,
                    alone.squeeze(0).sub(whole.select(0, row)).abs().max().item(),
                    image.mul(chosen),
                    (int) alone.argmax().item());
        }
    }

    private final Compute compute;
    private final Tensor weights = DigitRows.all().weights();

    ImagesSimulation(Settings settings, Compute compute) {
        super(settings);
        this.compute = compute;
    }

    private boolean inOne() {
        return settings().pick(Images.WAY).equals(Images.ALL);
    }

    @Override
    protected int most() {
        return inOne() ? 1 : IMAGES;
    }

    private int number(String slider) {
        return Math.round(settings().number(slider));
    }

    @Override
    public Frame frame() {
        int set = number(Images.SET) - 1;
        int row = number(Images.ROW) - 1;
        int column = number(Images.COLUMN);
        int label = DigitRows.all().label(set, row);
        Scored scored = compute.within(() -> Scored.of(weights, set, row, column));
        int made = inOne() ? IMAGES * steps() : steps();
        float[] alone = scored.alone().toArray();
        FrameBuilder frame = Frame.saying(words(scored, made, row, label))
                .axis("pixel", new Axis(0, PIXELS))
                .axis("image", ROWS)
                .axis("across", EDGE)
                .axis("down", EDGE)
                .chart(new Chart.Heatmap(
                        "pixels", PIXELS, scored.images().flip(0).toArray(), INK))
                .chart(frameOf(row))
                .chart(new Chart.Scatter("pick", new float[] {0}, new float[] {IMAGES - row}))
                .chart(scores(scored, made, row, column))
                .chart(new Chart.Grid("alone", DIGITS, alone, scoreRange(scored))
                        .marked(List.of(column), List.of())
                        .under(new Heads(List.of(Integer.toString(row + 1)), NAMES)))
                .chart(square("ink", scored.images().select(0, row), INK))
                .chart(square("weights", scored.column(), around(scored.column())))
                .chart(square("products", scored.parts(), around(scored.parts())))
                .readout("calls", steps())
                .readout("score", alone[column])
                .readout("pickedrow", row)
                .readout("pickedcolumn", column)
                .goal("single", !inOne() && made == IMAGES)
                .goal("batch", inOne() && made == IMAGES);
        return frame.build();
    }

    /** A line around the chosen row. */
    private static Chart frameOf(int row) {
        float low = IMAGES - row - 0.5f;
        return new Chart.Lines(
                "chosen", new float[] {0, PIXELS, PIXELS, 0, 0}, new float[] {low, low, low + 1, low + 1, low});
    }

    private static Chart scores(Scored scored, int made, int row, int column) {
        float[] scores = scored.whole().toArray();
        Arrays.fill(scores, made * DIGITS, scores.length, Float.NaN);
        List<Integer> lit = new ArrayList<>();
        List<String> leads = new ArrayList<>();
        for (int cell = 0; cell < scores.length; cell++) {
            if (cell / DIGITS == row) {
                lit.add(cell);
            }
            leads.add("row=" + (cell / DIGITS + 1) + "&column=" + cell % DIGITS);
        }
        return new Chart.Grid("scores", DIGITS, scores, scoreRange(scored))
                .marked(lit, List.of(row * DIGITS + column))
                .leading(leads)
                .under(new Heads(ROW_NAMES, NAMES));
    }

    private static Axis scoreRange(Scored scored) {
        return around(scored.whole());
    }

    private static Axis around(Tensor tensor) {
        float largest = tensor.abs().max().item();
        return largest == 0 ? new Axis(-1, 1) : new Axis(-largest, largest);
    }

    /** 784 numbers folded into an image; a picture is told from the bottom. */
    private static Chart square(String id, Tensor row, Axis range) {
        return Chart.Heatmap.image(id, SIDE, row.reshape(SIDE, SIDE).flip(0).toArray(), range);
    }

    private Message words(Scored scored, int made, int row, int label) {
        if (made == 0) {
            return Message.of("images.start", IMAGES, SIDE, PIXELS, DIGITS);
        }
        Message so = inOne()
                ? Message.of("images.batch", IMAGES * DIGITS, IMAGES * PIXELS * DIGITS)
                : Message.of("images.single", made, IMAGES);
        Message best =
                Message.of(scored.best() == label ? "images.right" : "images.wrong", row + 1, label, scored.best());
        Message same = scored.difference() == 0
                ? Message.of("images.same", row + 1)
                : Message.of("images.nearly", row + 1, scored.difference());
        return Message.of("images.words", so, best, same);
    }

    @Override
    public void close() {
        // What a frame computes is held by nobody; the weights are everybody's.
    }
}
