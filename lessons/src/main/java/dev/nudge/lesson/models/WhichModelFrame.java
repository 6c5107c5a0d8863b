package dev.nudge.lesson.models;

import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Settings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Puts the models into a frame. */
final class WhichModelFrame {

    private static final Axis SPEED = new Axis(50, 80_000);
    private static final Axis TOP_1 = new Axis(66, 93);

    /** Checkpoint "phone": a model that takes no more than 24 MB is left. */
    private static final float PHONE = 6;

    private WhichModelFrame() {}

    static Frame of(Settings settings, List<ImageModel> models, boolean[] allowed, float[] front) {
        List<ImageModel> left = new ArrayList<>();
        List<ImageModel> unbeaten = new ArrayList<>();
        for (int i = 0; i < allowed.length; i++) {
            if (allowed[i]) {
                left.add(models.get(i));
            }
            if (front[i] > 0) {
                unbeaten.add(models.get(i));
            }
        }
        FrameBuilder frame = Frame.saying(words(left, unbeaten))
                .axis("speed", SPEED)
                .axis("top1", TOP_1)
                .readout("left", left.size())
                .readout("best", left.isEmpty() ? Float.NaN : best(left).top1())
                .readout("memory", left.isEmpty() ? Float.NaN : best(left).megabytes())
                .chart(need(settings))
                .chart(line(unbeaten))
                .chart(bubbles(models, allowed))
                .chart(table(left, unbeaten))
                .goal("phone", settings.number(WhichModel.SIZE) <= PHONE && !left.isEmpty())
                .goal("lone", left.size() == 1);
        if (left.isEmpty()) {
            frame.notice(Message.of("models.none"));
        }
        return frame.build();
    }

    private static Message words(List<ImageModel> left, List<ImageModel> unbeaten) {
        if (left.isEmpty()) {
            return Message.of("models.words.none", WhichModelSimulation.MODELS.size());
        }
        ImageModel best = best(left);
        return Message.of(
                "models.words",
                left.size(),
                WhichModelSimulation.MODELS.size(),
                unbeaten.size(),
                best.name(),
                exact(best.top1(), 2),
                exact(best.imagesPerSecond(), 0),
                exact(best.megabytes(), 1));
    }

    /** As the source writes it: with so many places behind the point. */
    private static BigDecimal exact(float number, int places) {
        return new BigDecimal(Float.toString(number)).setScale(places, RoundingMode.HALF_EVEN);
    }

    private static ImageModel best(List<ImageModel> left) {
        ImageModel best = left.getFirst();
        for (ImageModel model : left) {
            if (model.top1() > best.top1()) {
                best = model;
            }
        }
        return best;
    }

    /** The least speed asked for, from top to bottom: its name stands below, where there are no models. */
    private static Chart need(Settings settings) {
        float speed = Math.clamp(settings.number(WhichModel.SPEED), SPEED.min(), SPEED.max());
        return new Chart.Lines("need", new float[] {speed, speed}, new float[] {TOP_1.max(), TOP_1.min()});
    }

    /** From the fastest to the most accurate. */
    private static Chart line(List<ImageModel> unbeaten) {
        float[] xs = new float[unbeaten.size()];
        float[] ys = new float[xs.length];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = unbeaten.get(i).imagesPerSecond();
            ys[i] = unbeaten.get(i).top1();
        }
        return new Chart.Lines("front", xs, ys);
    }

    private static Chart bubbles(List<ImageModel> models, boolean[] allowed) {
        int n = models.size();
        float[] xs = new float[n];
        float[] ys = new float[n];
        float[] sizes = new float[n];
        int[] families = new int[n];
        int[] marks = new int[n];
        boolean[] faded = new boolean[n];
        List<Message> names = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            ImageModel model = models.get(i);
            xs[i] = model.imagesPerSecond();
            ys[i] = model.top1();
            sizes[i] = model.parameters();
            families[i] = model.family().ordinal();
            marks[i] = (model.hasExtraData() ? 1 : 0) + (model.looksCloser() ? 2 : 0);
            faded[i] = !allowed[i];
            names.add(Message.of(
                    "models.bubble", model.name(), model.parameters(), model.side(), model.hasExtraData() ? 1 : 0));
        }
        return new Chart.Bubbles("models", xs, ys, sizes, families, marks, faded, names);
    }

    private static Chart table(List<ImageModel> left, List<ImageModel> unbeaten) {
        List<List<Object>> rows = new ArrayList<>();
        List<Integer> marked = new ArrayList<>();
        for (ImageModel model : left) {
            if (unbeaten.contains(model)) {
                marked.add(rows.size());
            }
            rows.add(List.of(
                    model.name(),
                    Message.of("models.family." + model.family().ordinal()),
                    model.side(),
                    exact(model.top1(), 2),
                    exact(model.imagesPerSecond(), 0),
                    exact(model.parameters(), 1),
                    exact(model.megabytes(), 1),
                    model.extra()));
        }
        List<Message> headings = List.of(
                Message.of("models.heading.name"),
                Message.of("models.heading.family"),
                Message.of("models.heading.side"),
                Message.of("models.heading.top1"),
                Message.of("models.heading.speed"),
                Message.of("models.heading.parameters"),
                Message.of("models.heading.memory"),
                Message.of("models.heading.extra"));
        return new Chart.Table("table", headings, rows, marked);
    }
}
