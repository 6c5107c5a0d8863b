package dev.nudge.lesson;

import dev.nudge.compute.Compute;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A stage for any experiment: keeps the trail, takes acts back, and leads its {@link Simulation} along. */
final class TrailStage implements Stage {

    private static final int ACTS_REMEMBERED = 200;

    private final Experiment experiment;
    private final Simulation simulation;
    private final Deque<Trail> past = new ArrayDeque<>();
    private final Walked walked = new Walked();
    private Trail trail;
    private @Nullable Frame frame;

    TrailStage(Experiment experiment, Trail trail, Compute compute) {
        this.experiment = experiment;
        this.trail = Trail.from(trail.opening());
        this.simulation = experiment.simulate(trail.opening(), compute);
        try {
            walked.add(this.trail, simulation);
            follow(trail);
        } catch (RuntimeException refused) {
            simulation.close();
            throw refused;
        }
    }

    @Override
    public Trail trail() {
        return trail;
    }

    @Override
    public Frame frame() {
        if (frame == null) {
            frame = simulation.frame();
        }
        return frame;
    }

    @Override
    public void apply(Trail.Change change, Stroke stroke) {
        Control control = experiment.control(change.control());
        control.require(change.value());
        Trail before = trail;
        boolean roomForMore = trail.entries().size() < Trail.MOST_ENTRIES - 1;
        if (control.effect() == Control.Effect.LIVE && roomForMore) {
            Trail changed = trail.plusChange(change.control(), change.value());
            simulation.change(changed.settings());
            trail = changed;
            frame = null;
            if (trail.entries().isEmpty()) {
                walked.clear();
                walked.add(trail, simulation);
            }
        } else {
            begin(simulation.here(trail.settings()).with(change.control(), change.value()));
        }
        if (stroke == Stroke.NEW) {
            remember(before);
        }
    }

    @Override
    public int step(int count, Stroke stroke) {
        Trail before = trail;
        int taken = walk(Math.min(count, stepsLeft()));
        if (stroke == Stroke.NEW) {
            remember(before);
        }
        return taken;
    }

    @Override
    public void stepUntilItStops() {
        remember(trail);
        int allowed = stepsLeft();
        if (allowed > 0) {
            lengthen(simulation.stepUntilItStops(allowed));
        }
    }

    @Override
    public void stepBack() {
        go(trail.minusStep());
    }

    @Override
    public void go(Trail destination) {
        Trail before = trail;
        lead(destination);
        remember(before);
    }

    @Override
    public boolean canGoBack() {
        return past.stream().anyMatch(before -> !before.equals(trail));
    }

    @Override
    public void back() {
        // An act that changed nothing, as a press on a knob that is not moved, is none to take back.
        while (canGoBack()) {
            Trail before = past.pop();
            if (!before.equals(trail)) {
                lead(before);
                return;
            }
        }
    }

    @Override
    public void close() {
        simulation.close();
    }

    private void remember(Trail before) {
        past.push(before);
        if (past.size() > ACTS_REMEMBERED) {
            past.removeLast();
        }
    }

    private int stepsLeft() {
        return experiment.mostSteps() - trail.steps();
    }

    /** Leads there from the nearest place it has been, or from the opening. */
    private void lead(Trail destination) {
        walked.backTo(destination).ifPresentOrElse(this::restore, () -> begin(destination.opening()));
        follow(destination);
    }

    private void restore(Walked.Place place) {
        trail = place.trail();
        frame = null;
        simulation.restore(place.saved(), trail.settings());
    }

    private void begin(Settings opening) {
        simulation.begin(opening);
        trail = Trail.from(opening);
        frame = null;
        walked.clear();
        walked.add(trail, simulation);
    }

    /** Walks the rest of a trail that leads past here; steps that cannot be taken are dropped from it. */
    private void follow(Trail destination) {
        int done = trail.entries().size();
        if (done > 0
                && trail.entries().getLast() instanceof Trail.Steps(int taken)
                && destination.entries().get(done - 1) instanceof Trail.Steps(int count)) {
            walk(count - taken);
        }
        for (Trail.Entry entry :
                destination.entries().subList(done, destination.entries().size())) {
            switch (entry) {
                case Trail.Change change -> {
                    trail = trail.plusChange(change.control(), change.value());
                    simulation.change(trail.settings());
                    frame = null;
                }
                case Trail.Steps(int count) -> walk(Math.min(count, stepsLeft()));
            }
        }
    }

    private int walk(int count) {
        int taken = 0;
        while (taken < count) {
            int portion = Math.min(walked.gap(), count - taken);
            int moved = simulation.step(portion);
            lengthen(moved);
            taken += moved;
            if (moved < portion) {
                break;
            }
        }
        return taken;
    }

    private void lengthen(int steps) {
        frame = null;
        if (steps > 0) {
            trail = trail.plusSteps(steps);
            walked.add(trail, simulation);
        }
    }
}
