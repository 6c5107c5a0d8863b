package dev.nudge.rest;

import dev.nudge.lesson.Control;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Lesson;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Picture;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What there is to ask about: lessons, experiments, and the document of this face. */
@RestController
final class CourseController {

    private static final Messages WORDS = Messages.in(Locale.ENGLISH);

    private final Pages pages;
    private final RestLimits limits;
    private final Map<String, Body> written = new ConcurrentHashMap<>();

    CourseController(Pages pages, RestLimits limits) {
        this.pages = pages;
        this.limits = limits;
    }

    @GetMapping(Addresses.ROOT)
    ResponseEntity<byte[]> course() {
        return once(Addresses.ROOT, address -> {
            ObjectNode all = object();
            ArrayNode lessons = all.putArray("lessons");
            Course.lessons().forEach(lesson -> lessons.add(lesson(lesson)));
            ObjectNode links = all.putObject("links");
            links.put("self", Addresses.ROOT).put("openapi", Addresses.OPENAPI);
            return all;
        });
    }

    @GetMapping(Addresses.EXPERIMENTS + "/{id}")
    ResponseEntity<byte[]> experiment(@PathVariable String id) {
        Experiment experiment = Questions.experiment(id);
        return once(Addresses.of(experiment), address -> described(experiment));
    }

    @GetMapping(Addresses.OPENAPI)
    ResponseEntity<byte[]> openapi() {
        return once(Addresses.OPENAPI, address -> OpenApi.document(limits));
    }

    /** Whatever else stands under this face, so that a program never gets a page. */
    @GetMapping("/api/**")
    ResponseEntity<byte[]> nothing() {
        throw Problem.of(
                HttpStatus.NOT_FOUND,
                "There is nothing here",
                "GET /api/v1 lists what there is, /api/v1/openapi.json describes it.");
    }

    private ResponseEntity<byte[]> once(String address, Function<String, ObjectNode> write) {
        return written.computeIfAbsent(address, one -> Body.of(FrameJson.JSON.writeValueAsString(write.apply(one))))
                .whole();
    }

    private ObjectNode lesson(Lesson lesson) {
        ObjectNode node = object().put("id", lesson.id())
                .put("title", WORDS.say(lesson.id() + ".title"))
                .put("path", lesson.path().name().toLowerCase(Locale.ROOT))
                .put("minutes", lesson.minutes());
        ArrayNode experiments = node.putArray("experiments");
        lesson.experiments().forEach(experiment -> experiments.add(described(experiment)));
        node.putObject("links").put("page", pages.of(lesson));
        return node;
    }

    private ObjectNode described(Experiment experiment) {
        Lesson lesson = Course.lessonOf(experiment);
        ObjectNode node = object().put("id", experiment.id())
                .put("title", WORDS.say(experiment.id() + ".title"))
                .put("version", experiment.version())
                .put("lesson", lesson.id())
                .put("mostSteps", experiment.mostSteps());
        node.set("settings", JsonSchemas.settings(experiment));
        node.set(
                "live",
                strings(experiment.controls().stream()
                        .filter(control -> control.effect() != Control.Effect.RESTART)
                        .map(Control::id)
                        .toList()));
        ObjectNode pictures = node.putObject("pictures");
        for (Picture picture : experiment.pictures()) {
            pictures.put(picture.id(), WORDS.say(experiment.id() + ".picture." + picture.id()));
        }
        ObjectNode readouts = node.putObject("readouts");
        experiment
                .readouts()
                .forEach(
                        readout -> readouts.put(readout.id(), WORDS.say(experiment.id() + ".readout." + readout.id())));
        ObjectNode goals = node.putObject("goals");
        experiment.checkpoints().forEach(goal -> goals.put(goal, WORDS.say(experiment.id() + ".goal." + goal)));
        ObjectNode links = node.putObject("links")
                .put("self", Addresses.of(experiment))
                .put("frames", Addresses.frames(experiment));
        if (experiment.mostSteps() > 0) {
            links.put("runs", Addresses.runs(experiment));
        }
        links.put("page", pages.of(experiment, experiment.start()));
        return node;
    }

    private static ArrayNode strings(List<String> strings) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        strings.forEach(array::add);
        return array;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
