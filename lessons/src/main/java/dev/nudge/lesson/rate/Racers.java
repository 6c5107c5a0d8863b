package dev.nudge.lesson.rate;

import java.util.Arrays;

/** Where the racers have been: loss and rate by step. Racers are numbered from 0 here. */
final class Racers {

    /** A racer whose loss is this many times its first has left for good, and stays where it then was. */
    private static final float GONE = 1e6f;

    /** Within this share of the lowest possible loss a racer has arrived. */
    private static final float ARRIVED = 1.01f;

    private static final int MOST = RacePrograms.RACERS;

    private final float[][] losses = new float[MOST][Race.LONGEST + 1];
    private final float[][] rates = new float[MOST][Race.LONGEST];
    private int count;
    private int steps;
    private float best;
    private boolean[] gone = new boolean[MOST];

    /** How far they are; what they have been through stays with the racers. */
    record Place(int steps, boolean[] gone) {}

    void start(int racers, float loss, float lowest) {
        count = racers;
        best = lowest;
        steps = 0;
        gone = new boolean[MOST];
        for (float[] of : losses) {
            of[0] = loss;
        }
    }

    /**
     * Adds a step.
     *
     * @param taken the rates taken, shape [MOST]
     * @param after the losses thereafter, shape [MOST]
     * @return which racers left for good by it
     */
    boolean[] add(double[] taken, float[] after) {
        boolean[] left = new boolean[MOST];
        for (int racer = 0; racer < count; racer++) {
            rates[racer][steps] = (float) taken[racer];
            boolean stays = !gone[racer] && after[racer] <= limit();
            left[racer] = !stays && !gone[racer];
            gone[racer] = !stays;
            losses[racer][steps + 1] = stays ? after[racer] : limit();
        }
        steps++;
        return left;
    }

    private float limit() {
        return GONE * losses[0][0];
    }

    int count() {
        return count;
    }

    int steps() {
        return steps;
    }

    /** The lowest possible loss. */
    float best() {
        return best;
    }

    /** The loss at the start, everybody's. */
    float first() {
        return losses[0][0];
    }

    float loss(int racer) {
        return losses[racer][steps];
    }

    float loss(int racer, int step) {
        return losses[racer][step];
    }

    /** The rate of a step taken. */
    float rate(int racer, int step) {
        return rates[racer][step];
    }

    boolean isGone(int racer) {
        return gone[racer];
    }

    boolean allGone() {
        for (int racer = 0; racer < count; racer++) {
            if (!gone[racer]) {
                return false;
            }
        }
        return true;
    }

    /** Who is lowest now. */
    int leader() {
        int leader = 0;
        for (int racer = 1; racer < count; racer++) {
            if (loss(racer) < loss(leader)) {
                leader = racer;
            }
        }
        return leader;
    }

    /** The first step at which a racer was within a hundredth of the lowest possible loss; -1 if it never was. */
    int arrival(int racer) {
        for (int step = 0; step <= steps; step++) {
            if (losses[racer][step] <= ARRIVED * best) {
                return step;
            }
        }
        return -1;
    }

    /** The highest loss a racer has had. */
    float highest(int racer) {
        float highest = 0;
        for (int step = 0; step <= steps; step++) {
            highest = Math.max(highest, losses[racer][step]);
        }
        return highest;
    }

    Place place() {
        return new Place(steps, Arrays.copyOf(gone, MOST));
    }

    void backTo(Place place) {
        steps = place.steps;
        gone = Arrays.copyOf(place.gone, MOST);
    }
}
