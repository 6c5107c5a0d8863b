package dev.nudge.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.compute.ErrorBounds.Bounded;
import dev.nudge.compute.device.Device;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * A device computes random programs as the rules of their ops say, within {@link ErrorBounds}. A device's own test extends this and says which device it is.
 *
 * <p>{@code -Drandom.programs=20000} tries as many, {@code -Drandom.steps=40} makes them longer, {@code -Drandom.seed=N} begins with the program of that seed. What a failure
 * prints (seed, the shortest beginning of the program that fails, its steps) is all that is needed to see it again.
 */
public abstract class RandomProgramContract {
    private static final int STEPS = Integer.getInteger("random.steps", 24);

    /** The device under test; the same one each time. */
    protected abstract Device device();

    /** How many programs are tried in every build. */
    protected int programs() {
        return 40;
    }

    @Test
    void computesRandomProgramsAsTheirOpsSay() {
        int count = Integer.getInteger("random.programs", programs());
        long first = Long.getLong("random.seed", 1);
        Tried tried = new Tried(device());
        for (long seed = first; seed < first + count; seed++) {
            check(seed, tried);
        }
        // Bounds that are infinite check nothing: nearly all must not be.
        assertThat(tried.sure).isGreaterThan(tried.all * 9 / 10);
    }

    /** Fails with the shortest beginning of the program of this seed that fails. */
    static void check(long seed, Tried tried) {
        try {
            tried.check(seed, STEPS);
        } catch (RuntimeException | AssertionError wrong) {
            throw shortest(seed, tried.device, wrong);
        }
    }

    private static AssertionError shortest(long seed, Device device, Throwable wrong) {
        Throwable last = wrong;
        int steps = STEPS;
        for (int fewer = 0; fewer < STEPS && steps == STEPS; fewer++) {
            try {
                new Tried(device).check(seed, fewer);
            } catch (RuntimeException | AssertionError still) {
                last = still;
                steps = fewer;
            }
        }
        return new AssertionError(
                "seed " + seed + ", " + steps + " random steps: " + last.getMessage() + "\n" + text(seed, steps), last);
    }

    private static String text(long seed, int steps) {
        return RandomProgram.of(seed, "", steps).text() + "\n"
                + RandomProgram.of(seed, " b", steps).text();
    }

    /** What was compared so far. */
    static final class Tried {
        private final Device device;
        private long all;
        private long sure;

        Tried(Device device) {
            this.device = device;
        }

        /** Two programs that share data, scalars and state, step by step. */
        void check(long seed, int steps) {
            RandomProgram one = RandomProgram.of(seed, "", steps);
            RandomProgram two = RandomProgram.of(seed, " b", steps);
            Map<String, Bounded> inputs = new HashMap<>();
            RandomProgram.fill(seed, one.inputs(), inputs);
            RandomProgram.fill(seed, two.inputs(), inputs);
            inputs.put("count", Bounded.exactly(0));
            Map<String, Tensor> eager = RandomProgram.eager(seed, "", steps, inputs);
            ErrorBounds first = new ErrorBounds(one.plain(), inputs);
            ErrorBounds second = new ErrorBounds(two.plain(), inputs);
            try (Compute compute = Compute.on(device, Budget.unlimited())) {
                Execution left = compute.open(seed % 2 == 0 ? again(one.program()) : one.program());
                Execution right = compute.open(two.program(), left);
                for (Execution each : List.of(left, right)) {
                    each.program().inputs().keySet().forEach(name -> each.write(name, numbers(inputs, name)));
                }
                for (int round = 0; round < 3; round++) {
                    run(left, first, round + 1, inputs);
                    if (round == 0) {
                        eager.forEach((name, tensor) -> compare("eager " + name, doubles(tensor), first.output(name)));
                    }
                    run(right, second, 1, inputs);
                    double s = round / 2.0 - 1;
                    left.set("s", s);
                    inputs.put("s", Bounded.exactly(s));
                }
            }
        }

        private static Program again(Program program) {
            return Program.fromBytes(program.name(), program.toBytes());
        }

        private static double[] numbers(Map<String, Bounded> inputs, String name) {
            return Objects.requireNonNull(inputs.get(name)).values();
        }

        private void run(Execution execution, ErrorBounds bounds, int steps, Map<String, Bounded> inputs) {
            for (int step = 0; step < steps; step++) {
                bounds.step();
            }
            execution.run(steps);
            Map<String, Bounded> expected = new LinkedHashMap<>();
            execution.program().outputs().keySet().forEach(name -> expected.put(name, bounds.output(name)));
            execution.program().updates().keySet().forEach(name -> expected.put(name, inputs.get(name)));
            expected.forEach((name, numbers) -> compare(name, execution.readDoubles(name), numbers));
        }

        private void compare(String name, double[] actual, Bounded expected) {
            assertThat(actual).as(name).hasSameSizeAs(expected.values());
            for (int i = 0; i < actual.length; i++) {
                double allowed = expected.errors()[i];
                all++;
                if (Double.isInfinite(allowed)) {
                    continue;
                }
                sure++;
                double value = expected.values()[i];
                if (!(Math.abs(actual[i] - value) <= allowed)) {
                    throw new AssertionError("%s of %s, element %d: %s instead of %s, off by %s, allowed %s"
                            .formatted(
                                    name,
                                    device.describe().name(),
                                    i,
                                    actual[i],
                                    value,
                                    Math.abs(actual[i] - value),
                                    allowed));
                }
            }
        }

        private static double[] doubles(Tensor tensor) {
            float[] values = tensor.toArray();
            double[] doubles = new double[values.length];
            Arrays.setAll(doubles, i -> values[i]);
            return doubles;
        }
    }
}
