package dev.nudge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.lesson.Control;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Stage.Stroke;
import dev.nudge.lesson.Trail;
import dev.nudge.lesson.Value;
import dev.nudge.session.Activity;
import dev.nudge.session.LearnerSession;
import dev.nudge.session.Learners;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A program is told what a page shows, to the last digit. */
class SameNumbersTest {

    private static RestServer server;

    @BeforeAll
    static void start() {
        server = RestServer.start("nudge.rest.frame-time=60s");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Experiment> experiments() {
        return Course.lessons().stream().flatMap(lesson -> lesson.experiments().stream());
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void asAPageOpensIt(Experiment experiment) throws Exception {
        try (LearnerSession page = server.bean(Learners.class).open(experiment, experiment.start())) {
            requireSame(page, RestServer.json(answered(experiment, "{}")));
        }
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void afterAHandHasSetAndSteppedIt(Experiment experiment) throws Exception {
        try (LearnerSession page = server.bean(Learners.class).open(experiment, experiment.start())) {
            Random random = new Random(8);
            for (int act = 0; act < 6; act++) {
                List<Control.Slider> sliders = experiment.controls().stream()
                        .filter(Control.Slider.class::isInstance)
                        .map(Control.Slider.class::cast)
                        .toList();
                if (!sliders.isEmpty()) {
                    Control.Slider slider = sliders.get(random.nextInt(sliders.size()));
                    float value = slider.min() + random.nextFloat() * (slider.max() - slider.min());
                    page.change(slider.id(), new Value.Number(slider.clamp(value)), Stroke.NEW);
                }
                page.leap(1 + random.nextInt(5));
                Frames.arrive(page, Duration.ofMinutes(1));
            }
            assertThat(page.activity()).isEqualTo(Activity.NONE);
            requireSame(page, RestServer.json(answered(experiment, question(experiment, page.trail()))));
            requireSame(page, RestServer.json(server.get(Addresses.of(experiment) + "/frames?" + page.link())));
        }
    }

    private static HttpResponse<String> answered(Experiment experiment, String body) throws Exception {
        HttpResponse<String> response = server.post(Addresses.frames(experiment), body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response;
    }

    private static String question(Experiment experiment, Trail trail) {
        ObjectNode body = RestServer.JSON.createObjectNode();
        ObjectNode settings = body.putObject("settings");
        experiment
                .controls()
                .forEach(control -> settings.set(
                        control.id(), JsonValues.write(trail.opening().get(control.id()))));
        ArrayNode then = body.putArray("then");
        for (Trail.Entry entry : trail.entries()) {
            switch (entry) {
                case Trail.Steps(int count) -> then.addObject().put("steps", count);
                case Trail.Change(String control, Value value) ->
                    then.addObject().putObject("set").set(control, JsonValues.write(value));
            }
        }
        return body.toString();
    }

    private static void requireSame(LearnerSession page, JsonNode answer) {
        Frame frame = page.frame();
        assertThat(answer.path("steps").intValue()).isEqualTo(page.trail().steps());
        assertThat(answer.path("readouts").size()).isEqualTo(frame.readouts().size());
        frame.readouts()
                .forEach((name, value) ->
                        same(name, value, answer.path("readouts").path(name)));
        frame.axes()
                .forEach((name, axis) -> same(name, axis, answer.path("axes").path(name)));
        same("charts", frame.charts(), answer.path("charts"));
        same("words", frame.words(), answer.path("words"));
        assertThat(answer.path("goals").valueStream().map(JsonNode::stringValue))
                .containsExactlyInAnyOrderElementsOf(frame.goals());
        assertThat(answer.path("links").path("page").stringValue()).endsWith("?" + page.link());
    }

    /** By the values themselves, not by the way they are written. */
    private static void same(String at, Object value, JsonNode node) {
        switch (value) {
            case Float number ->
                assertThat(Float.floatToIntBits(Float.parseFloat(node.asString())))
                        .as(at + " " + number + " " + node)
                        .isEqualTo(Float.floatToIntBits(number));
            case float[] numbers -> {
                assertThat(node.size()).as(at).isEqualTo(numbers.length);
                for (int i = 0; i < numbers.length; i++) {
                    same(at + "[" + i + "]", numbers[i], node.get(i));
                }
            }
            case Message message ->
                assertThat(node.stringValue())
                        .isEqualTo(Messages.in(Locale.ENGLISH).say(message));
            case List<?> list -> {
                assertThat(node.size()).as(at).isEqualTo(list.size());
                for (int i = 0; i < list.size(); i++) {
                    same(at + "[" + i + "]", list.get(i), node.get(i));
                }
            }
            case Record record -> {
                for (RecordComponent component : record.getClass().getRecordComponents()) {
                    same(at + "." + component.getName(), read(record, component), node.path(component.getName()));
                }
            }
            case BigDecimal number ->
                assertThat(new BigDecimal(node.asString())).as(at).isEqualByComparingTo(number);
            case int[] numbers -> assertThat(node.size()).as(at).isEqualTo(numbers.length);
            case boolean[] flags -> assertThat(node.size()).as(at).isEqualTo(flags.length);
            default -> assertThat(node.asString()).as(at).isEqualTo(value.toString());
        }
    }

    private static Object read(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
