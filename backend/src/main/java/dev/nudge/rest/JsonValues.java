package dev.nudge.rest;

import dev.nudge.lesson.Control;
import dev.nudge.lesson.Refusal;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.data.Bitmap;
import dev.nudge.lesson.data.Curve;
import dev.nudge.lesson.data.Matrix;
import dev.nudge.lesson.data.Points;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values of controls as JSON: a number, a string, true or false, [[x, y], …], rows of a matrix, heights of a curve, rows of dots. */
final class JsonValues {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private JsonValues() {}

    /** A value that is none. */
    static final class Unfit extends Exception {

        private static final long serialVersionUID = 1;

        private final String next;

        private Unfit(String rule, String next) {
            super(rule);
            this.next = next;
        }

        Wrong at(String field, JsonNode node) {
            return new Wrong(field, node.toString(), String.valueOf(getMessage()), next);
        }
    }

    static JsonNode write(Value value) {
        return switch (value) {
            case Value.Number(float number) -> number(number);
            case Value.Pick(String option) -> JSON.stringNode(option);
            case Value.Flag(boolean on) -> JSON.booleanNode(on);
            case Value.Text(String text) -> JSON.stringNode(text);
            case Value.Drawn(Curve curve) -> {
                ArrayNode heights = JSON.arrayNode();
                for (float height : curve.heights()) {
                    heights.add(number(height));
                }
                yield heights;
            }
            case Value.Ink(Bitmap dots) -> {
                ArrayNode rows = JSON.arrayNode();
                dots.lines().forEach(rows::add);
                yield rows;
            }
            case Value.PointSet(Points points) -> {
                ArrayNode all = JSON.arrayNode();
                for (int i = 0; i < points.count(); i++) {
                    all.addArray().add(number(points.x(i))).add(number(points.y(i)));
                }
                yield all;
            }
            case Value.Cells(Matrix matrix) -> {
                ArrayNode rows = JSON.arrayNode();
                for (int row = 0; row < matrix.rows(); row++) {
                    ArrayNode cells = rows.addArray();
                    for (int column = 0; column < matrix.columns(); column++) {
                        cells.add(number(matrix.cell(row, column)));
                    }
                }
                yield rows;
            }
        };
    }

    /** A whole number without a point, others in float32's shortest decimals. */
    static JsonNode number(float number) {
        return number == (int) number ? JSON.numberNode((int) number) : JSON.numberNode(number);
    }

    static Value read(Control control, JsonNode node) throws Unfit {
        Value value = switch (control) {
            case Control.Slider slider -> new Value.Number(number(slider, node));
            case Control.Choice choice -> pick(choice.options(), node);
            case Control.Rooms rooms -> pick(rooms.rooms(), node);
            case Control.Toggle toggle -> {
                if (!node.isBoolean()) {
                    throw new Unfit("it must be true or false", "Leave the quotation marks out?");
                }
                yield new Value.Flag(node.booleanValue());
            }
            case Control.Line line -> {
                if (!node.isString()) {
                    throw new Unfit(
                            "it must be a string of at most " + line.most() + " characters",
                            "Put it into quotation marks?");
                }
                yield new Value.Text(node.stringValue());
            }
            case Control.TensorFile file -> {
                if (!node.isString()) {
                    throw new Unfit(JsonSchemas.rule(file), "Put it into quotation marks?");
                }
                yield new Value.Text(node.stringValue());
            }
            case Control.Drawing drawing -> new Value.Drawn(curve(drawing, node));
            case Control.Ink ink -> new Value.Ink(dots(ink, node));
            case Control.EditablePoints points -> new Value.PointSet(points(points, node));
            case Control.EditableMatrix matrix -> new Value.Cells(matrix(matrix, node));
        };
        try {
            control.require(value);
        } catch (Refusal refused) {
            throw new Unfit(trimmed(refused), "Compare with the schema of this control.");
        } catch (IllegalArgumentException refused) {
            throw new Unfit(JsonSchemas.rule(control), "Compare with the schema of this control.");
        }
        return value;
    }

    private static String trimmed(Refusal refused) {
        String said = String.valueOf(refused.getMessage());
        return said.endsWith(".") ? said.substring(0, said.length() - 1) : said;
    }

    private static float number(Control.Slider slider, JsonNode node) throws Unfit {
        if (!node.isNumber()) {
            throw new Unfit(JsonSchemas.rule(slider), "Give a number, without quotation marks.");
        }
        float number = Float.parseFloat(node.asString());
        if (slider.clamp(number) != number) {
            throw new Unfit(
                    JsonSchemas.rule(slider), "Take " + number(slider.clamp(number)) + ", which is the nearest?");
        }
        return number;
    }

    private static Value.Pick pick(List<String> options, JsonNode node) throws Unfit {
        if (!node.isString() || !options.contains(node.stringValue())) {
            throw new Unfit("it must be one of " + options, "Choose one of these.");
        }
        return new Value.Pick(node.stringValue());
    }

    private static Curve curve(Control.Drawing drawing, JsonNode node) throws Unfit {
        if (node.isArray() && node.isEmpty()) {
            return Curve.NOTHING;
        }
        float[] heights = floats(drawing, node);
        if (heights.length != drawing.samples()) {
            throw new Unfit(JsonSchemas.rule(drawing), "There are " + heights.length + "; add or drop some.");
        }
        return Curve.through(heights, drawing.low(), drawing.high());
    }

    private static Bitmap dots(Control.Ink ink, JsonNode node) throws Unfit {
        if (node.isString()) {
            for (Control.Example example : ink.examples()) {
                if (example.id().equals(node.stringValue())) {
                    return example.dots();
                }
            }
        }
        boolean rows = node.isArray() && node.size() == ink.side();
        for (JsonNode row : node) {
            rows &= row.isString() && row.stringValue().matches("[#.]{" + ink.side() + "}");
        }
        if (!rows) {
            throw new Unfit(JsonSchemas.rule(ink), "Give each row as many dots, # for ink and . for paper.");
        }
        return Bitmap.where(
                ink.side(), (row, column) -> node.get(row).stringValue().charAt(column) == '#');
    }

    private static Points points(Control.EditablePoints points, JsonNode node) throws Unfit {
        if (!node.isArray() || node.size() < points.least() || node.size() > points.most()) {
            throw new Unfit(JsonSchemas.rule(points), "Give as many pairs [x, y].");
        }
        float[] xs = new float[node.size()];
        float[] ys = new float[node.size()];
        for (int i = 0; i < xs.length; i++) {
            float[] pair = floats(points, node.get(i));
            if (pair.length != 2) {
                throw new Unfit(JsonSchemas.rule(points), "Point " + i + " is not a pair [x, y]; make it one.");
            }
            xs[i] = pair[0];
            ys[i] = pair[1];
        }
        return Points.of(xs, ys);
    }

    private static Matrix matrix(Control.EditableMatrix matrix, JsonNode node) throws Unfit {
        if (!node.isArray() || node.isEmpty() || node.get(0).isEmpty()) {
            throw new Unfit(JsonSchemas.rule(matrix), "Give rows of numbers, [[1, 2], [3, 4]].");
        }
        int columns = node.get(0).size();
        if (node.size() > matrix.fits().mostRows() || columns > matrix.fits().mostColumns()) {
            throw new Unfit(
                    JsonSchemas.rule(matrix), node.size() + " rows of " + columns + " are too many; leave some out.");
        }
        float[] cells = new float[node.size() * columns];
        for (int row = 0; row < node.size(); row++) {
            float[] one = floats(matrix, node.get(row));
            if (one.length != columns) {
                throw new Unfit(
                        JsonSchemas.rule(matrix),
                        "Row " + row + " has " + one.length + " numbers, row 0 has " + columns + "; make them equal.");
            }
            System.arraycopy(one, 0, cells, row * columns, columns);
        }
        return Matrix.of(columns, cells);
    }

    private static float[] floats(Control control, JsonNode node) throws Unfit {
        if (!node.isArray()) {
            throw new Unfit(JsonSchemas.rule(control), "Give an array of numbers.");
        }
        float[] floats = new float[node.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = node.get(i).isNumber() ? Float.parseFloat(node.get(i).asString()) : Float.NaN;
            if (!Float.isFinite(floats[i])) {
                throw new Unfit(
                        JsonSchemas.rule(control), node.get(i) + " is no number that float32 holds; give another.");
            }
        }
        return floats;
    }
}
