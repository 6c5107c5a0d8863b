package dev.nudge.ui.experiment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.dom.Element;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Chart.Graph;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Picture.Layer;
import dev.nudge.lesson.Picture.Scaled;
import dev.nudge.lesson.Still;
import java.util.List;
import java.util.Locale;

/**
 * A picture the size of a stamp, as SVG in the colours of the roles: for a word's card. It stands still, so it needs no chart component; words, numbers and
 * shades but those of a single small image have no room in it and are left out.
 */
@Tag("svg")
public final class SmallPicture extends Component {

    private static final float WIDTH = 160;
    private static final float HEIGHT = 100;
    private static final float MARGIN = 6;

    /** More points than that say nothing at this size. */
    private static final int MOST = 160;

    /** Shades of a square picture with more cells are left out: each is an element of the page. */
    private static final int MOST_PIXELS = 28 * 28;

    private static final float DOT = 2.6f;

    private static final float NAME = 5;

    /** A role's usual line is 3 wide; the picture has a quarter of the room. */
    private static final float LINE = 2;

    private final boolean named;

    /**
     * @param words what it shows, for those who do not see it
     */
    public SmallPicture(Still still, String words) {
        this(still, words, false);
    }

    /** One to be seen large: the nodes of a graph, the rows and columns of a grid have their names. */
    public static SmallPicture named(Still still) {
        return new SmallPicture(still, "", true);
    }

    private SmallPicture(Still still, String words, boolean named) {
        this.named = named;
        getElement()
                .setAttribute("class", "small-picture")
                .setAttribute("viewBox", "0 0 %.0f %.0f".formatted(WIDTH, HEIGHT))
                .setAttribute("role", "img")
                .setAttribute("aria-label", words);
        switch (still.picture()) {
            case Picture.Plot plot -> plot(plot, still.frame());
            case Picture.Plain plain -> {
                switch (PlotOption.chart(still.frame(), plain.id())) {
                    case Graph graph -> graph(graph);
                    case Chart.Grid grid -> grid(grid);
                    case Chart.Sheets(String id, List<Chart.Sheet> sheets) -> sheets(sheets);
                    case Chart.Product product -> product(product);
                    case Chart.Gallery(String id, List<Chart.Image> images) -> images(images);
                    case Chart.Memory memory -> memory(memory);
                    case Chart other ->
                        throw new IllegalArgumentException("small picture " + plain.id() + ": a "
                                + other.getClass().getSimpleName() + " has no room in it. Take another picture?");
                }
            }
        }
    }

    private void plot(Picture.Plot plot, Frame frame) {
        Track x = new Track(plot.x(), frame.axis(plot.x().axis()), MARGIN, WIDTH - MARGIN);
        Track y = new Track(plot.y(), frame.axis(plot.y().axis()), HEIGHT - MARGIN, MARGIN);
        for (Layer layer : plot.layers()) {
            Look look = Look.of(layer.role());
            switch (PlotOption.chart(frame, layer.chart())) {
                case Chart.Lines(String id, float[] xs, float[] ys) -> line(look, x, y, xs, ys);
                case Chart.Scatter(String id, float[] xs, float[] ys) -> dots(look, x, y, xs, ys);
                case Chart.Bubbles bubbles -> dots(look, x, y, bubbles.xs(), bubbles.ys());
                case Chart.Arrows(String id, float[] xs, float[] ys, float[] dxs, float[] dys) -> {
                    for (int i = 0; i < xs.length; i++) {
                        line(look, x, y, new float[] {xs[i], xs[i] + dxs[i]}, new float[] {ys[i], ys[i] + dys[i]});
                    }
                }
                case Chart.Labels words -> {}
                case Chart.Heatmap shades -> {
                    if (shades.pixels() && shades.cells().length <= MOST_PIXELS) {
                        grid(fromTheTop(shades));
                    }
                }
                case Chart.Bars bars -> {}
                case Chart.Grid grid -> {}
                case Chart.Sheets sheets -> {}
                case Chart.Gallery gallery -> {}
                case Chart.Memory memory -> {}
                case Chart.Transcripts transcripts -> {}
                case Chart.Product product -> {}
                case Chart.Table table -> {}
                case Graph graph -> {}
            }
        }
    }

    private void line(Look look, Track x, Track y, float[] xs, float[] ys) {
        StringBuilder path = new StringBuilder();
        int every = Math.max(1, xs.length / MOST);
        boolean down = false;
        for (int next = 0; next < xs.length + every - 1; next += every) {
            int i = Math.min(next, xs.length - 1);
            float right = x.at(xs[i]);
            float low = y.at(ys[i]);
            boolean there = Float.isFinite(right) && Float.isFinite(low);
            if (there) {
                path.append(down ? 'L' : 'M').append(number(right)).append(' ').append(number(low));
            }
            down = there;
        }
        if (!path.isEmpty()) {
            Element line = new Element("path")
                    .setAttribute("d", path.toString())
                    .setAttribute("fill", "none")
                    .setAttribute("stroke-linejoin", "round")
                    .setAttribute("style", "stroke:" + look.colour() + ";stroke-width:" + (look.isThin() ? 1 : LINE));
            if (!look.dashes().isEmpty()) {
                line.setAttribute(
                        "stroke-dasharray",
                        String.join(
                                " ",
                                look.dashes().stream()
                                        .map(dash -> number(dash / 2f))
                                        .toList()));
            }
            getElement().appendChild(line);
        }
    }

    private void dots(Look look, Track x, Track y, float[] xs, float[] ys) {
        for (int i = 0; i < xs.length; i++) {
            float right = x.at(xs[i]);
            float low = y.at(ys[i]);
            if (Float.isFinite(right) && Float.isFinite(low)) {
                getElement()
                        .appendChild(new Element("circle")
                                .setAttribute("cx", number(right))
                                .setAttribute("cy", number(low))
                                .setAttribute("r", number(DOT))
                                .setAttribute("style", "fill:" + look.colour()));
            }
        }
    }

    private void graph(Graph graph) {
        Axis across = Axis.around(floats(graph, true), 0.12f);
        Axis down = Axis.around(floats(graph, false), 0.08f);
        Track x = new Track(Scaled.linear("x"), across, 0, WIDTH);
        Track y = new Track(Scaled.linear("y"), down, 0, HEIGHT);
        float halfWidth = named ? 22 : 11;
        float halfHeight = named ? 5 : 4;
        for (Graph.Edge edge : graph.edges()) {
            Graph.Node from = graph.nodes().get(edge.from());
            Graph.Node to = graph.nodes().get(edge.to());
            getElement()
                    .appendChild(new Element("path")
                            .setAttribute(
                                    "d",
                                    "M" + number(x.at(from.x())) + " " + number(y.at(from.y())) + "L"
                                            + number(x.at(to.x())) + " " + number(y.at(to.y())))
                            .setAttribute("style", "stroke:" + colour(edge.state()) + ";stroke-width:1"));
        }
        for (Graph.Node node : graph.nodes()) {
            getElement()
                    .appendChild(new Element("rect")
                            .setAttribute("x", number(x.at(node.x()) - halfWidth))
                            .setAttribute("y", number(y.at(node.y()) - halfHeight))
                            .setAttribute("width", number(2 * halfWidth))
                            .setAttribute("height", number(2 * halfHeight))
                            .setAttribute("rx", "2.5")
                            .setAttribute(
                                    "style",
                                    "stroke:" + colour(node.state()) + ";stroke-width:"
                                            + (node.state() == Graph.State.NOW ? LINE : 1) + ";fill:var(--"
                                            + (node.state() == Graph.State.WAITING ? "paper" : "raised") + ")"));
            if (named) {
                name(node.title(), x.at(node.x()), y.at(node.y()));
            }
        }
    }

    /** In the middle of a place. */
    private void name(String name, float x, float y) {
        getElement()
                .appendChild(new Element("text")
                        .setAttribute("x", number(x))
                        .setAttribute("y", number(y + NAME / 3))
                        .setAttribute("font-size", number(NAME))
                        .setAttribute("text-anchor", "middle")
                        .setAttribute("style", "fill:var(--ink)")
                        .setText(name));
    }

    private static float[] floats(Graph graph, boolean across) {
        float[] places = new float[graph.nodes().size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = across ? graph.nodes().get(i).x() : graph.nodes().get(i).y();
        }
        return places;
    }

    private static String colour(Graph.State state) {
        return switch (state) {
            case WAITING -> "var(--control)";
            case NOW -> "var(--gradient)";
            case DONE -> "var(--ink)";
        };
    }

    /** The right matrix above the result, the left one beside it, all cells of one size. */
    private void product(Chart.Product product) {
        Chart.Grid left = product.left().grid();
        Chart.Grid right = product.right().grid();
        float across = left.columns() + right.columns();
        float down = right.rows() + left.rows();
        float side = Math.min((WIDTH - 3 * MARGIN) / across, (HEIGHT - 3 * MARGIN) / down);
        float x = (WIDTH - across * side - MARGIN) / 2;
        float y = (HEIGHT - down * side - MARGIN) / 2;
        float toTheRight = x + left.columns() * side + MARGIN;
        float below = y + right.rows() * side + MARGIN;
        cells(left, x, below, side);
        cells(right, toTheRight, y, side);
        cells(product.result().grid(), toTheRight, below, side);
    }

    /** Told from the top, as a grid is. */
    private static Chart.Grid fromTheTop(Chart.Heatmap shades) {
        int columns = shades.columns();
        float[] cells = new float[shades.cells().length];
        for (int first = 0; first < cells.length; first += columns) {
            System.arraycopy(shades.cells(), first, cells, cells.length - first - columns, columns);
        }
        return new Chart.Grid(shades.id(), columns, cells, shades.range());
    }

    private void grid(Chart.Grid grid) {
        int columns = Math.max(1, grid.columns());
        int rows = Math.max(1, grid.cells().length / columns);
        float side = Math.min((WIDTH - 2 * MARGIN) / columns, (HEIGHT - 2 * MARGIN) / rows);
        float left = (WIDTH - side * columns) / 2;
        cells(grid, left, MARGIN, side);
        if (named) {
            heads(grid.heads(), left, side);
        }
    }

    private void heads(Chart.Grid.Heads heads, float left, float side) {
        for (int row = 0; row < heads.rows().size(); row++) {
            name(heads.rows().get(row), left - MARGIN / 2, MARGIN + side * (row + 0.5f));
        }
        for (int column = 0; column < heads.columns().size(); column++) {
            name(heads.columns().get(column), left + side * (column + 0.5f), MARGIN / 2);
        }
    }

    private void cells(Chart.Grid grid, float x, float y, float side) {
        for (int i = 0; i < grid.cells().length; i++) {
            getElement()
                    .appendChild(new Element("rect")
                            .setAttribute("x", number(x + side * (i % grid.columns()) + 0.5f))
                            .setAttribute("y", number(y + side * (i / grid.columns()) + 0.5f))
                            .setAttribute("width", number(side - 1))
                            .setAttribute("height", number(side - 1))
                            .setAttribute("class", "cell")
                            .setAttribute("style", MatrixTable.style(grid.cells()[i], grid.range())));
        }
    }

    /** The last two dimensions of each, side by side; ghosts are outlines. */
    private void sheets(List<Chart.Sheet> sheets) {
        int columns = sheets.stream().mapToInt(SmallPicture::columns).sum() + Math.max(0, sheets.size() - 1);
        int rows = sheets.stream()
                .mapToInt(sheet -> sheet.values().length / columns(sheet))
                .max()
                .orElse(1);
        float side = Math.min((WIDTH - 2 * MARGIN) / Math.max(1, columns), (HEIGHT - 2 * MARGIN) / Math.max(1, rows));
        float left = (WIDTH - side * columns) / 2;
        float top = (HEIGHT - side * rows) / 2;
        for (Chart.Sheet sheet : sheets) {
            int across = columns(sheet);
            for (int i = 0; i < sheet.values().length; i++) {
                getElement()
                        .appendChild(new Element("rect")
                                .setAttribute("x", number(left + side * (i % across) + 0.5f))
                                .setAttribute("y", number(top + side * (i / across) + 0.5f))
                                .setAttribute("width", number(side - 1))
                                .setAttribute("height", number(side - 1))
                                .setAttribute("class", sheet.isGhost(i) ? "cell ghost" : "cell")
                                .setAttribute("style", MatrixTable.style(sheet.values()[i], sheet.range())));
            }
            left += side * (across + 1);
        }
    }

    private static int columns(Chart.Sheet sheet) {
        return sheet.shape().isEmpty() ? 1 : Math.max(1, sheet.shape().getLast());
    }

    /** Side by side, all pixels of one size. */
    private void images(List<Chart.Image> images) {
        int columns = images.stream().mapToInt(image -> image.grid().columns()).sum() + Math.max(0, images.size() - 1);
        int rows = images.stream().mapToInt(Pixels::rows).max().orElse(1);
        float side = Math.min((WIDTH - 2 * MARGIN) / Math.max(1, columns), (HEIGHT - 2 * MARGIN) / Math.max(1, rows));
        float left = (WIDTH - side * columns) / 2;
        float top = (HEIGHT - side * rows) / 2;
        for (Chart.Image image : images) {
            int across = image.grid().columns();
            for (int i = 0; i < across * Pixels.rows(image); i++) {
                square(left + side * (i % across), top + side * (i / across), side)
                        .setAttribute("style", "fill:" + Pixels.colour(image, i));
            }
            left += side * (across + 1);
        }
    }

    /** The long row in as many pieces as there is room for; what is never read is an outline. */
    private void memory(Chart.Memory memory) {
        int count = Math.max(1, memory.cells().length);
        int across = (int) Math.ceil(Math.sqrt(count * (WIDTH - 2 * MARGIN) / (HEIGHT - 2 * MARGIN)));
        float side = (WIDTH - 2 * MARGIN) / across;
        float top = (HEIGHT - side * Math.ceilDiv(count, across)) / 2;
        for (int i = 0; i < memory.cells().length; i++) {
            square(MARGIN + side * (i % across) + 0.5f, top + side * (i / across) + 0.5f, side - 1)
                    .setAttribute("class", memory.turns().get(i).isEmpty() ? "cell ghost" : "cell")
                    .setAttribute(
                            "style",
                            MatrixTable.style(memory.cells()[i], memory.range(), Pixels.light(memory.lights(), i)));
        }
    }

    private Element square(float x, float y, float side) {
        Element square = new Element("rect")
                .setAttribute("x", number(x))
                .setAttribute("y", number(y))
                .setAttribute("width", number(side))
                .setAttribute("height", number(side));
        getElement().appendChild(square);
        return square;
    }

    private static String number(float value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** An axis along the picture, from one end to the other. */
    private record Track(Scaled scaled, Axis range, float from, float to) {

        float at(float value) {
            float low = along(range.min());
            return from + (to - from) * (along(value) - low) / (along(range.max()) - low);
        }

        private float along(float value) {
            return scaled.scale() == Control.Scale.LOGARITHMIC ? (float) Math.log10(value) : value;
        }
    }
}
