package dev.nudge.lesson.loss;

import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Isolines;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.data.Points;
import java.util.Arrays;

/** Puts the walkers and their ground into a frame. */
final class LossFrame {

    /** Room for the outlier above and below the measured points. */
    private static final Axis Y = new Axis(-5, 30);

    private static final Axis COST = new Axis(0, 20);
    private static final Axis A = new Axis(LossLab.SLIDER_A.min(), LossLab.SLIDER_A.max());
    private static final Axis B = new Axis(LossLab.SLIDER_B.min(), LossLab.SLIDER_B.max());

    private static final int ISOLINES = 9;

    /** Two walkers this close stand on the same spot, for the eye. */
    private static final float SAME_SPOT = 0.05f;

    private LossFrame() {}

    static Frame of(Settings settings, Walkers walkers, LossSimulation.Ground ground, LossSimulation.Look look) {
        Points outlier = settings.points(LossLab.OUTLIER);
        Penalty watched = Penalty.named(settings.pick(LossLab.WATCH));
        float share = share(look, watched);
        FrameBuilder frame = Frame.saying(words(walkers, watched, look, outlier, share))
                .axis("x", LossSimulation.x())
                .axis("y", Y)
                .axis("a", A)
                .axis("b", B)
                .axis("miss", LossSimulation.MISS)
                .axis("cost", COST)
                .readout("share", 100 * share)
                .readout("steps", walkers.steps())
                .chart(residuals(outlier, look, watched))
                .chart(new Chart.Scatter("points", LossSimulation.MEASURED.xs(), LossSimulation.MEASURED.ys()))
                .chart(new Chart.Scatter("outlier", outlier.xs(), outlier.ys()))
                .idle(LossLab.DELTA, watched != Penalty.HUBER);
        for (Penalty penalty : Penalty.values()) {
            add(frame, penalty, walkers, ground, look);
        }
        float miss = outlier.y(0) - prediction(look, watched, LossSimulation.MEASURED.count());
        boolean inPicture = miss >= LossSimulation.MISS.min() && miss <= LossSimulation.MISS.max();
        float cost = last(look.costs(), watched);
        frame.chart(
                inPicture && cost <= COST.max()
                        ? new Chart.Scatter("cost.here", new float[] {miss}, new float[] {cost})
                        : new Chart.Scatter("cost.here", new float[0], new float[0]));
        goals(frame, walkers, share);
        notices(frame, walkers, settings);
        return frame.build();
    }

    private static void add(
            FrameBuilder frame,
            Penalty penalty,
            Walkers walkers,
            LossSimulation.Ground ground,
            LossSimulation.Look look) {
        String id = penalty.id();
        int walker = penalty.ordinal();
        float[] surface = ground.surfaces()[walker];
        int lowest = lowest(surface);
        float[] trackA = LossSimulation.spread(A.min(), A.max(), LossPrograms.SIDE);
        float[] trackB = LossSimulation.spread(B.min(), B.max(), LossPrograms.SIDE);
        frame.readout(id, look.losses()[walker * LossPrograms.WALKERS + walker])
                .readout("a." + id, walkers.a(penalty))
                .readout("b." + id, walkers.b(penalty))
                .chart(new Chart.Lines(
                        "curve." + id,
                        LossSimulation.grid(),
                        Arrays.copyOfRange(
                                look.curves(), walker * LossPrograms.CURVE, (walker + 1) * LossPrograms.CURVE)))
                .chart(new Chart.Heatmap("surface." + id, LossPrograms.SIDE, surface, colours(surface)))
                .chart(Isolines.of(
                        "isolines." + id, surface, LossPrograms.SIDE, A, B, Isolines.levels(surface, ISOLINES)))
                .chart(new Chart.Lines("path." + id, walkers.pathA(penalty), walkers.pathB(penalty)))
                .chart(new Chart.Scatter("lowest." + id, new float[] {trackA[lowest % LossPrograms.SIDE]}, new float[] {
                    trackB[lowest / LossPrograms.SIDE]
                }))
                .chart(new Chart.Scatter(
                        "here." + id, new float[] {walkers.a(penalty)}, new float[] {walkers.b(penalty)}))
                .chart(new Chart.Lines(
                        "cost." + id,
                        LossSimulation.spread(LossSimulation.MISS.min(), LossSimulation.MISS.max(), LossPrograms.COST),
                        cut(ground.costs()[walker])));
    }

    /** From the lowest to a height that three quarters of the ground stay below: the rest is simply high. */
    private static Axis colours(float[] surface) {
        float[] sorted = surface.clone();
        Arrays.sort(sorted);
        return new Axis(sorted[0], sorted[sorted.length * 3 / 4]);
    }

    /** Costs beyond the picture lift the pen. */
    private static float[] cut(float[] costs) {
        float[] cut = costs.clone();
        for (int i = 0; i < cut.length; i++) {
            if (cut[i] > COST.max()) {
                cut[i] = Float.NaN;
            }
        }
        return cut;
    }

    private static int lowest(float[] surface) {
        int lowest = 0;
        for (int i = 1; i < surface.length; i++) {
            if (surface[i] < surface[lowest]) {
                lowest = i;
            }
        }
        return lowest;
    }

    /** How much of the watched loss, before root and mean, the outlier makes; 0 to 1. */
    private static float share(LossSimulation.Look look, Penalty watched) {
        int points = look.costs().length / LossPrograms.WALKERS;
        double sum = 0;
        for (int i = 0; i < points; i++) {
            sum += look.costs()[watched.ordinal() * points + i];
        }
        return sum == 0 ? 0 : (float) (last(look.costs(), watched) / sum);
    }

    /** The outlier's number in a walker's row. */
    private static float last(float[] rows, Penalty penalty) {
        int points = rows.length / LossPrograms.WALKERS;
        return rows[(penalty.ordinal() + 1) * points - 1];
    }

    private static float prediction(LossSimulation.Look look, Penalty penalty, int point) {
        int points = look.predictions().length / LossPrograms.WALKERS;
        return look.predictions()[penalty.ordinal() * points + point];
    }

    /** From each point straight to the watched walker's curve; a NaN lifts the pen between two of them. */
    private static Chart.Lines residuals(Points outlier, LossSimulation.Look look, Penalty watched) {
        Points all = LossSimulation.MEASURED.plus(outlier.x(0), outlier.y(0));
        float[] xs = new float[3 * all.count()];
        float[] ys = new float[3 * all.count()];
        for (int i = 0; i < all.count(); i++) {
            xs[3 * i] = xs[3 * i + 1] = all.x(i);
            xs[3 * i + 2] = Float.NaN;
            ys[3 * i] = all.y(i);
            ys[3 * i + 1] = prediction(look, watched, i);
            ys[3 * i + 2] = Float.NaN;
        }
        return new Chart.Lines("residuals", xs, ys);
    }

    private static void goals(FrameBuilder frame, Walkers walkers, float share) {
        float apart = distance(walkers, Penalty.MSE, Penalty.RMSE);
        float moved = Math.abs(walkers.a(Penalty.MSE) - walkers.pathA(Penalty.MSE)[0]);
        frame.goal("outvoted", share > 0.5f)
                .goal("same", walkers.steps() > 0 && moved > 0.3f && apart < SAME_SPOT)
                .goal("pulled", walkers.steps() > 0 && distance(walkers, Penalty.MAE, Penalty.MSE) > 0.5f);
    }

    private static float distance(Walkers walkers, Penalty one, Penalty other) {
        return (float) Math.hypot(walkers.a(one) - walkers.a(other), walkers.b(one) - walkers.b(other));
    }

    private static void notices(FrameBuilder frame, Walkers walkers, Settings settings) {
        for (Penalty penalty : Penalty.values()) {
            if (walkers.isGone(penalty)) {
                frame.notice(Message.of(
                        "losslab.gone", Message.of("losslab.name." + penalty.id()), settings.number(LossLab.RATE)));
            }
        }
    }

    private static Message words(
            Walkers walkers, Penalty watched, LossSimulation.Look look, Points outlier, float share) {
        return Message.of(
                "losslab.words",
                outlier.x(0),
                outlier.y(0),
                Message.of("losslab.name." + watched.id()),
                100 * share,
                walkers.steps(),
                walkers.a(Penalty.MAE),
                walkers.b(Penalty.MAE),
                walkers.a(Penalty.MSE),
                walkers.b(Penalty.MSE),
                look.losses()[watched.ordinal() * LossPrograms.WALKERS + watched.ordinal()]);
    }
}
