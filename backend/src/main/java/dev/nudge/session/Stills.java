package dev.nudge.session;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.device.Device;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Glossary;
import dev.nudge.lesson.Passage;
import dev.nudge.lesson.Preset;
import dev.nudge.lesson.Stage;
import dev.nudge.lesson.Still;
import dev.nudge.lesson.Term;
import dev.nudge.lesson.Trail;
import dev.nudge.link.Permalink;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * Pictures that stand still, which texts name by a {@link Preset}: computed on the device after the start or when somebody first sees one, then kept, as there are only as
 * many as the texts hold.
 */
@Service
public class Stills {

    private final Device device;
    private final Map<Preset, Still> kept = new ConcurrentHashMap<>();

    Stills(LearnerDevices devices) {
        this.device = devices.first();
    }

    /**
     * The picture under its settings, at the end of the walk they name.
     *
     * @param experiment that the preset names
     * @throws IllegalArgumentException if the experiment has no such picture, or its link does not take these settings
     */
    public Still of(Experiment experiment, Preset preset) {
        return kept.computeIfAbsent(preset, wanted -> compute(experiment, wanted));
    }

    /** Likewise, of an experiment of the course. */
    public Still of(Preset preset) {
        return of(Course.experiment(preset.experiment()), preset);
    }

    /**
     * What an experiment shows at the end of a trail; it is not kept.
     *
     * @param trail short, since whoever asks waits
     */
    public Frame frame(Experiment experiment, Trail trail) {
        try (Compute compute = Compute.on(device, Learners.BUDGET);
                Stage stage = experiment.open(trail, compute)) {
            return stage.frame();
        }
    }

    /** Computes every picture that the texts of the course hold, so that no reader waits for one. */
    void fill(BooleanSupplier stopping) {
        Stream<Preset> presets = Stream.concat(
                Course.lessons().stream()
                        .flatMap(lesson -> lesson.passages(Locale.ENGLISH).stream())
                        .flatMap(Stills::preset),
                Glossary.terms(Locale.ENGLISH).stream()
                        .flatMap(term -> term.picture().map(Term.Picture::preset).stream()));
        presets.takeWhile(next -> !stopping.getAsBoolean()).forEach(this::of);
    }

    private static Stream<Preset> preset(Passage passage) {
        return switch (passage) {
            case Passage.Draw draw -> Stream.of(draw.preset());
            case Passage.Illustration illustration -> Stream.of(illustration.preset());
            case Passage.Prose prose -> Stream.empty();
            case Passage.Live live -> Stream.empty();
            case Passage.Predict predict -> Stream.empty();
            case Passage.Deeper deeper -> Stream.empty();
            case Passage.Code code -> Stream.empty();
        };
    }

    /** How many pictures are kept. */
    int size() {
        return kept.size();
    }

    private Still compute(Experiment experiment, Preset preset) {
        Permalink.Read read = Permalink.over(experiment, experiment.start(), preset.settings());
        if (!read.ignored().isEmpty()) {
            throw new IllegalArgumentException("still " + preset + ": a link does not take " + read.ignored());
        }
        Trail trail = read.trail();
        try (Compute compute = Compute.on(device, Budget.unlimited());
                Stage stage = experiment.open(trail, compute)) {
            return new Still(experiment, experiment.picture(preset.picture()), stage.frame());
        }
    }
}
