package dev.nudge.lesson.speed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.device.Devices;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.measure.Entrant;
import dev.nudge.lesson.measure.Machine;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways to do one job; nothing here is timed. */
class LanesTest {

    private static final Message NO_CARD = Message.of("measure.late", 1);

    private static Machine machine(long room, Machine.Card card) {
        return new Machine("test", 2, room, on("cpu"), card);
    }

    private static Supplier<Compute> on(String device) {
        return () -> Compute.on(Devices.get(device), Budget.unlimited());
    }

    private static Lanes lanes(Job job, long room) {
        return new Lanes(job, machine(room, new Machine.Card.NotHere(NO_CARD)));
    }

    private static float[] run(Entrant entrant, int n, int times) {
        try (Entrant.Work work = entrant.prepare(n)) {
            assertThat(work.run(times, () -> false)).isTrue();
            return work.result().clone();
        }
    }

    /** In double precision. */
    private static double[] truth(Job job, int n) {
        float[] left = job.leftNumbers(n);
        float[] right = job.rightNumbers(n);
        int columns = job.columns(n);
        double[] result = new double[job.rows(n) * columns];
        for (int at = 0; at < result.length; at++) {
            int i = at / columns;
            int j = at % columns;
            if (job == Job.ADD) {
                result[at] = (double) left[at] + right[j];
            }
            for (int k = 0; job != Job.ADD && k < job.inner(n); k++) {
                result[at] += (double) left[i * job.inner(n) + k] * right[k * columns + j];
            }
        }
        return result;
    }

    @ParameterizedTest
    @EnumSource(Job.class)
    void everyLaneComputesTheSameNumbers(Job job) {
        for (int n : List.of(16, 33, 64)) {
            double[] truth = truth(job, n);
            double tolerance = SpeedContest.of(job, n).tolerance(n);
            try (Lanes lanes = lanes(job, Long.MAX_VALUE)) {
                for (Entrant entrant : lanes.entrants()) {
                    if (entrant.lane().equals("gpu")) {
                        continue;
                    }
                    float[] result = run(entrant, n, 2);
                    assertThat(result).hasSize(truth.length);
                    for (int i = 0; i < truth.length; i++) {
                        assertThat((double) result[i])
                                .as("%s, %s, %d at %d", job, entrant.lane(), n, i)
                                .isCloseTo(truth[i], org.assertj.core.data.Offset.offset(tolerance));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 64, 784, 1024, 4096})
    void theToleranceAllowsAnotherOrderAndNoTermLeftOut(int n) {
        Job job = n == Job.POINTS ? Job.DIGITS : Job.MATMUL;
        double tolerance = SpeedContest.of(job, n).tolerance(n);
        float[] left = job.leftNumbers(n);
        float[] right = job.rightNumbers(n);
        int columns = job.columns(n);
        float forwards = 0;
        float backwards = 0;
        int noticed = 0;
        for (int k = 0; k < n; k++) {
            forwards += left[k] * right[k * columns];
            backwards += left[n - 1 - k] * right[(n - 1 - k) * columns];
            noticed += Math.abs(left[k] * right[k * columns]) > tolerance ? 1 : 0;
        }
        assertThat(Math.abs(forwards - backwards)).isLessThanOrEqualTo((float) tolerance);
        // A term that is next to nothing may go unnoticed.
        assertThat(noticed).isGreaterThan(n * 9 / 10);
    }

    @Test
    void aCardRunsTheSameProgramAsTheProcessor() {
        Machine.Card card = new Machine.Card.Here(on("reference"));
        try (Lanes lanes = new Lanes(Job.MATMUL, machine(Long.MAX_VALUE, card))) {
            Entrant gpu = lanes.entrants().getLast();
            assertThat(gpu.refusal(16)).isEmpty();
            double[] truth = truth(Job.MATMUL, 16);
            float[] result = run(gpu, 16, 1);
            for (int i = 0; i < truth.length; i++) {
                assertThat((double) result[i]).isCloseTo(truth[i], org.assertj.core.data.Offset.offset(2e-5));
            }
        }
    }

    @Test
    void withoutACardItsLaneSaysWhy() {
        try (Lanes lanes = lanes(Job.ADD, Long.MAX_VALUE)) {
            Entrant gpu = lanes.entrants().getLast();
            assertThat(gpu.lane()).isEqualTo("gpu");
            assertThat(gpu.refusal(16)).contains(NO_CARD);
        }
    }

    @Test
    void allTermsAtOnceAreRefusedWhereTheyDoNotFit() {
        try (Lanes lanes = lanes(Job.MATMUL, 512L << 20)) {
            List<Entrant> entrants = lanes.entrants();
            Entrant whole = entrants.get(Lane.WHOLE.ordinal());
            assertThat(whole.refusal(256)).isEmpty();
            // 4 · 512³ bytes of terms, three matrices of 512², and the first lane's result.
            assertThat(whole.refusal(512)).contains(Message.of("measure.room", 512, 542L, 536L));
            assertThat(entrants.stream()
                            .filter(entrant -> !entrant.lane().equals("gpu") && entrant != whole)
                            .map(entrant -> entrant.refusal(4096)))
                    .allMatch(Optional::isEmpty);
        }
    }

    @Test
    void anAdditionIsCountedWithEveryCopyOfIt() {
        long matrix = 4L * 4096 * 4096;
        try (Lanes lanes = lanes(Job.ADD, 3 * matrix)) {
            for (Entrant entrant : lanes.entrants()) {
                switch (Lane.of(entrant.lane()).orElseThrow()) {
                    case GPU -> {}
                    // Two matrices and a row are the work; the first lane's result is held to be compared with.
                    case LOOPS, INNER, ROWS ->
                        assertThat(entrant.refusal(4096)).contains(Message.of("measure.room", 4096, 202L, 201L));
                    // And so is a copy of its own, on the way out of a tensor or a device.
                    case WHOLE, ONE, ALL ->
                        assertThat(entrant.refusal(4096)).contains(Message.of("measure.room", 4096, 269L, 201L));
                }
                assertThat(entrant.refusal(2048).isEmpty())
                        .isEqualTo(!entrant.lane().equals("gpu"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Job.class)
    void noLaneHoldsMoreThanItSays(Job job) {
        for (Lane lane : Lane.of(job)) {
            int n = SpeedContest.of(job, lane == Lane.WHOLE && job == Job.MATMUL ? 128 : job == Job.ADD ? 1000 : 250)
                    .n();
            if (lane == Lane.GPU) {
                continue;
            }
            try (Lanes lanes = lanes(job, 1)) {
                Entrant entrant = lanes.entrants().get(Lane.of(job).indexOf(lane));
                long said = (long) entrant.refusal(n).orElseThrow().arguments().get(1) * 1_000_000;
                long before = heldBytes();
                try (Entrant.Work work = entrant.prepare(n)) {
                    work.run(2, () -> false);
                    float[] result = work.result();
                    float[] first = result.clone();
                    long held = heldBytes() - before;
                    assertThat(held).as("%s %s", job, lane).isLessThan(said + 500_000);
                    assertThat(result).isEqualTo(first);
                }
            }
        }
    }

    private static long heldBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void aRunEndsWhenItIsToldTo() {
        try (Lanes lanes = lanes(Job.MATMUL, Long.MAX_VALUE)) {
            for (Entrant entrant : lanes.entrants()) {
                if (!entrant.lane().equals("gpu")) {
                    try (Entrant.Work work = entrant.prepare(256)) {
                        assertThat(work.run(1_000_000, () -> true))
                                .as(entrant.lane())
                                .isFalse();
                    }
                }
            }
        }
    }

    @Test
    void sizesRiseByPowersOfTwoToTheOneAskedFor() {
        assertThat(SpeedContest.of(Job.MATMUL, 128).sizes()).containsExactly(16, 32, 64, 128);
        assertThat(SpeedContest.of(Job.ADD, 16).sizes()).containsExactly(16);
        assertThat(SpeedContest.of(Job.DIGITS, 4096)).isEqualTo(SpeedContest.of(Job.DIGITS, 16));
        assertThat(SpeedContest.of(Job.DIGITS, 16).sizes()).containsExactly(784);
    }
}
