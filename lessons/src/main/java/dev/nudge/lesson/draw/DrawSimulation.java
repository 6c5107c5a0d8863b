package dev.nudge.lesson.draw;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import dev.nudge.lesson.training.Further;
import dev.nudge.lesson.training.Trained;
import java.util.ArrayList;
import java.util.List;

/** One learner's drawing and, where something is taught, the models that learn on with it. */
final class DrawSimulation implements Simulation {

    private final DrawDigit experiment;
    private final Compute compute;
    private final Paths paths = new Paths();
    private Settings settings;
    private Judges before;
    private Judges now;
    private Taught taught;
    /** Both models on their way on; empty while nothing is taught. */
    private List<Further> learning;

    private int steps;

    private record Place(int steps, List<Trained> models, List<Paths.Told> told) implements Saved {
        @Override
        public long bytes() {
            return models.stream().mapToLong(model -> 4L * model.count()).sum() + 8L * told.size() + 64;
        }
    }

    DrawSimulation(DrawDigit experiment, Settings settings, Compute compute) {
        this.experiment = experiment;
        this.compute = compute;
        this.settings = settings;
        this.before = experiment.judges(settings);
        this.now = before;
        this.taught = Taught.of(settings);
        this.learning = opened(before, taught, 0);
        tell();
    }

    private List<Further> opened(Judges models, Taught what, int after) {
        return what.isNothing() ? List.of() : compute.within(() -> what.open(models.trained(), after, compute));
    }

    @Override
    public void begin(Settings opening) {
        Judges first = experiment.judges(opening);
        Taught what = Taught.of(opening);
        List<Further> next = opened(first, what, 0);
        close();
        learning = next;
        taught = what;
        before = first;
        now = first;
        settings = opening;
        steps = 0;
        paths.backTo(-1);
        tell();
    }

    @Override
    public void change(Settings changed) {
        Taught what = Taught.of(changed);
        if (!what.equals(taught)) {
            List<Further> next = opened(now, what, steps);
            close();
            learning = next;
            taught = what;
            paths.backTo(steps - 1);
            tell();
        }
        settings = changed;
    }

    /** There is nothing to train on for. */
    @Override
    public boolean isOver() {
        return taught.isNothing();
    }

    @Override
    public int step(int count) {
        if (isOver()) {
            return 0;
        }
        for (int i = 0; i < count; i++) {
            learning.forEach(Further::step);
            steps++;
            now = now.with(learning.stream().map(Further::now).toList());
            tell();
        }
        return count;
    }

    /** Remembers what the models say now about what they are taught. */
    private void tell() {
        float[] answers = new float[Paths.COUNT];
        compute.within(() -> {
            for (int path = 0; path < Paths.COUNT; path++) {
                int which = Paths.model(path);
                answers[path] = taught.pixels(Paths.digit(path), now.train())
                        .map(pixels -> now.answer(which, pixels))
                        .orElse(Float.NaN);
            }
            return answers;
        });
        paths.add(taught, answers);
    }

    @Override
    public Frame frame() {
        return compute.within(() -> {
            Tensor pixels = Normalised.pixels(settings.ink(DrawDigit.INK), now.train());
            return new DrawFrame(settings, before, now, taught, paths, pixels).frame(experiment.sets());
        });
    }

    @Override
    public Saved save() {
        return new Place(steps, now.trained(), paths.all());
    }

    @Override
    public void restore(Saved saved, Settings restored) {
        Place place = (Place) saved;
        Taught what = Taught.of(restored);
        List<Further> next = new ArrayList<>(learning);
        Judges there = now.with(place.models);
        if (!what.equals(taught)) {
            next = opened(there, what, place.steps);
            close();
        } else {
            for (int i = 0; i < next.size(); i++) {
                next.get(i).begin(place.models.get(i), place.steps);
            }
        }
        learning = List.copyOf(next);
        taught = what;
        settings = restored;
        now = there;
        steps = place.steps;
        paths.goTo(place.told);
    }

    @Override
    public void close() {
        learning.forEach(Further::close);
        learning = List.of();
    }
}
