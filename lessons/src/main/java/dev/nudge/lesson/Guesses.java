package dev.nudge.lesson;

import java.util.Arrays;
import java.util.List;

/**
 * What a class drew of one curve, held against the one that came.
 *
 * @param all in the same picture, in any order
 */
public record Guesses(List<Guess> all) {

    private static final double QUARTER = 0.25;
    private static final double HALF = 0.5;

    /** Of a drawing every second place is enough where there are many. */
    private static final int EVERY = 2;

    public Guesses {
        all = List.copyOf(all);
    }

    public boolean isNone() {
        return all.isEmpty();
    }

    /** All of them as one line; the pen is lifted between them. */
    public Chart.Lines each() {
        int points = (Guess.SAMPLES - 1) / EVERY + 2;
        float[] xs = new float[points * all.size()];
        float[] ys = new float[xs.length];
        int at = 0;
        for (Guess guess : all) {
            for (int sample = 0; sample < Guess.SAMPLES; sample += EVERY) {
                xs[at] = guess.place(sample);
                ys[at++] = guess.drawn()[sample];
            }
            xs[at] = Float.NaN;
            ys[at++] = Float.NaN;
        }
        return new Chart.Lines("guesses.each", xs, ys);
    }

    /** The height at each place that half of them lie under; no points where there are none. */
    public Chart.Lines middle() {
        return new Chart.Lines(Guess.MIDDLE, places(), under(HALF));
    }

    /** The numbers along the horizontal axis that a drawing has heights at, shape [{@value Guess#SAMPLES}]; none where nobody drew. */
    public float[] places() {
        float[] places = new float[isNone() ? 0 : Guess.SAMPLES];
        for (int i = 0; i < places.length; i++) {
            places[i] = all.getFirst().place(i);
        }
        return places;
    }

    /** The heights at these places that a quarter of them lie under. */
    public float[] low() {
        return under(QUARTER);
    }

    /** Likewise, three quarters. */
    public float[] high() {
        return under(1 - QUARTER);
    }

    private float[] under(double share) {
        float[] heights = new float[isNone() ? 0 : Guess.SAMPLES];
        for (int i = 0; i < heights.length; i++) {
            int sample = i;
            heights[i] = under(
                    share, all.stream().map(guess -> guess.drawn()[sample]).toList());
        }
        return heights;
    }

    /** The number that this share of them lies under, between neighbours along a straight line. */
    private static float under(double share, List<Float> numbers) {
        float[] sorted = new float[numbers.size()];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = numbers.get(i);
        }
        Arrays.sort(sorted);
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return (float) (sorted[below] + (at - below) * (sorted[above] - sorted[below]));
    }

    /** How many there are, how far off half of them are at most, and where they are furthest off, in words. */
    public Message words() {
        if (isNone()) {
            return Message.of("guess.class.none");
        }
        Guess any = all.getFirst();
        float miss = under(HALF, all.stream().map(Guess::miss).toList());
        int percent =
                Math.round(100 * miss / (any.heights().max() - any.heights().min()));
        if (all.size() == 1) {
            return Message.of("guess.class.one", miss, percent);
        }
        int worst = worst();
        return Message.of(
                "guess.class.words",
                all.size(),
                miss,
                percent,
                any.place(worst),
                low()[worst],
                high()[worst],
                any.at(any.place(worst)));
    }

    /** The place at which they are off most, taken together. */
    private int worst() {
        int worst = 0;
        double most = -1;
        for (int i = 0; i < Guess.SAMPLES; i++) {
            float truth = all.getFirst().at(all.getFirst().place(i));
            double off = 0;
            for (Guess guess : all) {
                off += Math.abs(guess.drawn()[i] - truth);
            }
            if (off > most) {
                most = off;
                worst = i;
            }
        }
        return worst;
    }
}
