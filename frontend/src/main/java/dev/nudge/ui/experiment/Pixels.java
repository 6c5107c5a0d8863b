package dev.nudge.ui.experiment;

import com.vaadin.flow.dom.Element;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Chart.Light;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** The colours of an image's numbers. Ink and paper are the page's; red, green and blue are what they are. */
final class Pixels {

    private static final float BRIGHTEST = 255;

    private Pixels() {}

    /** A cell's light, where there is one for each or one for all. */
    static Light light(List<Light> lights, int cell) {
        return lights.size() == 1 ? lights.getFirst() : lights.get(cell);
    }

    /** How many pixels lie under one another. */
    static int rows(Chart.Image image) {
        return image.lights().getFirst() == Light.COLOURS
                ? image.grid().rows() / 3
                : image.grid().rows();
    }

    /** A row of pixels in one element each, from the top: neighbours meet without a seam, and thousands weigh little. */
    static Element image(Chart.Image image) {
        Element box = new Element("span")
                .setAttribute("class", "image")
                .setAttribute("style", "--columns:" + image.grid().columns());
        for (int row = 0; row < rows(image); row++) {
            box.appendChild(new Element("span").setAttribute("style", "background:" + row(image, row)));
        }
        return box;
    }

    private static String row(Chart.Image image, int row) {
        int columns = image.grid().columns();
        StringJoiner stops = new StringJoiner(",", "linear-gradient(to right,", ")");
        for (int column = 0; column < columns; column++) {
            stops.add(String.format(
                    Locale.ROOT,
                    "%s %.3f%% %.3f%%",
                    colour(image, row * columns + column),
                    100f * column / columns,
                    100f * (column + 1) / columns));
        }
        return stops.toString();
    }

    /** A pixel's colour, as CSS writes it. */
    static String colour(Chart.Image image, int pixel) {
        Chart.Grid grid = image.grid();
        float[] cells = grid.cells();
        return switch (light(image.lights(), pixel)) {
            case INK ->
                String.format(
                        Locale.ROOT,
                        "color-mix(in srgb,var(--ink) %.0f%%,var(--paper))",
                        100 * share(cells[pixel], grid.range()));
            case RED -> rgb(share(cells[pixel], grid.range()), 0, 0);
            case GREEN -> rgb(0, share(cells[pixel], grid.range()), 0);
            case BLUE -> rgb(0, 0, share(cells[pixel], grid.range()));
            case COLOURS -> {
                int plane = cells.length / 3;
                yield rgb(
                        share(cells[pixel], grid.range()),
                        share(cells[plane + pixel], grid.range()),
                        share(cells[2 * plane + pixel], grid.range()));
            }
        };
    }

    private static float share(float value, Axis range) {
        return Math.clamp((value - range.min()) / (range.max() - range.min()), 0, 1);
    }

    private static String rgb(float red, float green, float blue) {
        return String.format(Locale.ROOT, "rgb(%.0f,%.0f,%.0f)", BRIGHTEST * red, BRIGHTEST * green, BRIGHTEST * blue);
    }
}
