package dev.nudge.lesson.sgd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.compute.Budget;
import dev.nudge.compute.BudgetException;
import dev.nudge.compute.Compute;
import dev.nudge.compute.device.Devices;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.digits.DigitSets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is refused for want of room leaves everything as it was. */
class RefusalTest {

    private final DigitSets sets = DigitSets.withoutMnist();

    private static Compute with(long bytes) {
        return Compute.on(Devices.get("cpu"), new Budget(bytes, Long.MAX_VALUE, Long.MAX_VALUE));
    }

    private static boolean isRefused(long bytes, Runnable work) {
        try (Compute tight = with(bytes)) {
            tight.within(() -> {
                work.run();
                return bytes;
            });
            return false;
        } catch (BudgetException refused) {
            return true;
        }
    }

    /** Tries with more and more room; what must hold after each refusal is asked then. */
    private static void untilItFits(Runnable work, Runnable afterRefusal) {
        int refusals = 0;
        for (long bytes = 256; isRefused(bytes, work); bytes *= 2) {
            refusals++;
            afterRefusal.run();
        }
        assertThat(refusals).isPositive();
    }

    @Test
    void aBeginning() {
        SevenSteps steps = new SevenSteps(sets, digest -> Optional.empty());
        Settings settings = steps.start().settings();
        Settings other = settings.with(SevenSteps.NET, new Value.Pick("one"));
        try (Compute compute = with(Long.MAX_VALUE);
                Simulation simulation = steps.simulate(settings, compute)) {
            simulation.step(7);
            Frame before = simulation.frame();
            long held = compute.bytesHeld();
            untilItFits(() -> simulation.begin(other), () -> {
                assertThat(simulation.frame()).usingRecursiveComparison().isEqualTo(before);
                assertThat(compute.bytesHeld()).isEqualTo(held);
            });
            assertThat(simulation.frame().readout("step")).isZero();
        }
    }

    @Test
    void stepsToTheEndOfAnEpoch() {
        SevenSteps steps = new SevenSteps(sets, digest -> Optional.empty());
        Settings settings = steps.start().settings().with(SevenSteps.OPTIMISER, new Value.Pick("momentum"));
        try (Compute compute = with(Long.MAX_VALUE);
                Simulation simulation = steps.simulate(settings, compute);
                Simulation undisturbed = steps.simulate(settings, compute)) {
            simulation.step(3);
            Frame before = simulation.frame();
            untilItFits(
                    () -> simulation.step(9),
                    () -> assertThat(simulation.frame())
                            .usingRecursiveComparison()
                            .isEqualTo(before));
            undisturbed.step(12);
            assertThat(simulation.frame()).usingRecursiveComparison().isEqualTo(undisturbed.frame());
        }
    }

    @Test
    void nothingStaysOpen() {
        for (Experiment experiment : List.of(new SevenSteps(sets), new TenDigits(sets), new BatchRace(sets))) {
            try (Compute compute = with(Long.MAX_VALUE)) {
                untilItFits(
                        () -> open(experiment, compute),
                        () -> assertThat(compute.bytesHeld())
                                .as(experiment.id())
                                .isZero());
            }
        }
    }

    /** To the first picture and no further. */
    private static void open(Experiment experiment, Compute compute) {
        try (Simulation simulation = experiment.simulate(experiment.start().settings(), compute)) {
            simulation.frame();
        }
    }

    @Test
    void whatIsMeasuredBeforeAStep() {
        TenDigits ten = new TenDigits(sets);
        Settings settings = ten.start().settings();
        try (Compute compute = with(Long.MAX_VALUE);
                Simulation simulation = ten.simulate(settings, compute);
                Simulation undisturbed = ten.simulate(settings, compute)) {
            simulation.step(23);
            untilItFits(
                    () -> simulation.step(23),
                    () -> assertThat(compute.bytesHeld()).isPositive());
            undisturbed.step(46);
            assertThat(simulation.frame()).usingRecursiveComparison().isEqualTo(undisturbed.frame());
        }
    }
}
