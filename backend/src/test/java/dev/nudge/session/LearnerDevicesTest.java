package dev.nudge.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.nudge.compute.Program;
import dev.nudge.compute.cpu.CpuDevice;
import dev.nudge.compute.device.Availability;
import dev.nudge.compute.device.CompiledProgram;
import dev.nudge.compute.device.Description;
import dev.nudge.compute.device.Device;
import dev.nudge.compute.placement.Placement.Reason;
import dev.nudge.session.LearnerDevices.Probed;
import dev.nudge.session.LearnerDevices.State;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Which devices learners may be on, and where their programs go. */
class LearnerDevicesTest {
    private static final Program SUM =
            Program.record("sum", p -> p.output("sum", p.data("x", 3).sum()));

    private final Device cpu = new CpuDevice();
    private final Device tornado = named("tornado");
    private final Device remote = named("remote");

    /** A CPU by another name. */
    private static Device named(String name) {
        Device there = new CpuDevice();
        return new Device() {
            @Override
            public Description describe() {
                return new Description(name, Description.Kind.GPU, "a card through " + name);
            }

            @Override
            public CompiledProgram compile(Program program) {
                return there.compile(program);
            }

            @Override
            public void close() {
                there.close();
            }
        };
    }

    private LearnerDevices devices(String setting) {
        Map<String, Availability> found = new LinkedHashMap<>();
        found.put("remote", new Availability.Available(remote));
        found.put("tornado", new Availability.Available(tornado));
        found.put("cpu", new Availability.Available(cpu));
        found.put("moon", new Availability.Unavailable("too far"));
        return new LearnerDevices(setting, found, Duration.ZERO);
    }

    @Test
    void everythingStaysOnTheCpuUntilAnotherDeviceIsMeasured() {
        LearnerDevices devices = devices("auto");
        assertThat(devices.offered()).containsExactly("cpu", "tornado");
        assertThat(devices.isMeasuring()).isTrue();
        assertThat(devices.probed())
                .contains(new Probed("tornado", State.STARTING, ""), new Probed("moon", State.NOT_HERE, "too far"));
        var before = devices.placer("");
        assertThat(before.place(SUM)).isSameAs(cpu);
        assertThat(before.decisions().values())
                .singleElement()
                .satisfies(each -> assertThat(each.reason()).isEqualTo(Reason.ONLY_ONE));

        devices.meet("tornado");
        assertThat(devices.isMeasuring()).isFalse();
        assertThat(devices.describe("tornado").text()).isEqualTo("a card through tornado");
        assertThat(devices.probed()).contains(new Probed("tornado", State.HERE, "a card through tornado"));
        var after = devices.placer("");
        after.place(SUM);
        assertThat(after.decisions().values())
                .singleElement()
                .satisfies(each -> assertThat(each.estimates()).hasSize(2));
    }

    @Test
    void nothingIsPlacedOnADeviceWhoseProcessIsGoneUntilItAnswersAgain() {
        AtomicBoolean ready = new AtomicBoolean(true);
        Device far = new Device() {
            @Override
            public Description describe() {
                return tornado.describe();
            }

            @Override
            public boolean isReady() {
                return ready.get();
            }

            @Override
            public CompiledProgram compile(Program program) {
                return tornado.compile(program);
            }

            @Override
            public void close() {
                tornado.close();
            }
        };
        LearnerDevices devices = new LearnerDevices("auto", found(far), Duration.ZERO);
        devices.meet("tornado");
        var placer = devices.placer("");
        ready.set(false);
        assertThat(placer.place(SUM)).isSameAs(cpu);
        assertThat(placer.decisions().values())
                .singleElement()
                .satisfies(each -> assertThat(each.reason()).isEqualTo(Reason.ONLY_ONE));
        assertThat(devices.probed()).contains(new Probed("tornado", State.STARTING, ""));
        assertThat(devices.placer("tornado").place(SUM))
                .as("who wants it waits")
                .isSameAs(far);
        ready.set(true);
        placer.place(SUM);
        assertThat(placer.decisions().values())
                .singleElement()
                .satisfies(each -> assertThat(each.estimates()).hasSize(2));
        assertThat(devices.probed()).contains(new Probed("tornado", State.HERE, "a card through tornado"));
    }

    @Test
    void aDeviceThatIsGivenUpIsClosedAndWantedNoMore() {
        AtomicBoolean closed = new AtomicBoolean();
        Device dying = new Device() {
            @Override
            public Description describe() {
                return tornado.describe();
            }

            @Override
            public CompiledProgram compile(Program program) {
                throw new IllegalStateException("no driver");
            }

            @Override
            public void close() {
                closed.set(true);
            }
        };
        LearnerDevices devices = new LearnerDevices("tornado", found(dying), Duration.ZERO);
        devices.meet("tornado");
        assertThat(closed).isTrue();
        assertThat(devices.wanted()).isEmpty();
        assertThat(devices.offered()).containsExactly("cpu");
        assertThat(devices.placer("").place(SUM)).isSameAs(cpu);
        assertThat(devices.probed()).contains(new Probed("tornado", State.NOT_HERE, "no driver"));
    }

    @Test
    void aDeviceWhoseProcessDiesWhileItIsMeasuredIsMeasuredAgain() {
        AtomicInteger compiled = new AtomicInteger();
        Device shaky = new Device() {
            @Override
            public Description describe() {
                return tornado.describe();
            }

            @Override
            public CompiledProgram compile(Program program) {
                if (compiled.incrementAndGet() == 2) {
                    throw new IllegalStateException("its process ended");
                }
                return tornado.compile(program);
            }

            @Override
            public void close() {
                tornado.close();
            }
        };
        LearnerDevices devices = new LearnerDevices("auto", found(shaky), Duration.ZERO);
        devices.meet("tornado");
        assertThat(devices.isMeasuring()).isFalse();
        assertThat(devices.probed()).contains(new Probed("tornado", State.HERE, "a card through tornado"));
    }

    private Map<String, Availability> found(Device far) {
        Map<String, Availability> found = new LinkedHashMap<>();
        found.put("cpu", new Availability.Available(cpu));
        found.put("tornado", new Availability.Available(far));
        return found;
    }

    @Test
    void aLearnerMayChooseOneOfThoseOffered() {
        LearnerDevices devices = devices("auto");
        assertThat(devices.placer("tornado").place(SUM)).isSameAs(tornado);
        assertThat(devices.placer("cpu").place(SUM)).isSameAs(cpu);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> devices.placer("moon"))
                .withMessageContaining("too far");
    }

    @Test
    void whoeverRunsThisMayWantOneForEverybody() {
        LearnerDevices devices = devices("remote");
        assertThat(devices.wanted()).isEqualTo("remote");
        assertThat(devices.offered()).containsExactly("cpu", "remote", "tornado");
        assertThat(devices.placer("").place(SUM)).isSameAs(remote);
        assertThat(devices.placer("cpu").place(SUM)).isSameAs(cpu);
    }

    @Test
    void aWishThatCannotBeHadLeavesTheChoiceToPlacementAndAnUnknownOneIsRefused() {
        LearnerDevices devices = devices("moon");
        assertThat(devices.wanted()).isEmpty();
        assertThat(devices.placer("").place(SUM)).isSameAs(cpu);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> devices("sun"))
                .withMessageContaining("auto, remote, tornado");
    }

    @Test
    void aDeviceThatFailsAtOnceIsOfferedToNobody() {
        Map<String, Availability> found = new LinkedHashMap<>();
        found.put("cpu", new Availability.Available(cpu));
        found.put("tornado", new Availability.Available(new Device() {
            @Override
            public Description describe() {
                throw new IllegalStateException("no driver");
            }

            @Override
            public CompiledProgram compile(Program program) {
                throw new IllegalStateException("no driver");
            }

            @Override
            public void close() {}
        }));
        LearnerDevices devices = new LearnerDevices("auto", found, Duration.ZERO);
        devices.meet("tornado");
        assertThat(devices.offered()).containsExactly("cpu");
        assertThat(devices.isMeasuring()).isFalse();
        assertThat(devices.probed()).contains(new Probed("tornado", State.NOT_HERE, "no driver"));
    }
}
