package dev.nudge.compute.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.Execution;
import dev.nudge.compute.Program;
import dev.nudge.compute.cpu.CpuDevice;
import dev.nudge.compute.device.Device;
import dev.nudge.compute.placement.FastestPlacer.Choice;
import dev.nudge.compute.placement.Placement.Reason;
import dev.nudge.compute.reference.ReferenceDevice;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Programs of one owner on several devices. */
class FastestPlacerTest {
    private final Device near = new CpuDevice();
    private final Device far = new ReferenceDevice();
    private final List<Choice> choices = List.of(
            new Choice("near", near, new Speed(0, 1e-6, 50e9, 10e9, 1e-5)),
            new Choice("far", far, new Speed(1e-3, 1e-5, 5e12, 1e12, 1e-3)));
    private final FastestPlacer placer = new FastestPlacer(choices, "");

    private static final Program SMALL = product("small", 2);
    private static final Program LARGE = product("large", 2000);

    private static Program product(String name, int n) {
        return Program.record(name, p -> {
            p.output("all", p.data("x", n, n).matmul(p.data("y", n, n)).sum());
            p.output("shared", p.data("w", 3).sum());
        });
    }

    @AfterEach
    void close() {
        near.close();
        far.close();
    }

    @Test
    void eachProgramGoesWhereItTakesLeast() {
        assertThat(placer.place(SMALL)).isSameAs(near);
        assertThat(placer.place(LARGE)).isSameAs(far);
        assertThat(placer.decisions()).containsOnlyKeys("small", "large");
        assertThat(placer.decisions())
                .extractingByKey("large")
                .extracting(Placement::reason)
                .isEqualTo(Reason.FASTEST);
        for (int i = 0; i < 100; i++) {
            placer.place(product("another " + i, 2));
        }
        assertThat(placer.decisions()).hasSize(20).containsKey("another 99");
    }

    @Test
    void whatSharesGoesWhereItsPartnerIs() {
        try (Compute compute = Compute.on(placer, Budget.unlimited())) {
            Execution small = compute.open(SMALL);
            small.write("w", 1f, 2f, 3f);
            Execution large = compute.open(LARGE, small);
            large.run(1);
            assertThat(large.read("shared")).containsExactly(6);
            assertThat(placer.decisions()).containsOnlyKeys("small");
        }
    }

    @Test
    void theOwnerMayHaveItsWay() {
        FastestPlacer forced = new FastestPlacer(choices, "far");
        assertThat(forced.place(SMALL)).isSameAs(far);
        assertThat(forced.decisions())
                .extractingByKey("small")
                .extracting(Placement::reason)
                .isEqualTo(Reason.FORCED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FastestPlacer(choices, "nowhere").place(SMALL))
                .withMessageContaining("near, far");
    }
}
