package dev.nudge.lesson;

import dev.nudge.compute.Compute;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A stage for any experiment: keeps the trail, takes acts back, and leads its {@link Simulation} along. */
final class TrailStage implements Stage {

    private static final int ACTS_REMEMBERED = 200;

    private final Experiment experiment;
    private final Simulation simulation;
    /** What an act began from. */
    private record Before(Trail trail, Trail furthest) {}

    private final Deque<Before> past = new ArrayDeque<>();
    private final Walked walked = new Walked();
    private Trail trail;
    /** Where it has been; the trail is the beginning of it, and all places walked lie on it. */
    private Trail furthest;

    private @Nullable Frame frame;
    /** The one way that may still be walked. */
    private @Nullable Way way;

    TrailStage(Experiment experiment, Trail trail, Compute compute) {
        this.experiment = experiment;
        this.trail = Trail.from(trail.opening());
        this.furthest = this.trail;
        this.simulation = experiment.simulate(trail.opening(), compute);
        try {
            walked.add(this.trail, simulation);
            set(new Following(trail)).walkToTheEnd();
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
    public Trail furthest() {
        return furthest;
    }

    @Override
    public Frame frame() {
        if (frame == null) {
            frame = simulation.frame();
        }
        return frame;
    }

    @Override
    public Optional<Keepsake> keepsake(String id) {
        return simulation.keepsake(id);
    }

    @Override
    public List<Keepsake.Named> state() {
        return simulation.state();
    }

    @Override
    public void apply(Trail.Change change, Stroke stroke) {
        Control control = experiment.control(change.control());
        control.require(change.value());
        if (control.effect() == Control.Effect.LOOK) {
            if (stroke == Stroke.NEW && way == null) {
                remember(before());
            }
            look(trail.plusChange(control, change.value()));
            return;
        }
        way = null;
        Before before = before();
        Trail changed = changed(change);
        if (goesOn(change)) {
            simulation.change(changed.settings());
            goOn(changed);
            if (trail.entries().isEmpty()) {
                walked.clear();
                walked.add(trail, simulation);
            }
        } else {
            begin(changed.opening());
        }
        if (stroke == Stroke.NEW) {
            remember(before);
        }
    }

    @Override
    public Trail changed(Trail.Change change) {
        experiment.control(change.control()).require(change.value());
        return goesOn(change)
                ? trail.plusChange(change.control(), change.value())
                : Trail.from(simulation.here(trail.settings()).with(change.control(), change.value()));
    }

    /** Whether the walk goes on under such a change, and does not begin anew. */
    private boolean goesOn(Trail.Change change) {
        boolean roomForMore = trail.entries().size() < Trail.MOST_ENTRIES - 1;
        Control control = experiment.control(change.control());
        return roomForMore && control.effect(trail.settings().get(control.id()), change.value()) == Control.Effect.LIVE;
    }

    @Override
    public int makeReady(int most) {
        int ready = simulation.makeReady(most);
        if (ready == 0) {
            walked.rememberEveryStep();
        }
        return ready;
    }

    @Override
    public boolean makeFrameReady() {
        boolean ready = simulation.makeFrameReady();
        if (!ready) {
            walked.rememberEveryStep();
        }
        return ready;
    }

    @Override
    public int step(int count, Stroke stroke) {
        way = null;
        Before before = before();
        int taken = ahead(Math.min(count, stepsLeft()));
        if (stroke == Stroke.NEW) {
            remember(before);
        }
        return taken;
    }

    @Override
    public Way wayAhead(int steps) {
        remember(before());
        return set(new Ahead(steps));
    }

    @Override
    public Way wayUntilItStops() {
        remember(before());
        Simulation.Stroll stroll = simulation.untilItStops();
        return set(most -> {
            int count = Math.min(most, stepsLeft());
            return count > 0 && walk(count, stroll) == count && stepsLeft() > 0;
        });
    }

    @Override
    public Way wayOneStepBack() {
        return follow(trail.minusStep(), Stroke.NEW);
    }

    @Override
    public Way wayTo(Trail destination, Stroke stroke) {
        Way there = follow(destination, stroke);
        setFurthest(trail);
        return there;
    }

    @Override
    public Way wayToStep(int step, Stroke stroke) {
        return follow(furthest.upTo(Math.max(0, step)), stroke);
    }

    private Way follow(Trail destination, Stroke stroke) {
        Before before = before();
        Way there = lead(destination);
        if (stroke == Stroke.NEW) {
            remember(before);
        }
        return set(there);
    }

    @Override
    public void rest() {
        way = null;
    }

    @Override
    public boolean canStep() {
        return stepsLeft() > 0 && !simulation.isOver();
    }

    @Override
    public boolean canGoBack() {
        return past.stream().anyMatch(before -> !before.equals(before()));
    }

    /** The act is forgotten only on arrival: who stops on the way back can go on. */
    @Override
    public Way wayBack() {
        // An act that changed nothing, as a press on a knob that is not moved, is none to take back.
        while (!past.isEmpty() && past.peek().equals(before())) {
            past.pop();
        }
        if (past.isEmpty()) {
            return set(Way.NOWHERE);
        }
        Before before = past.peek();
        Way there = lead(before.trail);
        setFurthest(before.furthest);
        return set(new Back(there));
    }

    @Override
    public void close() {
        simulation.close();
    }

    private Before before() {
        return new Before(trail, furthest);
    }

    private void remember(Before before) {
        past.push(before);
        if (past.size() > ACTS_REMEMBERED) {
            past.removeLast();
        }
    }

    /** Shows the place where it stands another way. */
    private void look(Trail seen) {
        trail = seen;
        furthest = furthest.openedAs(seen.opening());
        walked.openedAs(seen.opening());
        simulation.change(seen.settings());
        frame = null;
    }

    /** The settings, looked at as others are. */
    private Settings lookedAtAs(Settings others, Settings settings) {
        Settings moved = settings;
        for (Control control : experiment.controls()) {
            if (control.effect() == Control.Effect.LOOK) {
                moved = moved.with(control.id(), others.get(control.id()));
            }
        }
        return moved;
    }

    private int stepsLeft() {
        return experiment.mostSteps() - trail.steps();
    }

    /** Makes this the only way that may still be walked. */
    private Way set(Way next) {
        way = new Current(next);
        return way;
    }

    /** Stands at the nearest place it has been on the way there, which may be where it stands, or at the opening; the rest is to be walked. */
    private Way lead(Trail destination) {
        Settings opening = lookedAtAs(destination.opening(), trail.opening());
        if (!opening.equals(trail.opening())) {
            look(trail.openedAs(opening));
            if (trail.equals(destination)) {
                return Way.NOWHERE;
            }
        }
        Optional<Walked.Place> nearest = walked.lastOn(destination);
        boolean stays = destination.passes(trail)
                && nearest.filter(place -> place.trail().steps() > trail.steps())
                        .isEmpty();
        if (!stays) {
            nearest.ifPresentOrElse(this::restore, () -> begin(destination.opening()));
        }
        return new Following(destination);
    }

    private void restore(Walked.Place place) {
        trail = place.trail();
        frame = null;
        simulation.restore(place.saved(), trail.settings());
    }

    private void begin(Settings opening) {
        simulation.begin(opening);
        trail = Trail.from(opening);
        furthest = trail;
        frame = null;
        walked.clear();
        walked.add(trail, simulation);
    }

    /** Stands at the end of another trail, which may lead off the furthest one or further. */
    private void goOn(Trail next) {
        trail = next;
        frame = null;
        if (!furthest.passes(trail)) {
            setFurthest(trail);
        }
    }

    private void setFurthest(Trail next) {
        furthest = next;
        walked.keep(next);
    }

    /** Takes steps: along the furthest trail as far as that leads, then beyond. */
    private int ahead(int count) {
        int from = trail.steps();
        int known = Math.min(count, furthest.steps() - from);
        if (known > 0) {
            new Following(furthest).walk(known);
        }
        int taken = trail.steps() - from;
        return taken < known ? taken : taken + walk(count - taken);
    }

    private int walk(int count) {
        return walk(count, simulation::step);
    }

    /** Takes steps by {@code stroll}, with places on the way to come back to. */
    private int walk(int count, Simulation.Stroll stroll) {
        int taken = 0;
        while (taken < count) {
            int portion = Math.min(walked.gap(), count - taken);
            int moved = stroll.step(portion);
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
            goOn(trail.plusSteps(steps));
            walked.add(trail, simulation);
        }
    }

    /** Back to before the last act, which is forgotten on arrival. */
    private final class Back implements Way {

        private final Way there;

        Back(Way there) {
            this.there = there;
        }

        @Override
        public boolean walk(int most) {
            boolean more = there.walk(most);
            if (!more) {
                past.pop();
            }
            return more;
        }

        @Override
        public boolean hasSteps() {
            return there.hasSteps();
        }
    }

    /** A way that ends when another act begins. */
    private final class Current implements Way {

        private final Way next;

        Current(Way next) {
            this.next = next;
        }

        @Override
        public boolean walk(int most) {
            if (way != this) {
                return false;
            }
            boolean more = next.walk(most);
            if (!more) {
                way = null;
            }
            return more;
        }

        @Override
        public boolean hasSteps() {
            return way == this && next.hasSteps();
        }
    }

    /** A number of steps. */
    private final class Ahead implements Way {

        private int left;

        Ahead(int steps) {
            left = steps;
        }

        @Override
        public boolean walk(int most) {
            int portion = Math.min(Math.min(most, left), stepsLeft());
            left -= portion;
            return ahead(portion) == portion && portion > 0 && left > 0;
        }

        @Override
        public boolean hasSteps() {
            return left > 0;
        }
    }

    /** Walks the rest of a trail that leads past here; steps that cannot be taken are dropped from it. */
    private final class Following implements Way {

        private final List<Trail.Entry> entries;
        /** The entry under way, and how many of its steps are taken. */
        private int entry;

        private int taken;

        Following(Trail destination) {
            entries = destination.entries();
            entry = trail.entries().size();
            if (entry > 0 && trail.entries().getLast() instanceof Trail.Steps(int count)) {
                entry--;
                taken = count;
            }
        }

        @Override
        public boolean walk(int most) {
            int left = most;
            while (entry < entries.size()) {
                switch (entries.get(entry)) {
                    case Trail.Change change -> {
                        goOn(trail.plusChange(change.control(), change.value()));
                        simulation.change(trail.settings());
                        entry++;
                    }
                    case Trail.Steps(int count) -> {
                        int wanted = Math.min(count - taken, stepsLeft());
                        int portion = Math.min(wanted, left);
                        int moved = TrailStage.this.walk(portion);
                        left -= moved;
                        taken += moved;
                        if (moved == portion && portion < wanted) {
                            return true;
                        }
                        entry++;
                        taken = 0;
                    }
                }
            }
            return false;
        }

        @Override
        public boolean hasSteps() {
            return IntStream.range(entry, entries.size())
                    .anyMatch(i -> entries.get(i) instanceof Trail.Steps(int count) && (i > entry || count > taken));
        }
    }
}
