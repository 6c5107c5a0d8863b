package dev.nudge.lesson.loss;

import dev.nudge.lesson.Simulation;
import java.util.Arrays;

/** Where each of the four walkers has been. */
final class Walkers {

    /** Beyond this a walker has left for good; it stays where it last stood. */
    private static final float GONE = 60;

    /** How many points of a path are drawn. */
    private static final int DRAWN = 200;

    private static final int COUNT = LossPrograms.WALKERS;

    /** A place on the way. */
    record Place(int size, boolean[] gone) implements Simulation.Saved {
        @Override
        public long bytes() {
            return 32;
        }
    }

    private float[][] as = new float[COUNT][64];
    private float[][] bs = new float[COUNT][64];
    private boolean[] gone = new boolean[COUNT];
    private int size;

    void start(float a, float b) {
        size = 1;
        gone = new boolean[COUNT];
        for (int walker = 0; walker < COUNT; walker++) {
            as[walker][0] = a;
            bs[walker][0] = b;
        }
    }

    /**
     * Adds what a step led to.
     *
     * @param after [3, COUNT]: a, b, loss
     * @return whether a walker left for good, so that the state must be set back
     */
    boolean add(float[] after) {
        boolean left = false;
        if (size == as[0].length) {
            for (int walker = 0; walker < COUNT; walker++) {
                as[walker] = Arrays.copyOf(as[walker], 2 * size);
                bs[walker] = Arrays.copyOf(bs[walker], 2 * size);
            }
        }
        for (int walker = 0; walker < COUNT; walker++) {
            float a = after[walker];
            float b = after[COUNT + walker];
            boolean stands = Math.abs(a) <= GONE && Math.abs(b) <= GONE && Float.isFinite(after[2 * COUNT + walker]);
            if (!stands && !gone[walker]) {
                gone[walker] = true;
                left = true;
            }
            as[walker][size] = stands ? a : as[walker][size - 1];
            bs[walker][size] = stands ? b : bs[walker][size - 1];
        }
        size++;
        return left;
    }

    int steps() {
        return size - 1;
    }

    boolean isGone(Penalty penalty) {
        return gone[penalty.ordinal()];
    }

    boolean allGone() {
        for (boolean each : gone) {
            if (!each) {
                return false;
            }
        }
        return true;
    }

    /** 1 for those that still walk. */
    float[] moving() {
        float[] moving = new float[COUNT];
        for (int walker = 0; walker < COUNT; walker++) {
            moving[walker] = gone[walker] ? 0 : 1;
        }
        return moving;
    }

    float a(Penalty penalty) {
        return as[penalty.ordinal()][size - 1];
    }

    float b(Penalty penalty) {
        return bs[penalty.ordinal()][size - 1];
    }

    /** Everybody's a, shape [COUNT]. */
    float[] as() {
        return now(as);
    }

    float[] bs() {
        return now(bs);
    }

    /** One walker's a along the way, or as many of them as a picture needs; the last is the present one. */
    float[] pathA(Penalty penalty) {
        return thinned(as[penalty.ordinal()]);
    }

    float[] pathB(Penalty penalty) {
        return thinned(bs[penalty.ordinal()]);
    }

    Place place() {
        return new Place(size, gone.clone());
    }

    void backTo(Place place) {
        size = place.size;
        gone = place.gone.clone();
    }

    private float[] now(float[][] paths) {
        float[] now = new float[COUNT];
        for (int walker = 0; walker < COUNT; walker++) {
            now[walker] = paths[walker][size - 1];
        }
        return now;
    }

    private float[] thinned(float[] path) {
        int stride = (size - 1) / DRAWN + 1;
        int drawn = (size - 2) / stride + 2;
        float[] thinned = new float[size == 1 ? 1 : drawn];
        for (int i = 0; i < thinned.length - 1; i++) {
            thinned[i] = path[i * stride];
        }
        thinned[thinned.length - 1] = path[size - 1];
        return thinned;
    }
}
