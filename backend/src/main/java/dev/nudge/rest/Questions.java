package dev.nudge.rest;

import dev.nudge.lesson.Control;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Trail;
import dev.nudge.lesson.Value;
import dev.nudge.link.Permalink;
import dev.nudge.session.LearnerDevices;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a program asks: strictly, unlike a page reads its link, so that a program never gets an answer to another question. */
@Component
final class Questions {

    static final String DEVICE = "device";

    /** The same in a query, where it stands among controls: one of them is called device. */
    static final String ON = "computed-on";

    private static final String SETTINGS = "settings";
    private static final String THEN = "then";
    private static final String STEPS = "steps";
    private static final String SET = "set";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final LearnerDevices devices;

    Questions(LearnerDevices devices) {
        this.devices = devices;
    }

    static Experiment experiment(String id) {
        return Course.find(id)
                .orElseThrow(() -> Problem.of(
                        HttpStatus.NOT_FOUND,
                        "There is no such experiment",
                        "No experiment is called \"" + id + "\". GET /api/v1 lists all of them."));
    }

    /** An object of JSON. */
    static JsonNode json(byte[] body) {
        try {
            JsonNode node = JSON.readTree(body);
            if (node.isMissingNode()) {
                return JSON.createObjectNode();
            }
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException broken) {
            throw Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "The body is no JSON",
                    "The body cannot be read: " + broken.getOriginalMessage() + ". Send an object, such as {}.");
        }
        throw Problem.of(
                HttpStatus.BAD_REQUEST, "The body is no object", "The body must be an object of JSON, such as {}.");
    }

    /**
     * A question as JSON.
     *
     * @param more names that may stand beside its own
     */
    Question read(Experiment experiment, JsonNode body, Set<String> more) {
        List<Wrong> errors = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            if (!Set.of(SETTINGS, THEN, DEVICE).contains(field.getKey()) && !more.contains(field.getKey())) {
                errors.add(new Wrong(
                        field.getKey(),
                        field.getValue().toString(),
                        "there is no such field",
                        "Leave it out; there are settings, then, device"
                                + (more.isEmpty() ? "" : ", " + String.join(", ", more)) + "."));
            }
        }
        Settings settings = Settings.initial(experiment.controls());
        for (Map.Entry<Control, Value> set :
                values(experiment, SETTINGS, body.path(SETTINGS), errors).entrySet()) {
            settings = settings.with(set.getKey().id(), set.getValue());
        }
        Trail trail = follow(experiment, Trail.from(settings), body.path(THEN), errors);
        JsonNode named = body.path(DEVICE);
        if (!named.isMissingNode() && !named.isString()) {
            errors.add(new Wrong(
                    DEVICE, named.toString(), "it must be a string", "Put a device's name into quotation marks?"));
        }
        String device = named.asString("");
        requireDevice(DEVICE, device, errors);
        if (!errors.isEmpty()) {
            throw Problem.unprocessable(errors);
        }
        return new Question(experiment, trail, device);
    }

    /** A question as the query of a link. */
    Question read(Experiment experiment, MultiValueMap<String, String> query) {
        List<Wrong> errors = new ArrayList<>();
        query.forEach((name, values) -> {
            if (values.size() > 1) {
                errors.add(new Wrong(name, values.toString(), "it must stand once", "Leave all but one out."));
            }
        });
        String device = query.getFirst(ON) == null ? "" : String.valueOf(query.getFirst(ON));
        requireDevice(ON, device, errors);
        Permalink.Read read = Permalink.read(experiment, query.toSingleValueMap(), Set.of(ON));
        read.ignored().forEach(part -> errors.add(wrong(experiment, part)));
        if (!errors.isEmpty()) {
            throw Problem.unprocessable(errors);
        }
        return new Question(experiment, read.trail(), device);
    }

    private void requireDevice(String field, String device, List<Wrong> errors) {
        List<String> offered = devices.offered();
        if (!device.isEmpty() && !offered.contains(device)) {
            errors.add(new Wrong(
                    field, device, "it must be one of " + offered, "Choose one of these, or leave the choice out."));
        }
    }

    private static Wrong wrong(Experiment experiment, Permalink.Ignored part) {
        List<String> names = experiment.controls().stream().map(Control::id).toList();
        String rule = switch (part.reason()) {
            case UNKNOWN -> "there is no such parameter; there are v, then, " + ON + " and " + names;
            case OTHER_VERSION -> "this server knows version " + part.instead() + " of this experiment";
            case TOO_MANY -> "a walk has at most " + Trail.MOST_ENTRIES + " entries";
            case BROKEN, NOT_A_NUMBER, OUT_OF_RANGE, NO_SUCH_OPTION ->
                experiment.controls().stream()
                        .filter(control -> control.id().equals(part.parameter()))
                        .findFirst()
                        .map(JsonSchemas::rule)
                        .orElse("it must be steps and changes of live controls, as in 45,rate:0.02,10, of at most "
                                + experiment.mostSteps() + " steps");
        };
        return new Wrong(
                part.parameter(),
                "\"" + part.text() + "\"",
                rule,
                part.instead().isEmpty() ? "Leave it out, or mend it." : "Take " + part.instead() + "?");
    }

    private static Map<Control, Value> values(Experiment experiment, String field, JsonNode set, List<Wrong> errors) {
        Map<Control, Value> values = new LinkedHashMap<>();
        if (!set.isMissingNode() && !set.isObject()) {
            errors.add(new Wrong(field, set.toString(), "it must be an object of controls", "Write {\"a\": 1.1}."));
        }
        for (Map.Entry<String, JsonNode> entry : set.properties()) {
            String at = field + "." + entry.getKey();
            experiment.controls().stream()
                    .filter(control -> control.id().equals(entry.getKey()))
                    .findFirst()
                    .ifPresentOrElse(
                            control -> {
                                try {
                                    values.put(control, JsonValues.read(control, entry.getValue()));
                                } catch (JsonValues.Unfit unfit) {
                                    errors.add(unfit.at(at, entry.getValue()));
                                }
                            },
                            () -> errors.add(new Wrong(
                                    at,
                                    entry.getValue().toString(),
                                    "there is no such control",
                                    "There are "
                                            + experiment.controls().stream()
                                                    .map(Control::id)
                                                    .toList() + ".")));
        }
        return values;
    }

    private static Trail follow(Experiment experiment, Trail opening, JsonNode then, List<Wrong> errors) {
        if (!then.isMissingNode() && !then.isArray()) {
            errors.add(new Wrong(
                    THEN,
                    then.toString(),
                    "it must be an array",
                    "Write [{\"steps\": 45}, {\"set\": {\"rate\": 0.02}}]."));
            return opening;
        }
        if (then.size() > Trail.MOST_ENTRIES) {
            errors.add(new Wrong(
                    THEN,
                    then.size() + " entries",
                    "a walk has at most " + Trail.MOST_ENTRIES + " entries",
                    "Join steps that follow one another."));
            return opening;
        }
        Trail trail = opening;
        for (int i = 0; i < then.size(); i++) {
            String at = THEN + "[" + i + "]";
            JsonNode entry = then.get(i);
            JsonNode steps = entry.path(STEPS);
            boolean one = entry.isObject() && entry.size() == 1;
            if (one && !steps.isMissingNode()) {
                int left = experiment.mostSteps() - trail.steps();
                if (steps.isIntegralNumber()
                        && steps.canConvertToInt()
                        && steps.intValue() >= 1
                        && steps.intValue() <= left) {
                    trail = trail.plusSteps(steps.intValue());
                } else {
                    errors.add(new Wrong(
                            at + ".steps",
                            steps.toString(),
                            left == 0
                                    ? "this experiment takes no more steps, of " + experiment.mostSteps()
                                    : "it must be a whole number from 1 to " + left,
                            left == 0 ? "Leave it out." : stepsAdvice(steps, left)));
                }
            } else if (one && entry.path(SET).isObject()) {
                trail = change(experiment, trail, at + ".set", entry.path(SET), errors);
            } else {
                errors.add(new Wrong(
                        at, entry.toString(), "it must be {\"steps\": n} or {\"set\": {…}}", "Write one of both."));
            }
        }
        return trail;
    }

    private static String stepsAdvice(JsonNode steps, int left) {
        if (!steps.isIntegralNumber()) {
            return "Give a whole number, without quotation marks.";
        }
        return steps.bigIntegerValue().signum() > 0 ? "Take " + left + ", or fewer?" : "Take 1, or more?";
    }

    private static Trail change(Experiment experiment, Trail before, String at, JsonNode set, List<Wrong> errors) {
        Trail trail = before;
        for (Map.Entry<Control, Value> change :
                values(experiment, at, set, errors).entrySet()) {
            Control control = change.getKey();
            Control.Effect effect = control.effect(trail.settings().get(control.id()), change.getValue());
            if (effect != Control.Effect.RESTART) {
                trail = trail.plusChange(control, change.getValue());
            } else {
                errors.add(new Wrong(
                        at + "." + control.id(),
                        String.valueOf(set.get(control.id())),
                        "this change begins the walk anew, so it cannot stand within one",
                        "Put it into settings."));
            }
        }
        return trail;
    }
}
