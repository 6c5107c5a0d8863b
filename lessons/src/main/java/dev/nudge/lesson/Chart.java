package dev.nudge.lesson;

import java.util.List;

/** Something to be drawn. Plain numbers; how it looks is the page's business. A {@link Picture} says where it stands. */
public sealed interface Chart {

    /** The name its picture finds it by. */
    String id();

    /**
     * Dots.
     *
     * @param xs shape [n]
     * @param ys shape [n]
     */
    record Scatter(String id, float[] xs, float[] ys) implements Chart {
        public Scatter {
            requirePairs("Scatter", id, xs, ys);
        }
    }

    /**
     * A line through points; a NaN lifts the pen.
     *
     * @param xs shape [n]
     * @param ys shape [n]
     */
    record Lines(String id, float[] xs, float[] ys) implements Chart {
        public Lines {
            requirePairs("Lines", id, xs, ys);
        }
    }

    private static void requirePairs(String chart, String id, float[] xs, float[] ys) {
        if (xs.length != ys.length) {
            throw new IllegalArgumentException(chart + " \"" + id + "\": xs has " + xs.length + " numbers, ys has "
                    + ys.length + "; every point has one of each. Leave none out; a NaN is a gap.");
        }
    }

    /**
     * Marks with a size, a family and a name each.
     *
     * @param xs shape [n]
     * @param ys shape [n]
     * @param sizes areas, relative to the largest, shape [n]
     * @param families which family each belongs to, shape [n]; family i is called {@code <experiment>.family.<i>}
     * @param marks which mark each has, shape [n]: 0 a disc, 1 a diamond, 2 a ring, 3 a hollow diamond; mark i means {@code <experiment>.mark.<i>}
     * @param faded whether each is out of the running, shape [n]
     * @param names what each is called and what else is to be known of it, n of them; a line break begins what else
     */
    record Bubbles(
            String id,
            float[] xs,
            float[] ys,
            float[] sizes,
            int[] families,
            int[] marks,
            boolean[] faded,
            List<Message> names)
            implements Chart {
        public Bubbles {
            names = List.copyOf(names);
        }
    }

    /**
     * Arrows from points.
     *
     * @param xs where they begin, shape [n]
     * @param ys where they begin, shape [n]
     * @param dxs how far they reach, shape [n]
     * @param dys how far they reach, shape [n]
     */
    record Arrows(String id, float[] xs, float[] ys, float[] dxs, float[] dys) implements Chart {}

    /**
     * Words at places.
     *
     * @param xs shape [n]; NaN hides one
     * @param ys shape [n]
     * @param texts n of them
     */
    record Labels(String id, float[] xs, float[] ys, List<Message> texts) implements Chart {
        public Labels {
            texts = List.copyOf(texts);
        }
    }

    /**
     * A height for every place of a plane, as colour.
     *
     * @param columns how many cells a row has
     * @param cells row by row from the bottom, shape [rows · columns]
     * @param range the heights between which the colours lie
     * @param pixels whether the cells are pixels, each with edges; else many cells flow into a surface
     */
    record Heatmap(String id, int columns, float[] cells, Axis range, boolean pixels) implements Chart {

        /** A surface. */
        public Heatmap(String id, int columns, float[] cells, Axis range) {
            this(id, columns, cells, range, false);
        }

        /** An image, its cells as pixels. */
        public static Heatmap image(String id, int columns, float[] cells, Axis range) {
            return new Heatmap(id, columns, cells, range, true);
        }
    }

    /**
     * Upright bars, side by side.
     *
     * @param names under the bars, n of them
     * @param values shape [n]
     */
    record Bars(String id, List<String> names, float[] values) implements Chart {
        public Bars {
            names = List.copyOf(names);
        }
    }

    /**
     * A matrix of numbers. A NaN is a cell that is not there yet.
     *
     * @param columns how many a row has
     * @param cells row by row from the top, shape [rows · columns]
     * @param range the numbers between which the colours lie
     * @param lit positions of cells that take part in what happens now
     * @param now positions of cells at which it happens
     * @param leads for each cell where a press on it leads, written like the query of a {@code poke:} link; empty if none leads anywhere
     * @param heads what rows and columns are called
     */
    record Grid(
            String id,
            int columns,
            float[] cells,
            Axis range,
            List<Integer> lit,
            List<Integer> now,
            List<String> leads,
            Heads heads)
            implements Chart {

        public Grid {
            lit = List.copyOf(lit);
            now = List.copyOf(now);
            leads = List.copyOf(leads);
        }

        public Grid(String id, int columns, float[] cells, Axis range) {
            this(id, columns, cells, range, List.of(), List.of(), List.of(), Heads.NONE);
        }

        public int rows() {
            return columns == 0 ? 0 : cells.length / columns;
        }

        /** The same cells, of which these stand out. */
        public Grid marked(List<Integer> nowLit, List<Integer> happening) {
            return new Grid(id, columns, cells, range, nowLit, happening, leads, heads);
        }

        /** The same cells, each of which leads somewhere. */
        public Grid leading(List<String> where) {
            return new Grid(id, columns, cells, range, lit, now, where, heads);
        }

        /** The same cells under names. */
        public Grid under(Heads names) {
            return new Grid(id, columns, cells, range, lit, now, leads, names);
        }

        /**
         * Names at the left and on top.
         *
         * @param rows one for each row, from the top
         * @param columns one for each column
         */
        public record Heads(List<String> rows, List<String> columns) {

            /** Rows and columns are counted only. */
            public static final Heads NONE = new Heads(List.of(), List.of());

            public Heads {
                rows = List.copyOf(rows);
                columns = List.copyOf(columns);
            }

            public boolean isNone() {
                return rows.isEmpty();
            }
        }
    }

    /**
     * Two matrices and their product, each of its cells where its row of the left one meets its column of the right one.
     *
     * @param result may have no cells
     */
    record Product(String id, Factor left, Factor right, Factor result) implements Chart {

        /** A matrix of a product and what it is called. */
        public record Factor(Message name, Grid grid) {}
    }

    /** Tensors beside one another, each as sheets of cells. */
    record Sheets(String id, List<Sheet> sheets) implements Chart {
        public Sheets {
            sheets = List.copyOf(sheets);
        }
    }

    /**
     * A tensor: the last two dimensions are a sheet, those before count sheets.
     *
     * @param stored the sizes it has in memory
     * @param shape the sizes it is shown with: those it has, or those it was stretched to by the rules of broadcasting
     * @param values row by row, of {@code shape}; empty if there are too many to be shown, and then it is a block with edges as long as its sizes
     * @param range the numbers between which the colours lie
     */
    record Sheet(Message title, List<Integer> stored, List<Integer> shape, float[] values, Axis range) {
        public Sheet {
            stored = List.copyOf(stored);
            shape = List.copyOf(shape);
        }

        /**
         * Whether a cell is there only because its dimension was stretched.
         *
         * @param cell its place in {@code values}
         */
        public boolean isGhost(int cell) {
            int rest = cell;
            for (int fromEnd = 1; fromEnd <= shape.size(); fromEnd++) {
                int size = shape.get(shape.size() - fromEnd);
                boolean stretched = fromEnd > stored.size() || stored.get(stored.size() - fromEnd) < size;
                if (stretched && rest % size > 0) {
                    return true;
                }
                rest /= size;
            }
            return false;
        }
    }

    /** Images beside one another. */
    record Gallery(String id, List<Image> images) implements Chart {
        public Gallery {
            images = List.copyOf(images);
        }
    }

    /**
     * Numbers as an image. Where its cells lead somewhere they carry their numbers.
     *
     * @param grid its cells; of an image in {@link Light#COLOURS} the cells of all red, then all green, then all blue
     * @param lights what each cell's number is the light of; or one for all
     * @param lead where a press on the whole leads, written like the query of a {@code poke:} link; empty if nowhere
     */
    record Image(Message title, Grid grid, List<Light> lights, String lead) {
        public Image {
            lights = List.copyOf(lights);
        }

        public Image(Message title, Grid grid, Light light, String lead) {
            this(title, grid, List.of(light), lead);
        }
    }

    /** What a number of an image stands for. */
    enum Light {
        /** Ink on paper: the larger the darker. */
        INK,
        RED,
        GREEN,
        BLUE,
        /** Red, green and blue together. */
        COLOURS
    }

    /**
     * A storage: one long row of cells, which breaks where there is no more room.
     *
     * @param cells the numbers in their order
     * @param range the numbers between which the colours lie
     * @param lights what each cell's number is the light of; or one for all
     * @param turns for each cell when it is read, from 0: nothing if it is not, several numbers if it is read again
     * @param now the cell looked at; −1 for none
     * @param leads for each cell where a press on it leads, written like the query of a {@code poke:} link; empty if nowhere
     */
    record Memory(
            String id,
            float[] cells,
            Axis range,
            List<Light> lights,
            List<List<Integer>> turns,
            int now,
            List<String> leads)
            implements Chart {
        public Memory {
            lights = List.copyOf(lights);
            turns = turns.stream().map(List::copyOf).toList();
            leads = List.copyOf(leads);
        }
    }

    /** Conversations with Python, beside one another. */
    record Transcripts(String id, List<Transcript> transcripts) implements Chart {
        public Transcripts {
            transcripts = List.copyOf(transcripts);
        }
    }

    /** What was typed and what was printed, from the top. */
    record Transcript(Message title, List<Exchange> exchanges) {
        public Transcript {
            exchanges = List.copyOf(exchanges);
        }
    }

    /**
     * @param typed a line, or several
     * @param printed to the character; empty if nothing was
     */
    record Exchange(String typed, String printed) {}

    /**
     * Rows of cells under headings.
     *
     * @param cells row by row; strings, messages and numbers: a float is shown in three significant digits, any other number digit by digit
     * @param marked rows that stand out, by number from 0
     */
    record Table(String id, List<Message> headings, List<List<Object>> cells, List<Integer> marked) implements Chart {
        public Table {
            headings = List.copyOf(headings);
            cells = cells.stream().map(List::copyOf).toList();
            marked = List.copyOf(marked);
        }
    }

    /**
     * Nodes and arrows between them, at given places: x to the right and y downwards, in nodes.
     *
     * @param nodes in the order of the arrows' numbers
     */
    record Graph(String id, List<Node> nodes, List<Edge> edges) implements Chart {

        public Graph {
            nodes = List.copyOf(nodes);
            edges = List.copyOf(edges);
        }

        /**
         * @param title what it computes, e.g. {@code "x²"}
         * @param lines what is known of it, from the top
         * @param state how it stands out
         */
        public record Node(float x, float y, String title, List<Message> lines, State state) {
            public Node {
                lines = List.copyOf(lines);
            }
        }

        /**
         * @param text at its middle; may be empty
         */
        public record Edge(int from, int to, List<Message> text, State state) {
            public Edge {
                text = List.copyOf(text);
            }
        }

        /** Before, at, or after its turn. */
        public enum State {
            WAITING,
            NOW,
            DONE
        }
    }
}
