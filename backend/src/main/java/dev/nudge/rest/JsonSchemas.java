package dev.nudge.rest;

import dev.nudge.lesson.Control;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.data.PastedMatrix;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What an experiment's controls take, as JSON Schema 2020-12 and in words. */
final class JsonSchemas {

    private static final Messages WORDS = Messages.in(Locale.ENGLISH);

    private JsonSchemas() {}

    /** The schema of {@code settings}: every control may be left out, and then is as before anyone touches it. */
    static ObjectNode settings(Experiment experiment) {
        ObjectNode schema = object();
        schema.put("type", "object").put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        for (Control control : experiment.controls()) {
            properties.set(control.id(), schema(experiment, control));
        }
        return schema;
    }

    private static ObjectNode schema(Experiment experiment, Control control) {
        String name = experiment.id() + ".control." + control.id();
        ObjectNode schema = object().put("title", WORDS.say(name)).put("description", rule(control));
        switch (control) {
            case Control.Slider slider -> {
                schema.put("type", slider.isWhole() ? "integer" : "number");
                schema.set("minimum", JsonValues.number(slider.lowest()));
                schema.set("maximum", JsonValues.number(slider.highest()));
                ObjectNode track = schema.putObject("x-track");
                track.set("min", JsonValues.number(slider.min()));
                track.set("max", JsonValues.number(slider.max()));
                track.set("step", JsonValues.number(slider.step()));
                track.put("scale", slider.scale().name().toLowerCase(Locale.ROOT));
            }
            case Control.Choice choice -> options(schema, experiment, choice.id(), choice.options());
            case Control.Rooms rooms -> options(schema, experiment, rooms.id(), rooms.rooms());
            case Control.Toggle toggle -> schema.put("type", "boolean");
            case Control.Line line -> schema.put("type", "string").put("maxLength", line.most());
            case Control.TensorFile file -> schema.put("type", "string").put("pattern", digest());
            case Control.Drawing drawing -> {
                ArrayNode kinds = schema.putArray("oneOf");
                kinds.addObject().put("type", "array").put("maxItems", 0);
                ObjectNode heights = kinds.addObject()
                        .put("type", "array")
                        .put("minItems", drawing.samples())
                        .put("maxItems", drawing.samples());
                number(heights.putObject("items"), drawing.low(), drawing.high());
            }
            case Control.Ink ink -> {
                ArrayNode kinds = schema.putArray("oneOf");
                if (!ink.examples().isEmpty()) {
                    ArrayNode names = kinds.addObject().putArray("enum");
                    ink.examples().forEach(example -> names.add(example.id()));
                }
                kinds.addObject()
                        .put("type", "array")
                        .put("minItems", ink.side())
                        .put("maxItems", ink.side())
                        .putObject("items")
                        .put("type", "string")
                        .put("pattern", "^[#.]{" + ink.side() + "}$");
            }
            case Control.EditablePoints points ->
                schema.put("type", "array")
                        .put("minItems", points.least())
                        .put("maxItems", points.most())
                        .putObject("items")
                        .put("type", "array")
                        .put("minItems", 2)
                        .put("maxItems", 2)
                        .putObject("items")
                        .put("type", "number");
            case Control.EditableMatrix matrix -> {
                PastedMatrix fits = matrix.fits();
                ObjectNode rows = schema.put("type", "array").put("minItems", 1).put("maxItems", fits.mostRows());
                ObjectNode cells = rows.putObject("items")
                        .put("type", "array")
                        .put("minItems", 1)
                        .put("maxItems", fits.mostColumns());
                number(cells.putObject("items"), fits.lowest(), fits.highest());
            }
        }
        schema.set("default", JsonValues.write(control.initial()));
        // A change of RESTART controls begins the walk anew, so they cannot stand under "then".
        return schema.put("x-effect", control.effect().name().toLowerCase(Locale.ROOT));
    }

    private static String digest() {
        return "^([0-9a-f]{" + 2 * Control.TensorFile.DIGEST_BYTES + "})?$";
    }

    private static void options(ObjectNode schema, Experiment experiment, String control, List<String> options) {
        schema.put("type", "string");
        ArrayNode all = schema.putArray("oneOf");
        for (String option : options) {
            all.addObject()
                    .put("const", option)
                    .put("title", WORDS.say(experiment.id() + ".option." + control + "." + option));
        }
    }

    private static void number(ObjectNode schema, float lowest, float highest) {
        schema.put("type", "number");
        schema.set("minimum", JsonValues.number(lowest));
        schema.set("maximum", JsonValues.number(highest));
    }

    /** What may stand there, to follow "a is 7;". */
    static String rule(Control control) {
        return switch (control) {
            case Control.Slider slider ->
                "it must be a " + (slider.isWhole() ? "whole " : "") + "number from "
                        + JsonValues.number(slider.lowest()) + " to " + JsonValues.number(slider.highest());
            case Control.Choice choice -> "it must be one of " + choice.options();
            case Control.Rooms rooms -> "it must be one of " + rooms.rooms();
            case Control.Toggle toggle -> "it must be true or false";
            case Control.Line line -> "it must be a string of at most " + line.most() + " characters";
            case Control.TensorFile file ->
                "it must be the digest of a file that was brought to a page here, "
                        + 2 * Control.TensorFile.DIGEST_BYTES + " hexadecimal digits, or empty";
            case Control.Drawing drawing ->
                "it must be " + drawing.samples() + " heights from " + JsonValues.number(drawing.low()) + " to "
                        + JsonValues.number(drawing.high()) + ", evenly spaced from "
                        + JsonValues.number(drawing.min()) + " to " + JsonValues.number(drawing.max())
                        + ", or none; each is rounded to one of 4096 levels";
            case Control.Ink ink ->
                "it must be " + ink.side() + " rows of " + ink.side() + " dots, # for ink and . for paper"
                        + (ink.examples().isEmpty()
                                ? ""
                                : ", or the name of an example: "
                                        + ink.examples().stream()
                                                .map(Control.Example::id)
                                                .toList());
            case Control.EditablePoints points ->
                "it must be "
                        + (points.least() == points.most() ? "" : "from " + points.least() + " to ")
                        + points.most() + (points.most() == 1 ? " point [x, y]" : " points [x, y]");
            case Control.EditableMatrix matrix ->
                "it must be at most " + matrix.fits().mostRows() + " rows of at most "
                        + matrix.fits().mostColumns() + " numbers from "
                        + JsonValues.number(matrix.fits().lowest()) + " to "
                        + JsonValues.number(matrix.fits().highest());
        };
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
