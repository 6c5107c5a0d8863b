package dev.nudge.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.compute.device.Device;
import dev.nudge.compute.device.Devices;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** On random shapes, strides and broadcasts the CPU does what the reference does. */
class PropertyTest {
    /** A chain of random views. */
    record Views(int[] moves) {
        Tensor apply(Tensor x) {
            Tensor seen = x;
            for (int move : moves) {
                seen = one(seen, move);
            }
            return seen;
        }

        private static Tensor one(Tensor x, int move) {
            int dim = x.rank() == 0 ? 0 : move / 8 % x.rank();
            return switch (x.rank() == 0 ? 6 : move % 8) {
                case 0 -> x.transpose(dim, -1);
                case 1 -> x.flip(dim);
                case 2 -> x.slice(dim, 1, Integer.MAX_VALUE, 2);
                case 3 -> x.slice(dim, -1, -100, -1 - move % 3);
                case 4 -> x.reshape(-1);
                case 5 ->
                    x.shape().dim(dim) > 0 && x.rank() > 1
                            ? x.select(dim, move % x.shape().dim(dim))
                            : x;
                case 6 -> x.size() > 60 ? x : x.unsqueeze(0).expand(stretched(x.shape(), 1 + move % 3));
                default -> x.unsqueeze(dim);
            };
        }

        private static int[] stretched(Shape shape, int first) {
            return Shape.of(first).concat(shape).toArray();
        }

        @Override
        public String toString() {
            return Arrays.toString(moves);
        }
    }

    @Provide
    Arbitrary<int[]> shapes() {
        return Arbitraries.integers().between(0, 5).array(int[].class).ofMaxSize(4);
    }

    @Provide
    Arbitrary<Views> views() {
        return Arbitraries.integers()
                .between(0, 95)
                .array(int[].class)
                .ofMaxSize(4)
                .map(Views::new);
    }

    @Property(tries = 400)
    void elementwiseThroughAnyViews(@ForAll("shapes") int[] shape, @ForAll("views") Views views) {
        agree(shape, x -> views.apply(x).mul(2).add(views.apply(x.exp())).sub(1));
    }

    @Property(tries = 400)
    void gradientsThroughAnyViews(@ForAll("shapes") int[] shape, @ForAll("views") Views views) {
        agree(shape, x -> views.apply(x).square().sum().gradients(x).getFirst());
    }

    @Property(tries = 400)
    void sumsOverAnyDimension(@ForAll("shapes") int[] shape, @ForAll("views") Views views, @ForAll int dim) {
        agree(shape, x -> {
            Tensor seen = views.apply(x);
            return seen.rank() == 0 ? seen.sum() : seen.sum(Math.floorMod(dim, seen.rank()));
        });
    }

    @Property(tries = 300)
    void sumsOverTwoDimensions(@ForAll("shapes") int[] shape, @ForAll int one, @ForAll int other) {
        agree(shape, x -> {
            int first = x.rank() < 2 ? 0 : Math.floorMod(one, x.rank());
            int second = x.rank() < 2 ? 0 : Math.floorMod(other, x.rank());
            return first == second ? x.sum() : x.sum(true, first, second);
        });
    }

    @Property(tries = 300)
    void productsOfAnyStrides(@ForAll("shapes") int[] shape, @ForAll("views") Views views) {
        agree(shape, x -> {
            Tensor seen = views.apply(x);
            Tensor left = seen.rank() < 2 ? seen.reshape(1, -1) : seen;
            return left.matmul(left.transpose(-1, -2));
        });
    }

    @Property(tries = 300)
    void broadcastsOfAnyTwoViews(
            @ForAll("shapes") int[] shape, @ForAll("views") Views left, @ForAll("views") Views right) {
        agree(shape, x -> {
            Tensor a = left.apply(x);
            Tensor b = right.apply(x);
            Shape together;
            try {
                together = Shape.broadcast("add", a.shape(), b.shape());
            } catch (ShapeException differing) {
                return a.sum().add(b.sum());
            }
            Tensor sum = a.mul(b);
            assertThat(sum.shape()).isEqualTo(together);
            return sum;
        });
    }

    /** Sizes at which a kernel changes its way: long rows, packed columns, blocks of sums, several threads. */
    @Test
    void rowsAroundTheSizesWhereKernelsChangeTheirWay() {
        for (int row : new int[] {15, 17, 255, 256, 257, 300}) {
            for (int rows : new int[] {0, 1, 2, 5, row == 256 ? 2049 : 33}) {
                agree(new int[] {rows + 1, row}, x -> {
                    Tensor shared = x.select(0, rows);
                    Tensor many = x.slice(0, 0, rows);
                    return many.add(shared).mul(2).sub(shared.mul(3)).mul(shared.flip(0));
                });
            }
        }
    }

    @Test
    void productsAndSumsAroundTheSizesWhereKernelsChangeTheirWay() {
        for (int[] shape : new int[][] {{95, 257}, {97, 255}, {193, 256}, {1, 8193}, {257, 33}, {3, 0}}) {
            agree(shape, x -> x.matmul(x.transpose(0, 1)));
            agree(shape, x -> x.transpose(0, 1).slice(0, 0, 33).matmul(x).add(x.sum(0)));
            agree(shape, x -> x.sum(0).sum().add(x.sum(1)));
        }
    }

    private static void agree(int[] shape, UnaryOperator<Tensor> function) {
        Program program = Program.record("property", p -> p.output("out", function.apply(p.data("x", shape))));
        double[] x = new double[Shape.of(shape).size()];
        Arrays.setAll(x, i -> ((i + 1) * 7919 % 2048 - 1024) / 1024.0);
        double[] sizes = Arrays.stream(x).map(Math::abs).toArray();
        double[] expected = run(Devices.get("reference"), program, x);
        double[] magnitudes = run(Devices.get("reference"), program, sizes);
        Tolerance.float32(Objects.requireNonNull(magnitudes))
                .check("cpu", run(Devices.get("cpu"), program, x), expected);
        float[] values = new float[x.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) x[i];
        }
        Tensor eager = function.apply(Tensor.of(values, Shape.of(shape)).requiresGrad());
        double[] computed = new double[eager.size()];
        float[] eagerly = eager.toArray();
        Arrays.setAll(computed, i -> eagerly[i]);
        Tolerance.float32(magnitudes).check("eager", computed, expected);
    }

    private static double[] run(Device device, Program program, double[] x) {
        try (Compute compute = Compute.on(device, Budget.unlimited())) {
            Execution execution = compute.open(program);
            execution.write("x", x);
            execution.run(1);
            return execution.readDoubles("out");
        }
    }
}
