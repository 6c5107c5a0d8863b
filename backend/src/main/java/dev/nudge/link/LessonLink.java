package dev.nudge.link;

import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Lesson;
import dev.nudge.lesson.Trail;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All experiments of a lesson in one query. A lesson with one experiment has its {@link Permalink} as it stands; where there are several, each parameter is
 * {@code <experiment>.<name>}, and an experiment nobody has touched is left out.
 */
public final class LessonLink {

    private LessonLink() {}

    /**
     * What a link said.
     *
     * @param trails one for each experiment of the lesson, by id
     * @param settings whether it said anything about an experiment at all
     */
    public record Read(Map<String, Trail> trails, boolean settings, List<Permalink.Ignored> ignored) {}

    /**
     * The query's parameters in their order.
     *
     * @param trails one for each experiment of the lesson, by id
     */
    public static Map<String, String> parameters(Lesson lesson, Map<String, Trail> trails) {
        Map<String, String> all = new LinkedHashMap<>();
        boolean several = lesson.experiments().size() > 1;
        for (Experiment experiment : lesson.experiments()) {
            Trail trail = trails.getOrDefault(experiment.id(), experiment.start());
            if (!several || !trail.equals(experiment.start())) {
                all.putAll(named(lesson, experiment, Permalink.parameters(experiment, trail)));
            }
        }
        return all;
    }

    /**
     * The parameters of one experiment as a link to the lesson has them.
     *
     * @param parameters as {@link Permalink} has them
     */
    public static Map<String, String> named(Lesson lesson, Experiment experiment, Map<String, String> parameters) {
        if (lesson.experiments().size() == 1) {
            return parameters;
        }
        Map<String, String> named = new LinkedHashMap<>();
        parameters.forEach((name, value) -> named.put(experiment.id() + "." + name, value));
        return named;
    }

    /**
     * Reads as {@link Permalink#read} does.
     *
     * @param foreign names that are the page's own business
     */
    public static Read read(Lesson lesson, Map<String, String> parameters, Set<String> foreign) {
        Map<String, Trail> trails = new LinkedHashMap<>();
        if (lesson.experiments().size() == 1) {
            Experiment only = lesson.experiments().getFirst();
            Permalink.Read read = Permalink.read(only, parameters, foreign);
            trails.put(only.id(), read.trail());
            return new Read(trails, read.settings(), read.ignored());
        }
        boolean settings = false;
        List<Permalink.Ignored> ignored = new ArrayList<>();
        Map<String, String> rest = new LinkedHashMap<>(parameters);
        for (Experiment experiment : lesson.experiments()) {
            String prefix = experiment.id() + ".";
            Map<String, String> own = new LinkedHashMap<>();
            parameters.forEach((name, value) -> {
                if (name.startsWith(prefix)) {
                    own.put(name.substring(prefix.length()), value);
                    rest.remove(name);
                }
            });
            Permalink.Read read = Permalink.read(experiment, own, Set.of());
            trails.put(experiment.id(), read.trail());
            settings |= read.settings();
            read.ignored()
                    .forEach(part -> ignored.add(new Permalink.Ignored(
                            part.reason(), prefix + part.parameter(), part.text(), part.instead())));
        }
        rest.forEach((name, value) -> {
            if (!foreign.contains(name)) {
                Permalink.unknown(name, value).ifPresent(ignored::add);
            }
        });
        return new Read(trails, settings, List.copyOf(ignored));
    }
}
