package dev.nudge.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.compute.device.Description;
import dev.nudge.compute.device.DeviceSwitch;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From which step of a walk on the numbers are another device's. */
class MoveWatchTest {
    private static final DeviceSwitch FIRST =
            new DeviceSwitch(37, new Description("cpu", Description.Kind.CPU, "CPU"), "it was killed");
    private static final DeviceSwitch SECOND = new DeviceSwitch(3, FIRST.to(), "it hangs");

    private final MoveWatch watch = new MoveWatch();

    @Test
    void nothingWhileTheDeviceLives() {
        watch.look(0, List.of());
        watch.look(20, List.of());
        assertThat(watch.moved()).isNull();
    }

    @Test
    void fromWhereTheWalkWasLastSeenOnTheOldDevice() {
        watch.look(0, List.of());
        watch.look(20, List.of());
        watch.look(30, List.of(FIRST));
        watch.look(50, List.of(FIRST));
        assertThat(watch.moved()).isEqualTo(new Moved(20, List.of(FIRST)));
    }

    @Test
    void whatIsWalkedAgainAfterGoingBackIsTheOtherDevicesToo() {
        watch.look(20, List.of());
        watch.look(30, List.of(FIRST));
        watch.look(25, List.of(FIRST));
        assertThat(watch.moved()).isEqualTo(new Moved(20, List.of(FIRST)));
        watch.look(8, List.of(FIRST));
        watch.look(60, List.of(FIRST));
        assertThat(watch.moved()).isEqualTo(new Moved(8, List.of(FIRST)));
        watch.look(0, List.of(FIRST));
        assertThat(watch.moved()).as("all of a walk that begins anew").isEqualTo(new Moved(0, List.of(FIRST)));
    }

    @Test
    void aSecondProgramThatFollowsAddsItsReasonAndKeepsTheStep() {
        watch.look(20, List.of());
        watch.look(30, List.of(FIRST));
        watch.look(40, List.of(FIRST, SECOND));
        Moved both = new Moved(20, List.of(FIRST, SECOND));
        assertThat(watch.moved()).isEqualTo(both);
        assertThat(both.last()).isEqualTo(SECOND);
        assertThat(both.reasons()).containsExactly("it was killed", "it hangs");
    }

    @Test
    void programsOpenedAnewTryTheDeviceAgain() {
        watch.look(20, List.of());
        watch.look(30, List.of(FIRST));
        watch.look(0, List.of());
        assertThat(watch.moved()).isNull();
        watch.look(5, List.of());
        watch.look(9, List.of(SECOND));
        assertThat(watch.moved()).isEqualTo(new Moved(5, List.of(SECOND)));
    }
}
