package dev.nudge.compute.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.nudge.compute.Program;
import dev.nudge.compute.Tensor;
import dev.nudge.compute.Work;
import dev.nudge.compute.cpu.CpuDevice;
import dev.nudge.compute.device.CompiledProgram;
import dev.nudge.compute.device.Description;
import dev.nudge.compute.device.Device;
import dev.nudge.compute.device.DeviceExecution;
import dev.nudge.compute.device.DeviceSwitch;
import dev.nudge.compute.placement.Placement.Candidate;
import dev.nudge.compute.placement.Placement.Reason;
import dev.nudge.compute.placement.Placement.Use;
import java.lang.reflect.Proxy;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** A program goes where it is done first. */
class PlacementTest {
    /** Starts at once, computes slowly. */
    private static final Speed NEAR = new Speed(0, 1e-6, 50e9, 10e9, 1e-5);
    /** Costs to reach and to compile for, computes a hundred times faster. */
    private static final Speed FAR = new Speed(1e-3, 1e-5, 5e12, 1e12, 1e-2);

    private static final Candidate CPU = new Candidate("cpu", NEAR, false);
    private static final Candidate GPU = new Candidate("gpu", FAR, false);
    private static final Candidate WARM_GPU = new Candidate("gpu", FAR, true);

    private static final Work SMALL = new Work(10_000, 10_000, 30);
    private static final Work LARGE = new Work(10_000_000_000L, 100_000_000, 30);

    @Test
    void smallWorkStaysNear() {
        Placement placement = Placement.of(SMALL, Use.oneRun(1000), List.of(WARM_GPU, CPU));
        assertThat(placement.device()).isEqualTo("cpu");
        assertThat(placement.reason()).isEqualTo(Reason.FASTEST);
    }

    @Test
    void largeWorkGoesToTheFastDevice() {
        Placement placement = Placement.of(LARGE, Use.oneRun(1000), List.of(CPU, GPU));
        assertThat(placement.device()).isEqualTo("gpu");
        assertThat(placement.reason()).isEqualTo(Reason.FASTEST);
        assertThat(placement.chosen().compileSeconds()).isCloseTo(0.3, Offset.offset(1e-12));
        assertThat(placement.chosen().runSeconds()).isCloseTo(1e-3 + 1000 * (3e-4 + 2e-3 + 1e-4), Offset.offset(1e-9));
        assertThat(placement.estimates()).extracting(Placement.Estimate::device).containsExactly("cpu", "gpu");
    }

    @Test
    void fewStepsDoNotPayForCompiling() {
        Placement placement = Placement.of(LARGE, Use.oneRun(1), List.of(CPU, GPU));
        assertThat(placement.device()).isEqualTo("cpu");
        assertThat(placement.reason()).isEqualTo(Reason.COMPILING_ELSEWHERE_TAKES_LONGER);
        assertThat(Placement.of(LARGE, Use.oneRun(1), List.of(CPU, WARM_GPU)).device())
                .isEqualTo("gpu");
    }

    @Test
    void mayBeForced() {
        Placement placement = Placement.forced("gpu", SMALL, Use.oneRun(1), List.of(CPU, GPU));
        assertThat(placement.device()).isEqualTo("gpu");
        assertThat(placement.reason()).isEqualTo(Reason.FORCED);
        assertThat(placement.estimates()).hasSize(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Placement.forced("tpu", SMALL, Use.oneRun(1), List.of(CPU, GPU)))
                .withMessageContaining("'tpu'")
                .withMessageContaining("cpu, gpu");
    }

    @Test
    void everyRunOfAHandIsLaunched() {
        assertThat(Placement.of(SMALL, Use.BY_HAND, List.of(CPU, WARM_GPU)).device())
                .isEqualTo("cpu");
        Placement large = Placement.of(LARGE, Use.BY_HAND, List.of(CPU, GPU));
        assertThat(large.device()).isEqualTo("gpu");
        assertThat(large.chosen().runSeconds()).isCloseTo(300 * (1e-3 + 3e-4 + 2e-3 + 1e-4), Offset.offset(1e-9));
    }

    @Test
    void oneDeviceNeedsNoChoice() {
        assertThat(Placement.of(LARGE, Use.oneRun(5), List.of(CPU)).reason()).isEqualTo(Reason.ONLY_ONE);
        assertThatIllegalArgumentException().isThrownBy(() -> Placement.of(LARGE, Use.oneRun(5), List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Placement.of(LARGE, Use.oneRun(5), List.of(CPU, CPU)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Use(1, -1));
    }

    @Test
    void workIsCountedFromTheGraph() {
        Work work = Work.of(Program.record("layer", p -> {
            Tensor x = p.data("x", 20, 30);
            p.output("y", x.matmul(p.data("w", 30, 40)).add(p.data("b", 40)).transpose(0, 1));
        }));
        assertThat(work.ops()).isEqualTo(2);
        assertThat(work.flops()).isEqualTo(2 * 20 * 30 * 40 + 20 * 40);
        assertThat(work.bytes()).isEqualTo(4 * (20 * 40 + 20 * 30 + 30 * 40) + 4 * (20 * 40 + 20 * 40 + 40));
        Program copies = Program.record(
                        "product", p -> p.output("y", p.data("x", 2, 3).matmul(p.data("w", 3, 4))))
                .copies(5);
        assertThat(Work.of(copies).flops()).isEqualTo(5 * 2 * 2 * 3 * 4);
    }

    @Test
    void calibrationMeasuresWithItsClock() {
        CpuDevice device = new CpuDevice();
        // A clock that ticks 1 ms at each look: every run seems to take as long, whatever its work.
        long[] now = {0};
        Speed speed = Calibration.of(device, () -> now[0] += 1_000_000);
        assertThat(speed.opSeconds()).isZero();
        assertThat(speed.launchSeconds()).isCloseTo(1e-3, Offset.offset(1e-12));
        assertThat(speed.compileSeconds()).isBetween(1e-3 / 200, 1e-3 / 64);
        Speed real = Calibration.of(device);
        assertThat(real.flopsPerSecond()).isBetween(1e7, 1e14);
        assertThat(real.bytesPerSecond()).isBetween(1e7, 1e14);
        device.close();
    }

    @Test
    void theSpeedOfADeviceThatDiedMeanwhileIsNobodys() {
        Device dying = spied(Device.class, new CpuDevice());
        assertThatIllegalStateException()
                .isThrownBy(() -> Calibration.of(dying))
                .withMessageContaining("died")
                .withMessageContaining("no power");
        dying.close();
    }

    /** As the original, but executions say that another device went on for them; they come from a device through the programs it compiles. */
    private static <T> T spied(Class<T> type, T original) {
        Description cpu = new Description("cpu", Description.Kind.CPU, "CPU");
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            Object result = method.getName().equals("switches")
                    ? List.of(new DeviceSwitch(1, cpu, "no power"))
                    : method.invoke(original, args);
            return switch (result) {
                case CompiledProgram program -> spied(CompiledProgram.class, program);
                case DeviceExecution execution -> spied(DeviceExecution.class, execution);
                case null, default -> result;
            };
        }));
    }

    @Test
    void senselessSpeedsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Speed(0, 0, 0, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Speed(-1, 0, 1, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Speed(0, Double.NaN, 1, 1, 0));
    }
}
