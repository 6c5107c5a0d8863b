package dev.nudge.session;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Readout;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import dev.nudge.lesson.quadratic.FitQuadratic;
import dev.nudge.schedule.VirtualTime;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The quadratic, at great pains: steps of twenty milliseconds that are made ready in parts of one. */
final class Toil implements Experiment {

    static final int PARTS = 20;
    /** A value of {@code a} with which nothing begins. */
    static final float REFUSED = 1.5f;

    private static final long MILLISECOND = 1_000_000;
    private static final Control ROOMS = new Control.Rooms("room", List.of("here", "ahead"), "here");

    private final Experiment easy = new FitQuadratic();
    private final VirtualTime time;
    /** Whether the picture has to be made ready anew for other settings. */
    boolean isAsked;

    long placeBytes = 100;
    /** Parts that somebody had to wait for. */
    int waitedFor;
    /** How often somebody made a step ready. */
    int stepsAsked;

    Toil(VirtualTime time) {
        this.time = time;
    }

    @Override
    public String id() {
        return easy.id();
    }

    @Override
    public int version() {
        return easy.version();
    }

    @Override
    public List<Control> controls() {
        return Stream.concat(easy.controls().stream(), Stream.of(ROOMS)).toList();
    }

    @Override
    public List<Picture> pictures() {
        return easy.pictures();
    }

    @Override
    public List<Readout> readouts() {
        return easy.readouts();
    }

    @Override
    public int mostSteps() {
        return 12;
    }

    @Override
    public Simulation simulate(Settings settings, Compute compute) {
        return new Toiling(easy.simulate(settings, compute), settings);
    }

    private record Place(Simulation.Saved easy, long bytes) implements Simulation.Saved {}

    private final class Toiling implements Simulation {
        private final Simulation easy;
        private int ready;
        /** Parts that only the picture needs, which shows what the next step would do. */
        private int peeked;

        private Settings settings;

        Toiling(Simulation easy, Settings settings) {
            this.easy = easy;
            this.settings = settings;
        }

        @Override
        public int makeReady(int most) {
            stepsAsked++;
            return toil() ? 1 : 0;
        }

        private boolean toil() {
            if (ready < PARTS) {
                time.pass(MILLISECOND);
                ready++;
            }
            return ready == PARTS;
        }

        @Override
        public boolean makeFrameReady() {
            boolean stepIsReady = toil();
            boolean peeks = settings.pick("room").equals("ahead");
            if (stepIsReady && peeks && peeked < PARTS) {
                time.pass(MILLISECOND);
                peeked++;
            }
            return stepIsReady && (!peeks || peeked == PARTS);
        }

        private void beginParts() {
            ready = 0;
            peeked = 0;
        }

        private void require(BooleanSupplier isReady) {
            while (!isReady.getAsBoolean()) {
                waitedFor++;
            }
        }

        @Override
        public void begin(Settings opening) {
            if (opening.number("a") == REFUSED) {
                throw new IllegalStateException("refused");
            }
            beginParts();
            settings = opening;
            easy.begin(opening);
        }

        @Override
        public void change(Settings changed) {
            if (isAsked) {
                beginParts();
            } else if (changed.number("rate") != settings.number("rate")) {
                peeked = 0;
            }
            settings = changed;
            easy.change(changed);
        }

        @Override
        public int step(int count) {
            int taken = 0;
            for (int step = 0; step < count; step++) {
                require(this::toil);
                beginParts();
                taken += easy.step(1);
            }
            return taken;
        }

        @Override
        public Frame frame() {
            require(this::makeFrameReady);
            return easy.frame();
        }

        @Override
        public Saved save() {
            return new Place(easy.save(), placeBytes);
        }

        @Override
        public void restore(Saved saved, Settings restored) {
            beginParts();
            settings = restored;
            easy.restore(((Place) saved).easy, restored);
        }

        @Override
        public void close() {
            easy.close();
        }
    }
}
