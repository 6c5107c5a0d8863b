package dev.nudge.rest;

import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Locale;
import java.util.Objects;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The document of this face, OpenAPI 3.1: the addresses from a file, charts from their records, settings from the controls that check them. */
final class OpenApi {

    private static final String SCHEMAS = "#/components/schemas/";

    private OpenApi() {}

    static ObjectNode document(RestLimits limits) {
        ObjectNode document;
        try (InputStream file = OpenApi.class.getResourceAsStream("openapi.json")) {
            document = (ObjectNode) FrameJson.JSON.readTree(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        document.putObject("x-limits")
                .put("requestsPerMinute", limits.requestsPerMinute())
                .put("burst", limits.burst())
                .put("largestBody", limits.largestBody())
                .put("frameSeconds", limits.frameTime().toSeconds())
                .put("runsPerAddress", limits.runsPerAddress())
                .put("runSeconds", limits.runTime().toSeconds());
        ObjectNode schemas = (ObjectNode) document.path("components").path("schemas");
        schemas.set("Axis", object(Axis.class));
        ArrayNode kinds = schemas.putObject("Chart").putArray("oneOf");
        for (Class<?> chart : Chart.class.getPermittedSubclasses()) {
            String name = "Chart." + chart.getSimpleName();
            ObjectNode schema = object(chart);
            ((ObjectNode) schema.path("properties"))
                    .putObject("type")
                    .put("const", chart.getSimpleName().toLowerCase(Locale.ROOT));
            ((ArrayNode) schema.path("required")).add("type");
            schemas.set(name, schema);
            kinds.addObject().put("$ref", SCHEMAS + name);
        }
        Course.lessons().stream()
                .flatMap(lesson -> lesson.experiments().stream())
                .forEach(experiment -> schemas.set("Settings." + experiment.id(), JsonSchemas.settings(experiment)));
        return document;
    }

    private static ObjectNode object(Class<?> type) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ArrayNode required = schema.putArray("required");
        ObjectNode properties = schema.putObject("properties");
        for (RecordComponent component : type.getRecordComponents()) {
            required.add(component.getName());
            properties.set(component.getName(), schema(component.getGenericType()));
        }
        return schema;
    }

    private static ObjectNode schema(Type type) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        if (type instanceof ParameterizedType list) {
            return array(list.getActualTypeArguments()[0]);
        }
        if (type instanceof GenericArrayType || !(type instanceof Class<?> plain)) {
            throw new IllegalArgumentException("openapi: no schema for " + type);
        }
        if (plain.isArray()) {
            return array(plain.getComponentType());
        }
        if (plain == float.class) {
            return schema.put("$ref", SCHEMAS + "Number");
        }
        if (plain == int.class || plain == Integer.class) {
            return schema.put("type", "integer");
        }
        if (plain == boolean.class) {
            return schema.put("type", "boolean");
        }
        if (plain == String.class || plain == Message.class) {
            return schema.put("type", "string");
        }
        if (plain == Object.class) {
            return schema;
        }
        if (plain.isEnum()) {
            ArrayNode names = schema.putArray("enum");
            for (Object constant : plain.getEnumConstants()) {
                names.add(constant.toString());
            }
            return schema;
        }
        return plain == Axis.class || Chart.class.isAssignableFrom(plain)
                ? schema.put("$ref", SCHEMAS + (plain == Axis.class ? "Axis" : "Chart." + plain.getSimpleName()))
                : object(plain);
    }

    private static ObjectNode array(Type of) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "array");
        schema.set("items", schema(of));
        return schema;
    }
}
