package dev.nudge.lesson.sgd;

import dev.nudge.compute.Tensor;
import dev.nudge.compute.nn.Linear;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Picture.Layer;
import dev.nudge.lesson.Picture.Plain;
import dev.nudge.lesson.Picture.Plot;
import dev.nudge.lesson.Picture.Role;
import dev.nudge.lesson.Picture.Scaled;
import dev.nudge.lesson.Picture.Size;
import dev.nudge.lesson.Picture.View;
import dev.nudge.lesson.training.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What the model says about a batch, and one image of it on its way through. */
final class PredictRoom implements Showing {

    private static final String ANSWERS = "answers";
    private static final String ACTIVE = "active";
    private static final String THROUGH = "through";

    /** Where the threes hover, and where the sevens. */
    private static final float HIGH = 1.5f;

    private static final float LOW = 0.5f;

    /** How far those of one kind are spread, so that they do not hide one another. */
    private static final float SPREAD = 0.7f;

    @Override
    public List<Picture> pictures() {
        return List.of(
                Plot.of(
                        ANSWERS,
                        Size.LARGE,
                        "answer",
                        "kind",
                        Layer.of("half", Role.GUIDE),
                        Layer.of("threes", Role.RUN_1),
                        Layer.of("sevens", Role.RUN_2),
                        Layer.of("mark", Role.MARK),
                        Layer.of("kinds", Role.GUIDE)),
                BatchPicture.PICTURE,
                FollowedPicture.PICTURE,
                new Plot(
                        ACTIVE,
                        Size.SMALL,
                        Scaled.linear("unit"),
                        Scaled.linear("level"),
                        View.SQUARE,
                        List.of(Layer.of(ACTIVE, Role.MODEL))),
                new Plain(THROUGH, Size.STRIP));
    }

    @Override
    public List<String> controls() {
        return List.of(SevenSteps.IMAGE, BatchPicture.PAGE);
    }

    @Override
    public List<Chart> blank() {
        List<Chart> blank = new ArrayList<>(List.of(
                Blank.lines("half"),
                Blank.dots("threes"),
                Blank.dots("sevens"),
                Blank.dots("mark"),
                Blank.labels("kinds"),
                Blank.image(ACTIVE),
                Blank.table(THROUGH)));
        blank.addAll(BatchPicture.BLANK);
        blank.addAll(FollowedPicture.BLANK);
        return blank;
    }

    @Override
    public Message words(Moment moment) {
        int followed = moment.followedInPortion();
        Objective objective = moment.plan().objective();
        return Message.of(
                moment.batch().size() == 1 ? "seven.predict.one" : "seven.predict",
                moment.right(),
                moment.batch().size(),
                moment.followed() + 1,
                objective.answer(moment.raw()).toArray()[followed],
                moment.raw().toArray()[followed] > objective.even() ? 3 : 7,
                moment.portion().targets()[followed] == 1 ? 3 : 7);
    }

    @Override
    public void show(Moment moment, FrameBuilder frame) {
        float[] answers = moment.plan().objective().answer(moment.raw()).toArray();
        Axis across = across(moment, answers);
        float[] targets = moment.portion().targets();
        float[] xs = new float[answers.length];
        float[] ys = new float[answers.length];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = Math.clamp(answers[i], across.min(), across.max());
            float place = (i + 0.5f) / xs.length - 0.5f;
            ys[i] = (targets[i] == 1 ? HIGH : LOW) - SPREAD * place;
        }
        int followed = moment.followedInPortion();
        float left = across.min() + 0.01f * (across.max() - across.min());
        frame.axis("answer", across)
                .axis("kind", new Axis(0, 2))
                .chart(new Chart.Lines("half", new float[] {0.5f, 0.5f}, new float[] {0, 2}))
                .chart(dots("threes", xs, ys, targets, 1))
                .chart(dots("sevens", xs, ys, targets, 0))
                .chart(new Chart.Scatter("mark", new float[] {xs[followed]}, new float[] {ys[followed]}))
                .chart(new Chart.Labels(
                        "kinds",
                        new float[] {left, left},
                        new float[] {1.92f, 0.92f},
                        List.of(Message.of("seven.kind.three"), Message.of("seven.kind.seven"))));
        BatchPicture.show(moment, frame);
        FollowedPicture.show(moment, frame);
        through(moment, frame, answers[followed]);
        moment.tellPortion(frame);
    }

    /** From 0 to 1; where answers may lie beyond, as far as they do. */
    private static Axis across(Moment moment, float[] answers) {
        if (moment.plan().objective().isSquashed()) {
            return new Axis(-0.05f, 1.05f);
        }
        float beyond = 0;
        for (float answer : answers) {
            if (Math.abs(answer) < Float.POSITIVE_INFINITY) {
                beyond = Math.max(beyond, Math.max(answer - 1, -answer));
            }
        }
        float room = Math.max(0.5f, Scale.roundUp(beyond));
        return new Axis(-room, 1 + room);
    }

    static Chart.Scatter dots(String id, float[] xs, float[] ys, float[] targets, float target) {
        int[] of =
                IntStream.range(0, xs.length).filter(i -> targets[i] == target).toArray();
        float[] theirXs = new float[of.length];
        float[] theirYs = new float[of.length];
        for (int i = 0; i < of.length; i++) {
            theirXs[i] = xs[of[i]];
            theirYs[i] = ys[of[i]];
        }
        return new Chart.Scatter(id, theirXs, theirYs);
    }

    /** The shapes of what goes through at once from layer to layer, the numbers of the image that is followed, and its activations as an image. */
    private static void through(Moment moment, FrameBuilder frame, float answer) {
        int batch = moment.portion().size();
        int followed = moment.followedInPortion();
        Tensor signal = moment.portion().x();
        List<List<Object>> rows = new ArrayList<>();
        rows.add(row("x", "x", batch, signal, followed));
        List<Linear> layers = moment.network().layers();
        List<float[]> active = new ArrayList<>();
        for (int layer = 1; layer <= layers.size(); layer++) {
            Tensor sums = layers.get(layer - 1).apply(signal).detach();
            String sum = rows.getLast().getFirst() + " @ w" + layer + " + b" + layer;
            if (layer < layers.size()) {
                signal = sums.relu();
                active.add(signal.select(0, followed).toArray());
                rows.add(row("h" + layer, "h" + layer + " = relu(" + sum + ")", batch, signal, followed));
            } else {
                rows.add(row("raw", "raw = " + sum, batch, sums, followed));
            }
        }
        if (moment.plan().objective().isSquashed()) {
            rows.add(List.of("answer", "sigmoid(raw)", "[" + batch + ", 1]", answer, answer));
        }
        frame.chart(new Chart.Table(
                THROUGH,
                List.of(
                        Message.of("seven.head.tensor"),
                        Message.of("seven.head.computed"),
                        Message.of("seven.head.shape"),
                        Message.of("seven.head.least"),
                        Message.of("seven.head.most")),
                rows,
                List.of()));
        active(frame, active);
    }

    private static List<Object> row(String name, String computed, int batch, Tensor signal, int followed) {
        Tensor own = signal.select(0, followed);
        return List.of(
                name,
                computed,
                "[" + batch + ", " + signal.shape().dim(1) + "]",
                own.min().item(),
                own.max().item());
    }

    /** Units as pixels, layer below layer. */
    private static void active(FrameBuilder frame, List<float[]> layers) {
        frame.away(ACTIVE, layers.isEmpty());
        if (layers.isEmpty()) {
            frame.axis("unit", new Axis(0, 1)).axis("level", new Axis(0, 1)).chart(Blank.image(ACTIVE));
            return;
        }
        int units = layers.getFirst().length;
        int columns = Math.min(units, (int) Math.ceil(Math.sqrt(2.0 * units)));
        int high = (units + columns - 1) / columns;
        int rows = layers.size() * (high + 1) - 1;
        float[] cells = new float[columns * rows];
        float most = 0;
        for (int layer = 0; layer < layers.size(); layer++) {
            for (int unit = 0; unit < units; unit++) {
                int fromTop = layer * (high + 1) + unit / columns;
                float activation = layers.get(layer)[unit];
                cells[(rows - 1 - fromTop) * columns + unit % columns] = activation;
                most = Math.max(most, activation);
            }
        }
        frame.axis("unit", new Axis(0, columns))
                .axis("level", new Axis(0, rows))
                .chart(Chart.Heatmap.image(ACTIVE, columns, cells, new Axis(0, Scale.roundUp(most))));
    }
}
