package dev.nudge.lesson.gradient;

import static dev.nudge.lesson.gradient.Nudge.H;
import static dev.nudge.lesson.gradient.Nudge.LOSS;
import static dev.nudge.lesson.gradient.Nudge.PARAMETERS;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.Execution;
import dev.nudge.compute.Precision;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Counted;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One learner's nudges: evaluated in double precision; autograd works where the learner's tensors live. */
final class NudgeSimulation extends Counted {

    /** What the work in a precision of its own may take. */
    private static final Budget SMALL = new Budget(1 << 20, 1 << 16, Long.MAX_VALUE);

    private static final Axis MOVED = new Axis(-1, 1);

    /** Losses of the nudges that were made so far, and what follows from them; what is not known yet is NaN. */
    private record Known(
            int evaluations, double loss, double[] nudged, double[] slopes, float[] gradient, int[] digits) {
        boolean hasGradient() {
            return gradient.length > 0;
        }
    }

    private final Compute compute;
    private final Compute exact;
    private NudgePrograms programs;

    NudgeSimulation(Settings settings, Compute compute) {
        super(settings);
        this.compute = compute;
        exact = Precision.DOUBLE.open(SMALL);
        programs = openedOrClosed(settings);
    }

    private NudgePrograms openedOrClosed(Settings settings) {
        try {
            return NudgePrograms.open(settings.pick(LOSS), compute, exact);
        } catch (RuntimeException refused) {
            exact.close();
            throw refused;
        }
    }

    @Override
    protected int most() {
        return Nudge.EVALUATIONS;
    }

    @Override
    protected void prepare(Settings opening) {
        if (!programs.loss().equals(opening.pick(LOSS))) {
            NudgePrograms next = NudgePrograms.open(opening.pick(LOSS), compute, exact);
            programs.close();
            programs = next;
        }
    }

    private double[] parameters() {
        return PARAMETERS.stream()
                .mapToDouble(name -> Digits.decimal(settings().number(name)))
                .toArray();
    }

    /** Does as many evaluations as steps were taken. */
    private Known evaluate() {
        double h = Digits.decimal(settings().number(H));
        double[] at = parameters();
        double loss = steps() > 0 ? programs.evaluate(at) : Double.NaN;
        double[] nudged = {Double.NaN, Double.NaN, Double.NaN};
        double[] slopes = nudged.clone();
        int made = Math.clamp(steps() - 1, 0, PARAMETERS.size());
        for (int i = 0; i < made; i++) {
            double[] there = at.clone();
            there[i] += h;
            nudged[i] = programs.evaluate(there);
            slopes[i] = (nudged[i] - loss) / h;
        }
        float[] gradient = steps() == Nudge.EVALUATIONS ? programs.gradient(at) : new float[0];
        int[] digits = new int[gradient.length];
        for (int i = 0; i < digits.length; i++) {
            digits[i] = Digits.agreeing(slopes[i], gradient[i], Digits.FLOAT32);
        }
        return new Known(Math.min(steps(), 1 + made), loss, nudged, slopes, gradient, digits);
    }

    @Override
    public Frame frame() {
        Known known = evaluate();
        Execution look = programs.look(parameters());
        float loss = look.read("loss")[0];
        FrameBuilder frame = Frame.saying(words(known))
                .axis("moved", MOVED)
                .axis("height", new Axis(0, settings().pick(LOSS).equals("mae") ? 6 : 40))
                .readout("evaluations", known.evaluations)
                .readout("now", loss)
                .chart(table(known))
                .chart(new Chart.Lines("alonga", programs.moves(), look.read("along.a")))
                .chart(new Chart.Lines("alongb", programs.moves(), look.read("along.b")))
                .chart(new Chart.Lines("alongc", programs.moves(), look.read("along.c")))
                .chart(evaluated(known))
                .goal("all", known.hasGradient())
                .goal(
                        "sixdigits",
                        known.hasGradient() && Arrays.stream(known.digits).allMatch(digits -> digits >= 6))
                .goal("apart", known.hasGradient() && known.gradient[0] * known.gradient[2] < 0);
        for (int i = 0; i < PARAMETERS.size(); i++) {
            // Before its evaluation a slope is shown as 0 nowhere but in the code beside the picture.
            frame.readout("gradient" + i, known.hasGradient() ? known.gradient[i] : 0)
                    .readout("slope" + i, Double.isNaN(known.slopes[i]) ? 0 : (float) known.slopes[i]);
        }
        if (known.hasGradient() && jumpsAKink(known)) {
            frame.notice(Message.of("nudge.kink", settings().number(H)));
        }
        return frame.build();
    }

    /** The absolute error is straight between kinks, so a slope that is off by more than rounding has crossed one. */
    private boolean jumpsAKink(Known known) {
        return settings().pick(LOSS).equals("mae")
                && Arrays.stream(known.digits).anyMatch(digits -> digits < 3);
    }

    private Chart.Scatter evaluated(Known known) {
        float[] xs = new float[known.evaluations];
        float[] ys = new float[known.evaluations];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = i == 0 ? 0 : settings().number(H);
            ys[i] = (float) (i == 0 ? known.loss : known.nudged[i - 1]);
        }
        return new Chart.Scatter("evaluated", xs, ys);
    }

    private Chart.Table table(Known known) {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < PARAMETERS.size(); i++) {
            rows.add(List.of(
                    PARAMETERS.get(i),
                    said(known.slopes[i], 10),
                    known.hasGradient() ? said(known.gradient[i], Digits.FLOAT32) : "",
                    known.hasGradient() ? Message.of("nudge.digits", known.digits[i]) : "",
                    said(known.nudged[i], 10)));
        }
        rows.add(List.of(
                Message.of("nudge.row.evaluations"),
                Integer.toString(known.evaluations),
                known.hasGradient() ? Message.of("nudge.row.once") : "",
                "",
                ""));
        List<Integer> now = steps() >= 2 && steps() <= 4 ? List.of(steps() - 2) : List.of();
        return new Chart.Table(
                "table",
                List.of(
                        Message.of("nudge.head.parameter"),
                        Message.of("nudge.head.slope"),
                        Message.of("nudge.head.gradient"),
                        Message.of("nudge.head.digits"),
                        Message.of("nudge.head.nudged")),
                rows,
                now);
    }

    private static String said(double value, int digits) {
        return Double.isNaN(value) ? "" : Digits.said(value, digits);
    }

    private Message words(Known known) {
        if (steps() == 0) {
            return Message.of("nudge.start");
        }
        if (steps() == 1) {
            return Message.of("nudge.base", (float) known.loss);
        }
        if (!known.hasGradient()) {
            int latest = steps() - 2;
            return Message.of(
                    "nudge.nudged",
                    PARAMETERS.get(latest),
                    settings().number(H),
                    said(known.loss, 7),
                    said(known.nudged[latest], 7),
                    (float) known.slopes[latest],
                    known.evaluations);
        }
        return Message.of(
                "nudge.all",
                known.evaluations,
                known.gradient[0],
                known.gradient[1],
                known.gradient[2],
                known.digits[0],
                known.digits[1],
                known.digits[2]);
    }

    @Override
    public void close() {
        programs.close();
        exact.close();
    }
}
