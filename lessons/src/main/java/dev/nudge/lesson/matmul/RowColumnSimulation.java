package dev.nudge.lesson.matmul;

import dev.nudge.compute.Compute;
import dev.nudge.compute.ShapeException;
import dev.nudge.lesson.Counted;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.data.Matrix;
import dev.nudge.lesson.relu.MatrixBridge;
import java.util.Arrays;

/** One learner's two matrices, and how far they are multiplied. */
final class RowColumnSimulation extends Counted {

    private static final Message RESULT = Message.of("rowcolumn.name.result");

    private final Compute compute;

    RowColumnSimulation(Settings settings, Compute compute) {
        super(settings);
        this.compute = compute;
    }

    private Matrix left() {
        return settings().matrix(RowColumn.A);
    }

    private Matrix right() {
        return settings().matrix(RowColumn.B);
    }

    private Sweep sweep() {
        return new Sweep(
                left().rows(),
                left().columns(),
                right().columns(),
                Order.of(settings().pick(RowColumn.ORDER)),
                settings().pick(Sweeping.STEP).equals(Sweeping.PRODUCT));
    }

    @Override
    protected int most() {
        return left().columns() == right().rows() ? sweep().steps() : 0;
    }

    @Override
    public Frame frame() {
        Sweep sweep = sweep();
        int done = sweep.done(steps());
        try {
            return frame(
                    sweep,
                    compute.within(
                            () -> Multiplied.of(Multiplied.tensor(left()), Multiplied.tensor(right()), sweep, done)));
        } catch (ShapeException refused) {
            return apart(String.valueOf(refused.getMessage()));
        }
    }

    private Frame frame(Sweep sweep, Multiplied multiplied) {
        Sweeping sweeping = new Sweeping(sweep, steps(), left(), right(), multiplied);
        int done = sweep.done(steps());
        boolean whole = done == sweep.products();
        FrameBuilder frame = Frame.saying(whole ? arrived(sweep, sweeping, multiplied) : going(sweep, sweeping, done));
        sweeping.draw(
                frame,
                Sweeping.name("rowcolumn.name.a", left()),
                Sweeping.name("rowcolumn.name.b", right()),
                Message.of("rowcolumn.name.result.sized", sweep.m(), sweep.n()));
        return frame.goal("cell", sweep.order() == Order.DOT && done >= sweep.k())
                .goal("whole", whole)
                .goal("layers", whole && sweep.order() == Order.OUTER)
                .goal("rows", whole && sweep.order() == Order.ROWS)
                .goal("same", whole && sweep.k() == sweep.n() && changesNothing(multiplied))
                .build();
    }

    private boolean changesNothing(Multiplied multiplied) {
        return Arrays.equals(multiplied.whole().toArray(), left().cells());
    }

    private Message arrived(Sweep sweep, Sweeping sweeping, Multiplied multiplied) {
        Message last = said(sweep, sweeping, sweep.products());
        return multiplied.difference() == 0
                ? Message.of("rowcolumn.arrived", last, sweep.products())
                : Message.of("rowcolumn.arrived.nearly", last, sweep.products(), multiplied.difference());
    }

    private Message going(Sweep sweep, Sweeping sweeping, int done) {
        return done == 0
                ? Message.of("rowcolumn.start", sweep.m(), sweep.k(), sweep.n(), sweep.m() * sweep.n())
                : said(sweep, sweeping, done);
    }

    /** What the last product was part of. */
    private Message said(Sweep sweep, Sweeping sweeping, int done) {
        Sweep.Place now = sweep.place(done - 1);
        boolean complete = done % sweep.round() == 0;
        int inRound = (done - 1) % sweep.round() + 1;
        return switch (sweep.order()) {
            case DOT ->
                Message.of(
                        complete ? "rowcolumn.dot.complete" : "rowcolumn.dot.going",
                        now.i() + 1,
                        now.j() + 1,
                        sweeping.sum(),
                        sweeping.cell(),
                        sweep.k() - inRound);
            case OUTER ->
                Message.of(
                        complete ? "rowcolumn.outer.complete" : "rowcolumn.outer.going",
                        now.p() + 1,
                        sweep.k(),
                        inRound,
                        sweep.round());
            case ROWS ->
                Message.of(
                        complete ? "rowcolumn.rows.complete" : "rowcolumn.rows.going",
                        left().cell(now.i(), now.p()),
                        now.p() + 1,
                        now.i() + 1,
                        inRound,
                        sweep.round());
        };
    }

    /** Shapes that do not fit: the engine says why, and what would make them fit is offered. */
    private Frame apart(String refusal) {
        FrameBuilder frame = Frame.saying(Message.of("rowcolumn.apart", left().columns(), right().rows()))
                .chart(Sweeping.apart(
                        Sweeping.name("rowcolumn.name.a", left()),
                        left(),
                        Sweeping.name("rowcolumn.name.b", right()),
                        right(),
                        RESULT))
                .chart(Sweeping.none("part"))
                .readout("products", 0)
                .readout("cells", 0)
                .goal("refused", true)
                .notice(Message.of("rowcolumn.refused", refusal));
        if (right().equals(MatrixBridge.layer())) {
            frame.offer(Message.of("rowcolumn.offer.inputs"), RowColumn.A, new Value.Cells(MatrixBridge.inputs()));
        }
        Sweeping.offerWhatFits(frame, RowColumn.A, left(), RowColumn.B, right());
        return frame.build();
    }

    @Override
    public void close() {
        // Its tensors are computed at once and held by nobody.
    }
}
