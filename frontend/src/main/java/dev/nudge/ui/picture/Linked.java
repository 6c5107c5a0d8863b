package dev.nudge.ui.picture;

import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Lesson;
import dev.nudge.lesson.Trail;
import dev.nudge.link.EmbedLink;
import dev.nudge.link.LessonLink;
import dev.nudge.link.Permalink;
import dev.nudge.ui.page.Routes;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * What a page's address shows: the experiment that it names or that its settings have touched, and where its walk has come to.
 *
 * @param look of an embed, as its address says; else plain
 */
record Linked(Experiment experiment, Trail trail, EmbedLink look) {

    private static final String ANCHOR = "experiment-";

    /**
     * @param path without the slash it begins with
     * @param parameters of the query, decoded
     * @param anchor without the #; empty for none
     * @return empty where no experiment stands at this address
     */
    static Optional<Linked> at(String path, Map<String, String> parameters, String anchor) {
        if (path.startsWith(Routes.EMBED + "/")) {
            return Course.find(path.substring(Routes.EMBED.length() + 1))
                    .map(experiment -> embedded(EmbedLink.read(experiment, parameters), experiment));
        }
        Optional<Lesson> lesson = Course.lessons().stream()
                .filter(one -> Routes.of(one).equals(path) || path.equals(Routes.LESSONS + "/" + one.id()))
                .findFirst();
        return lesson.map(one -> in(one, parameters, anchor));
    }

    /** The same of a whole address. */
    static Optional<Linked> at(String address) {
        UriComponents uri = UriComponentsBuilder.fromUriString(address).build();
        String path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
        return at(path, decoded(uri.getQueryParams()), uri.getFragment() == null ? "" : uri.getFragment());
    }

    private static Linked embedded(EmbedLink.Read read, Experiment experiment) {
        return new Linked(experiment, read.trail(), read.embed());
    }

    /** An experiment under the parameters of its own link. */
    static Linked of(Experiment experiment, Map<String, String> parameters) {
        return new Linked(
                experiment, Permalink.read(experiment, parameters, Set.of()).trail(), EmbedLink.PLAIN);
    }

    private static Linked in(Lesson lesson, Map<String, String> parameters, String anchor) {
        Map<String, Trail> trails =
                LessonLink.read(lesson, parameters, Set.of()).trails();
        Experiment shown = lesson.experiments().stream()
                .filter(experiment -> anchor.equals(ANCHOR + experiment.id()))
                .findFirst()
                .or(() -> lesson.experiments().stream()
                        .filter(experiment -> !experiment.start().equals(trails.get(experiment.id())))
                        .findFirst())
                .orElse(lesson.experiments().getFirst());
        return new Linked(shown, trails.getOrDefault(shown.id(), shown.start()), EmbedLink.PLAIN);
    }

    private static Map<String, String> decoded(MultiValueMap<String, String> query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        query.forEach((name, values) -> {
            String value = values.getFirst();
            parameters.put(decoded(name), value == null ? "" : decoded(value));
        });
        return parameters;
    }

    private static String decoded(String text) {
        return UriUtils.decode(text.replace('+', ' '), StandardCharsets.UTF_8);
    }

    /** The settings as a query, without the question mark. */
    String query() {
        return Permalink.query(experiment, trail);
    }

    /** @param ending svg or png */
    String picture(String ending) {
        return "/picture/" + experiment.id() + "." + ending + "?" + query();
    }

    String embed() {
        return "/" + Routes.EMBED + "/" + experiment.id() + "?" + Permalink.query(look.parameters(experiment, trail));
    }
}
