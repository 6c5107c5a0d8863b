package dev.nudge.echarts;

import java.io.Serializable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The numbers of one series as they travel.
 *
 * @param form what the numbers are called on the wire
 * @param numbers all of them; for points interleaved, {@code width} per point
 * @param width numbers per point, or the columns of a grid of cells
 * @param range the two numbers between which the colours of cells lie; none for others
 */
record Numbers(Form form, float[] numbers, int width, double... range) implements Serializable {

    enum Form {
        points,
        values,
        cells
    }

    static Numbers points(String id, float[]... columns) {
        int count = columns[0].length;
        for (int c = 1; c < columns.length; c++) {
            if (columns[c].length != count) {
                throw new IllegalArgumentException("patch series \"" + id + "\": xs has " + count + " numbers, "
                        + (c == 1 ? "ys" : "values") + " has " + columns[c].length
                        + "; they must be equally many, one of each per point. Use NaN where a point has no value.");
            }
        }
        float[] interleaved = new float[count * columns.length];
        for (int i = 0; i < count; i++) {
            for (int c = 0; c < columns.length; c++) {
                interleaved[i * columns.length + c] = columns[c][i];
            }
        }
        return new Numbers(Form.points, interleaved, columns.length);
    }

    static Numbers values(float[] values) {
        return new Numbers(Form.values, values.clone(), 1);
    }

    static Numbers cells(String id, int columns, float[] cells) {
        if (columns < 1 || cells.length % columns != 0) {
            throw new IllegalArgumentException("patch cells \"" + id + "\": columns is " + columns + ", there are "
                    + cells.length + " numbers; the numbers must fill whole rows. Give rows times columns of them.");
        }
        return new Numbers(Form.cells, cells.clone(), columns);
    }

    Numbers between(double low, double high) {
        return new Numbers(form, numbers, width, low, high);
    }

    /** Points: x and y; cells and values: one place each. */
    int count() {
        return form == Form.points ? numbers.length / width : numbers.length;
    }

    /** As a series of an option has them: a point each, values numbered from 0, cells by column and row. */
    void writeDataTo(ObjectNode series) {
        ArrayNode data = series.putArray("data");
        for (int i = 0; i < count(); i++) {
            ArrayNode point = data.addArray();
            switch (form) {
                case points -> {
                    for (int c = 0; c < width; c++) {
                        add(point, numbers[i * width + c]);
                    }
                }
                case values -> add(point.add(i), numbers[i]);
                case cells -> add(point.add(i % width).add(i / width), numbers[i]);
            }
        }
        if (range.length == 2) {
            series.putArray("range").add(range[0]).add(range[1]);
        }
    }

    void writeTo(ObjectNode node) {
        if (form == Form.points && width != 2) {
            node.put("stride", width);
        }
        if (form == Form.cells) {
            node.put("columns", width);
            if (range.length == 2) {
                node.putArray("range").add(range[0]).add(range[1]);
            }
        }
        ArrayNode list = node.putArray(form.name());
        for (float number : numbers) {
            add(list, number);
        }
    }

    private static void add(ArrayNode list, float number) {
        if (Float.isFinite(number)) {
            list.add(number);
        } else {
            list.addNull();
        }
    }
}
