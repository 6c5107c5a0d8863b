package dev.nudge.lesson.history;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Control.Effect;
import dev.nudge.lesson.Control.Scale;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Picture.Layer;
import dev.nudge.lesson.Picture.Plot;
import dev.nudge.lesson.Picture.Role;
import dev.nudge.lesson.Picture.Size;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import dev.nudge.lesson.Unmoving;
import java.util.ArrayList;
import java.util.List;

/** The years in which the ideas of this course appeared, to wander through. */
public final class TimeLine implements Experiment {

    static final String YEAR = "year";

    private static final float FIRST = 1955;
    private static final float LAST = 2025;

    /** When what happened; its words are {@code timeline.event.<year>} and {@code timeline.told.<year>}. */
    private static final int[] EVENTS = {1958, 1962, 1974, 1986, 1989, 1997, 1998, 2012, 2018};

    private static final List<Control> CONTROLS =
            List.of(new Control.Slider(YEAR, FIRST, LAST, 1, FIRST, LAST, 1974, Scale.LINEAR, Effect.LIVE));

    private static final List<Picture> PICTURES = List.of(Plot.of(
            "line",
            Size.LARGE,
            "year",
            "rank",
            Layer.of("now", Role.GUIDE),
            Layer.of("past", Role.MODEL),
            Layer.of("future", Role.PART),
            Layer.of("names", Role.MARK)));

    @Override
    public String id() {
        return "timeline";
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
    public int mostSteps() {
        return 0;
    }

    @Override
    public Simulation simulate(Settings settings, Compute compute) {
        return new Wander(settings);
    }

    /** Stands in one year. */
    private static final class Wander extends Unmoving {

        private Wander(Settings settings) {
            super(settings);
        }

        @Override
        public Frame frame() {
            float year = settings().number(YEAR);
            List<Integer> past = new ArrayList<>();
            List<Integer> future = new ArrayList<>();
            float[] years = new float[EVENTS.length];
            float[] ranks = new float[EVENTS.length];
            List<Message> names = new ArrayList<>();
            Message told = Message.of("timeline.told.before");
            for (int i = 0; i < EVENTS.length; i++) {
                years[i] = EVENTS[i];
                ranks[i] = EVENTS.length - i;
                names.add(Message.of("timeline.event." + EVENTS[i]));
                (EVENTS[i] <= year ? past : future).add(i);
                if (EVENTS[i] <= year) {
                    told = Message.of("timeline.told." + EVENTS[i]);
                }
            }
            Axis rank = new Axis(0, EVENTS.length + 1);
            return Frame.saying(told)
                    .axis("year", new Axis(FIRST, LAST))
                    .axis("rank", rank)
                    .chart(new Chart.Lines("now", new float[] {year, year}, new float[] {rank.min(), rank.max()}))
                    .chart(new Chart.Scatter("past", picked(years, past), picked(ranks, past)))
                    .chart(new Chart.Scatter("future", picked(years, future), picked(ranks, future)))
                    .chart(new Chart.Labels("names", years, ranks, names))
                    .build();
        }

        private static float[] picked(float[] from, List<Integer> which) {
            float[] picked = new float[which.size()];
            for (int i = 0; i < picked.length; i++) {
                picked[i] = from[which.get(i)];
            }
            return picked;
        }

        @Override
        public void close() {
            // It holds no tensors.
        }
    }
}
