package dev.nudge.compute;

import dev.nudge.compute.device.Device;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Values and gradients of a float32 device agree with PyTorch's. A device's own test extends this and says which device it is. */
public abstract class GoldenContract {
    /** The device under test; the same one each time. */
    protected abstract Device device();

    @TestFactory
    Stream<DynamicTest> agreesWithPyTorch() {
        return GoldenTest.cases().map(c -> DynamicTest.dynamicTest(c.name(), () -> GoldenTest.check(c, device())));
    }
}
