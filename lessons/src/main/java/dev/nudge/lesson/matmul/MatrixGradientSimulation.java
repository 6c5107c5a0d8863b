package dev.nudge.lesson.matmul;

import dev.nudge.compute.Compute;
import dev.nudge.compute.ShapeException;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.Counted;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.data.Matrix;
import java.util.Arrays;
import java.util.List;

/** One learner's way back through a matrix product. */
final class MatrixGradientSimulation extends Counted {

    /**
     * Forward, backward, and one of the two products by hand.
     *
     * @param left of the product by hand
     * @param right of the product by hand
     * @param c A · B
     * @param autograd the same gradient as {@link Tensor#gradients} gives it
     * @param difference the largest between both
     */
    private record Back(
            float loss,
            Tensor c,
            Matrix left,
            Matrix right,
            Multiplied multiplied,
            Tensor autograd,
            float difference) {}

    private final Compute compute;

    MatrixGradientSimulation(Settings settings, Compute compute) {
        super(settings);
        this.compute = compute;
    }

    private Matrix a() {
        return settings().matrix(MatrixGradient.A);
    }

    private Matrix b() {
        return settings().matrix(MatrixGradient.B);
    }

    private boolean isOfA() {
        return settings().pick(MatrixGradient.OF).equals(MatrixGradient.A);
    }

    /** [m, n] · [n, k] for A, [k, m] · [m, n] for B. */
    private Sweep sweep() {
        int m = a().rows();
        int k = a().columns();
        int n = b().columns();
        boolean finely = settings().pick(Sweeping.STEP).equals(Sweeping.PRODUCT);
        return isOfA() ? new Sweep(m, n, k, Order.DOT, finely) : new Sweep(k, m, n, Order.DOT, finely);
    }

    @Override
    protected int most() {
        return a().columns() == b().rows() ? sweep().steps() : 0;
    }

    @Override
    public Frame frame() {
        try {
            return frame(compute.within(this::back));
        } catch (ShapeException refused) {
            return apart(String.valueOf(refused.getMessage()));
        }
    }

    private Back back() {
        Tensor a = Multiplied.tensor(a()).requiresGrad();
        Tensor b = Multiplied.tensor(b()).requiresGrad();
        Tensor c = a.matmul(b);
        Tensor loss = switch (settings().pick(MatrixGradient.LOSS)) {
            case MatrixGradient.SUM -> c.sum();
            case MatrixGradient.CELL -> c.select(0, 0).select(0, 0);
            default -> c.square().sum();
        };
        List<Tensor> gradients = loss.gradients(c, a, b);
        Tensor sentBack = gradients.getFirst();
        Tensor left = isOfA() ? sentBack : a.detach().transpose(0, 1);
        Tensor right = isOfA() ? b.detach().transpose(0, 1) : sentBack;
        Sweep sweep = sweep();
        Multiplied multiplied = Multiplied.of(left, right, sweep, sweep.done(steps()));
        Tensor autograd = gradients.get(isOfA() ? 1 : 2);
        return new Back(
                loss.item(),
                c.detach(),
                matrix(left),
                matrix(right),
                multiplied,
                autograd,
                multiplied.whole().sub(autograd).abs().max().item());
    }

    private static Matrix matrix(Tensor tensor) {
        return Matrix.of(tensor.shape().dim(1), tensor.toArray());
    }

    private Frame frame(Back back) {
        Sweep sweep = sweep();
        int done = sweep.done(steps());
        boolean whole = done == sweep.products();
        Sweeping sweeping = new Sweeping(sweep, steps(), back.left(), back.right(), back.multiplied());
        FrameBuilder frame = Frame.saying(words(sweep, sweeping, back, done));
        sweeping.draw(
                frame,
                Sweeping.name(isOfA() ? "matgrad.name.dc" : "matgrad.name.at", back.left()),
                Sweeping.name(isOfA() ? "matgrad.name.bt" : "matgrad.name.dc", back.right()),
                Message.of(isOfA() ? "matgrad.name.da" : "matgrad.name.db", sweep.m(), sweep.n()));
        float[] left = back.autograd().toArray();
        if (!whole) {
            // What is to be found by hand is not told before.
            Arrays.fill(left, Float.NaN);
        }
        return frame.chart(Sweeping.grid("c", b().columns(), back.c().toArray()))
                .chart(Sweeping.grid("autograd", sweep.n(), left))
                .readout("loss", back.loss())
                .goal("left", whole && isOfA())
                .goal("right", whole && !isOfA())
                .goal("quiet", isQuiet(back))
                .build();
    }

    /** Whether nothing is sent back although A and B are not all zeros. */
    private boolean isQuiet(Back back) {
        return settings().pick(MatrixGradient.LOSS).equals(MatrixGradient.SQUARES)
                && back.loss() == 0
                && anyNot0(a())
                && anyNot0(b());
    }

    private static boolean anyNot0(Matrix matrix) {
        for (float cell : matrix.cells()) {
            if (cell != 0) {
                return true;
            }
        }
        return false;
    }

    private Message words(Sweep sweep, Sweeping sweeping, Back back, int done) {
        String of = isOfA() ? "a" : "b";
        if (done == 0) {
            return Message.of(
                    "matgrad.start." + of,
                    sweep.m(),
                    sweep.n(),
                    Message.of("matgrad.sent." + settings().pick(MatrixGradient.LOSS)));
        }
        Sweep.Place now = sweep.place(done - 1);
        boolean complete = done % sweep.round() == 0;
        Message said = Message.of(
                "matgrad." + (complete ? "complete." : "going.") + of,
                now.i() + 1,
                now.j() + 1,
                sweeping.sum(),
                sweeping.cell());
        if (done < sweep.products()) {
            return said;
        }
        return back.difference() == 0
                ? Message.of("matgrad.arrived." + of, said)
                : Message.of("matgrad.arrived.nearly." + of, said, back.difference());
    }

    private Frame apart(String refusal) {
        FrameBuilder frame = Frame.saying(Message.of("matgrad.apart"))
                .chart(Sweeping.apart(
                        Sweeping.name("rowcolumn.name.a", a()),
                        a(),
                        Sweeping.name("rowcolumn.name.b", b()),
                        b(),
                        Message.of("rowcolumn.name.result")))
                .chart(Sweeping.none("part"))
                .chart(Sweeping.none("c"))
                .chart(Sweeping.none("autograd"))
                .readout("loss", Float.NaN)
                .readout("products", 0)
                .readout("cells", 0)
                .notice(Message.of("rowcolumn.refused", refusal));
        Sweeping.offerWhatFits(frame, MatrixGradient.A, a(), MatrixGradient.B, b());
        return frame.build();
    }

    @Override
    public void close() {
        // Its tensors are computed at once and held by nobody.
    }
}
