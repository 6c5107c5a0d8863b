package dev.nudge.lesson.matmul;

import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Chart.Product;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Control.Effect;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.data.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** The picture of a sweep at one moment: both matrices and what there is of their product, and the products of the present round. */
final class Sweeping {

    /** Controls that experiments with a sweep share. */
    static final String STEP = "step";

    static final String PRODUCT = "product";
    static final String ROUND = "round";

    /** Most products there can be: 8 · 8 · 8. */
    static final int MOST = 512;

    /** Float32 is sure of so many. */
    private static final int DIGITS = 7;

    private final Sweep sweep;
    private final int steps;
    private final int done;
    private final Matrix left;
    private final Matrix right;
    private final Multiplied multiplied;

    Sweeping(Sweep sweep, int steps, Matrix left, Matrix right, Multiplied multiplied) {
        this.sweep = sweep;
        this.steps = steps;
        this.done = sweep.done(steps);
        this.left = left;
        this.right = right;
        this.multiplied = multiplied;
    }

    /** How far one step goes. */
    static Control step() {
        return new Control.Choice(STEP, List.of(PRODUCT, ROUND), PRODUCT, Effect.RESTART);
    }

    /** Two matrices that nothing is made of. */
    static Product apart(Message leftName, Matrix left, Message rightName, Matrix right, Message resultName) {
        return new Product(
                "product",
                new Product.Factor(leftName, grid("left", left.columns(), left.cells())),
                new Product.Factor(rightName, grid("right", right.columns(), right.cells())),
                new Product.Factor(resultName, grid("result", 0, new float[0])));
    }

    /** Adds the charts {@code product} and {@code part} and the readouts {@code products} and {@code cells}. */
    void draw(FrameBuilder frame, Message leftName, Message rightName, Message resultName) {
        Chart.Grid leftGrid = grid("left", sweep.k(), left.cells());
        Chart.Grid rightGrid = grid("right", sweep.n(), right.cells());
        Chart.Grid result = result();
        if (done > 0) {
            Sweep.Place now = sweep.place(done - 1);
            int k = sweep.k();
            int n = sweep.n();
            boolean finely = sweep.finely();
            leftGrid = leftGrid.marked(sweep.litLeft(done - 1), finely ? List.of(now.i() * k + now.p()) : List.of());
            rightGrid = rightGrid.marked(sweep.litRight(done - 1), finely ? List.of(now.p() * n + now.j()) : List.of());
            result = result.marked(
                    sweep.litResult(done - 1),
                    finely || sweep.order() == Order.DOT ? List.of(now.i() * n + now.j()) : List.of());
        }
        frame.chart(new Product(
                        "product",
                        new Product.Factor(leftName, leftGrid),
                        new Product.Factor(rightName, rightGrid),
                        new Product.Factor(resultName, result)))
                .chart(part())
                .readout("products", done)
                .readout("cells", complete());
    }

    private Chart.Grid result() {
        float[] sums = multiplied.sums().toArray();
        List<String> leads = new ArrayList<>();
        for (int cell = 0; cell < sums.length; cell++) {
            int first = sweep.turn(new Sweep.Place(cell / sweep.n(), cell % sweep.n(), 0));
            if (first >= done) {
                sums[cell] = Float.NaN;
            }
            leads.add("then=" + sweep.stepsTo(cell / sweep.n(), cell % sweep.n()));
        }
        Axis range = around(multiplied.whole().toArray());
        return new Chart.Grid("result", sweep.n(), sums, range).leading(leads);
    }

    /** The products of the present round; those that are not made yet are not there yet. */
    private Chart.Grid part() {
        if (done == 0) {
            return none("part");
        }
        int round = (done - 1) / sweep.round() * sweep.round();
        float[] products = multiplied.products().toArray();
        float[] part = new float[sweep.round()];
        for (int i = 0; i < part.length; i++) {
            Sweep.Place place = sweep.place(round + i);
            part[i] = round + i < done
                    ? products[(place.i() * sweep.n() + place.j()) * sweep.k() + place.p()]
                    : Float.NaN;
        }
        int columns = sweep.order() == Order.DOT ? sweep.k() : sweep.n();
        int latest = done - 1 - round;
        return new Chart.Grid("part", columns, part, around(products))
                .marked(List.of(), sweep.finely() ? List.of(latest) : List.of());
    }

    private int complete() {
        int complete = 0;
        for (int cell = 0; cell < sweep.m() * sweep.n(); cell++) {
            complete += sweep.stepsTo(cell / sweep.n(), cell % sweep.n()) <= steps ? 1 : 0;
        }
        return complete;
    }

    /** The products of the present cell that are made, written out: {@code 1 × 5 + 2 × (−7)}. */
    String sum() {
        Sweep.Place now = sweep.place(done - 1);
        StringJoiner sum = new StringJoiner(" + ");
        for (int p = 0; p <= now.p(); p++) {
            sum.add(factor(left.cell(now.i(), p)) + " × " + factor(right.cell(p, now.j())));
        }
        return sum.toString();
    }

    private static String factor(float number) {
        String text = Messages.number(number, DIGITS);
        return number < 0 ? "(" + text + ")" : text;
    }

    /** What the present cell holds by now, to float32's last sure digit: it stands behind an equals sign. */
    String cell() {
        Sweep.Place now = sweep.place(done - 1);
        return Messages.number(multiplied.sums().toArray()[now.i() * sweep.n() + now.j()], DIGITS);
    }

    static Chart.Grid grid(String id, int columns, float[] cells) {
        return new Chart.Grid(id, columns, cells, around(cells));
    }

    static Chart.Grid none(String id) {
        return new Chart.Grid(id, 1, new float[0], new Axis(-1, 1));
    }

    /** As far to either side of zero as the largest number, and at least to 1. */
    private static Axis around(float[] cells) {
        float largest = 1;
        for (float cell : cells) {
            largest = Math.max(largest, Math.abs(cell));
        }
        return new Axis(-largest, largest);
    }

    /** Offers what makes the inner sizes of two matrices equal: to transpose one, or where that does not help, rows for the right one. */
    static void offerWhatFits(FrameBuilder frame, String leftId, Matrix left, String rightId, Matrix right) {
        boolean byLeft = left.rows() == right.rows();
        boolean byRight = left.columns() == right.columns();
        if (byLeft) {
            frame.offer(Message.of("rowcolumn.offer.a"), leftId, new Value.Cells(left.transposed()));
        }
        if (byRight) {
            frame.offer(Message.of("rowcolumn.offer.b"), rightId, new Value.Cells(right.transposed()));
        }
        if (!byLeft && !byRight) {
            frame.offer(
                    Message.of("rowcolumn.offer.rows", left.columns()),
                    rightId,
                    new Value.Cells(right.resized(left.columns(), right.columns())));
        }
    }

    /** How an experiment calls one of its matrices, with its size. */
    static Message name(String key, Matrix matrix) {
        return Message.of(key, matrix.rows(), matrix.columns());
    }
}
