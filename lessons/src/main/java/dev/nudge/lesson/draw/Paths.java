package dev.nudge.lesson.draw;

import dev.nudge.lesson.Chart;
import java.util.ArrayList;
import java.util.List;

/** What both trained models said about what they are taught, before the first step and after each. */
final class Paths {

    private static final List<String> DIGITS = List.of(DrawDigit.THREE, DrawDigit.SEVEN);
    private static final int TRAINED = 2;

    /** Each model about each digit. */
    static final int COUNT = DIGITS.size() * TRAINED;

    private final List<Told> told = new ArrayList<>();

    /**
     * @param answers one for each path; not a number where nothing is taught as its digit
     */
    record Told(Taught taught, float[] answers) {}

    static String digit(int path) {
        return DIGITS.get(path / TRAINED);
    }

    /** {@link Judges#LINEAR} or {@link Judges#NETWORK}. */
    static int model(int path) {
        return path % TRAINED;
    }

    /**
     * @param now an answer for each path; not a number where nothing is taught as its digit
     */
    void add(Taught taught, float[] now) {
        told.add(new Told(taught, now));
    }

    /** Forgets what came after a step; −1 forgets all. */
    void backTo(int step) {
        told.subList(Math.min(step + 1, told.size()), told.size()).clear();
    }

    /** All that was told up to here, to come back to. */
    List<Told> all() {
        return List.copyOf(told);
    }

    /** Stands again where {@code all} was taken, which may lie ahead. */
    void goTo(List<Told> all) {
        told.clear();
        told.addAll(all);
    }

    int steps() {
        return told.size() - 1;
    }

    /** Whether a model is on the side of what it is taught now. */
    boolean isRight(int path) {
        return isRight(path, steps());
    }

    private boolean isRight(int path, int step) {
        float answer = told.get(step).answers[path];
        return digit(path).equals(DrawDigit.THREE) ? answer > 0.5f : answer < 0.5f;
    }

    /** The step with which a model that was wrong about what it is taught came to its side, to stay there until now; 0 if it is not there, or always was. */
    int rightSince(int path) {
        int step = steps();
        while (step > 0 && isRight(path, step) && isSame(path, step - 1)) {
            step--;
        }
        return isRight(path, step) || step == steps() ? 0 : step + 1;
    }

    /** Whether the same was taught after a step as is now. */
    private boolean isSame(int path, int step) {
        return told.get(step)
                .taught
                .as(digit(path))
                .equals(told.getLast().taught.as(digit(path)));
    }

    List<Chart> charts() {
        List<Chart> charts = new ArrayList<>();
        float[] xs = new float[told.size()];
        for (int step = 0; step < xs.length; step++) {
            xs[step] = step;
        }
        for (int path = 0; path < COUNT; path++) {
            float[] ys = new float[xs.length];
            for (int step = 0; step < ys.length; step++) {
                ys[step] = told.get(step).answers[path];
            }
            charts.add(new Chart.Lines(DrawDigit.path(digit(path), model(path) + 1), xs, ys));
        }
        return charts;
    }
}
