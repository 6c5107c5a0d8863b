package dev.nudge.lesson.sgd;

import static dev.nudge.lesson.sgd.SevenSteps.BATCH;
import static dev.nudge.lesson.sgd.SevenSteps.WAY;

import dev.nudge.lesson.Chart;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Picture.Plain;
import dev.nudge.lesson.Picture.Role;
import dev.nudge.lesson.Picture.Size;
import dev.nudge.lesson.Trail;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.training.Batch;
import dev.nudge.lesson.training.BatchSize;
import dev.nudge.lesson.training.Nudged;
import dev.nudge.lesson.training.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The slope of the loss by every weight, found in two ways. */
final class GradientRoom implements Showing {

    private static final String GRADIENT = "gradient";
    private static final String SLOPES = "slopes";
    private static final String WAYS = "ways";

    /** Digits in which both ways agree, for who wants to see that they do. */
    private static final int ENOUGH_DIGITS = 4;

    /** What is offered where units have to go too. */
    private static final int SMALL_BATCH = 8;

    /** Nobody can tell more digits of a float32. */
    private static final double MOST_DIGITS = 7;

    @Override
    public List<Picture> pictures() {
        return List.of(
                Tiles.picture(GRADIENT, Role.GRADIENT),
                Spread.picture(SLOPES, Role.GRADIENT),
                new Plain(WAYS, Size.SMALL),
                WalkPicture.STRIP);
    }

    @Override
    public List<String> controls() {
        return List.of(WAY);
    }

    @Override
    public List<Chart> blank() {
        return List.of(Blank.image(GRADIENT), Blank.lines(SLOPES), Blank.table(WAYS));
    }

    private static boolean isNudging(Moment moment) {
        return moment.settings().pick(WAY).equals(SevenSteps.NUDGING);
    }

    private static boolean isTooMuch(Moment moment) {
        return isNudging(moment)
                && !Nudged.isQuick(moment.plan(), moment.batch().size());
    }

    @Override
    public Message words(Moment moment) {
        int weights = moment.weights().count();
        if (isNudging(moment) && !isTooMuch(moment)) {
            return Message.of("seven.gradient.nudge", weights, 2 * weights);
        }
        int images = moment.batch().size();
        float length = length(moment.gradient());
        return moment.whole().isPresent()
                ? Message.of("seven.gradient.portions", weights, images, length, Batch.PORTION)
                : Message.of("seven.gradient.autograd", weights, images, length);
    }

    @Override
    public void show(Moment moment, FrameBuilder frame) {
        float[] autograd = moment.gradient();
        float[] shown = autograd;
        List<List<Object>> rows = new ArrayList<>();
        rows.add(
                List.of(Message.of("seven.way.autograd"), Message.of("seven.way.autograd.cost"), length(autograd), ""));
        if (isTooMuch(moment)) {
            rows.add(List.of(
                    Message.of("seven.way.nudge"),
                    Message.of("seven.way.nudge.would", 2 * moment.weights().count()),
                    "",
                    ""));
            frame.notice(Message.of(
                    "seven.nudge.toomuch",
                    moment.weights().count(),
                    moment.batch().size()));
            offer(moment.plan(), frame);
        } else if (isNudging(moment)) {
            shown = Nudged.gradient(moment.weights(), moment.plan().objective(), moment.batch());
            double digits = digits(autograd, shown);
            rows.add(List.of(
                    Message.of("seven.way.nudge"),
                    Message.of("seven.way.nudge.cost", 2 * moment.weights().count()),
                    length(shown),
                    Message.of("seven.way.digits", (int) digits)));
            frame.goal("nudged", digits >= ENOUGH_DIGITS);
        }
        Tiles.show(
                frame,
                GRADIENT,
                moment.weights().shaped(shown),
                moment.plan().train().images().side());
        Spread.show(frame, SLOPES, shown);
        frame.chart(new Chart.Table(
                WAYS,
                List.of(
                        Message.of("seven.head.way"),
                        Message.of("seven.head.cost"),
                        Message.of("seven.head.length"),
                        Message.of("seven.head.agree")),
                rows,
                List.of()));
        WalkPicture.show(moment, frame);
    }

    /** Something smaller that is quick to nudge: a batch, or where not even a single image will do, fewer units as well. */
    private static void offer(Plan plan, FrameBuilder frame) {
        Optional<String> batch = BatchSize.IDS.reversed().stream()
                .filter(id -> BatchSize.of(id, plan.train().count()) < plan.batch())
                .filter(id -> Nudged.isQuick(plan, Integer.parseInt(id)))
                .findFirst();
        if (batch.isPresent()) {
            frame.offer(
                    Message.of("seven.nudge.smaller", Integer.parseInt(batch.get())),
                    BATCH,
                    new Value.Pick(batch.get()));
            return;
        }
        int units = plan.model().units();
        while (units > 1 && !Nudged.isQuick(plan.withUnits(units), SMALL_BATCH)) {
            units--;
        }
        frame.offer(
                Message.of("seven.nudge.fewer", units, SMALL_BATCH),
                List.of(
                        new Trail.Change(SevenSteps.UNITS, new Value.Number(units)),
                        new Trail.Change(BATCH, new Value.Pick(String.valueOf(SMALL_BATCH)))));
    }

    /** The Euclidean norm. */
    static float length(float[] gradient) {
        double squares = 0;
        for (float slope : gradient) {
            squares += (double) slope * slope;
        }
        return (float) Math.sqrt(squares);
    }

    /** In how many leading digits of the largest number all numbers agree; 0 where nothing can be said. */
    static double digits(float[] one, float[] other) {
        double apart = 0;
        double largest = 0;
        for (int i = 0; i < one.length; i++) {
            apart = Math.max(apart, Math.abs((double) one[i] - other[i]));
            largest = Math.max(largest, Math.abs(one[i]));
        }
        if (!(largest > 0 && largest < Double.POSITIVE_INFINITY)) {
            return 0;
        }
        return Math.clamp(-Math.log10(apart / largest), 0, MOST_DIGITS);
    }
}
