package dev.nudge.compute.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Execution;
import dev.nudge.compute.Program;
import dev.nudge.compute.Tensor;
import dev.nudge.compute.cpu.CpuDevice;
import dev.nudge.compute.device.CompiledProgram;
import dev.nudge.compute.device.Description;
import dev.nudge.compute.device.Device;
import dev.nudge.compute.device.DeviceSwitch;
import dev.nudge.compute.reference.ReferenceDevice;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What executions survive: each with a second process that really dies, hangs or lies. */
class RecoveryTest {
    private static final WorkerCommand SABOTEUR = WorkerCommand.ofThisProcess("saboteur", "256m");

    private Workers workers = new Workers(List.of());
    private RecoveringDevice device = new RecoveringDevice("none", workers, new CpuDevice(), Duration.ZERO);

    private void start(int count, Workers.Source source) {
        workers = new Workers(Collections.nCopies(count, source));
        device = new RecoveringDevice("remote", workers, new CpuDevice(), Duration.ofSeconds(60));
    }

    private static Workers.Source children(WorkerCommand command) {
        return died -> WorkerProcess.start(command, Children.SHORT, died);
    }

    @AfterEach
    void stop() {
        device.close();
    }

    private void kill() {
        workers.ready().forEach(worker -> ProcessHandle.of(worker.process()).ifPresent(ProcessHandle::destroyForcibly));
    }

    /** As from a device that never dies. */
    private static Map<String, double[]> undisturbed(Device device, Program program, long steps) {
        try (Compute compute = Training.on(device)) {
            Execution execution = Training.open(compute, program);
            execution.run(steps);
            return Training.numbers(execution);
        }
    }

    private static void assertSame(Map<String, double[]> actual, Map<String, double[]> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, values) -> assertThat(actual.get(name)).as(name).isEqualTo(values));
    }

    private List<DeviceSwitch> switches() {
        return device.switches();
    }

    @Test
    void killedInALongRunItGoesOnWithTheSameNumbers() throws Exception {
        start(1, children(Children.CPU));
        Program program = Training.program("killed in a run");
        long steps = 150_000;
        try (Compute compute = Training.on(device)) {
            Execution execution = Training.open(compute, program);
            CompletableFuture<Long> run = CompletableFuture.supplyAsync(() -> execution.run(steps));
            Thread.sleep(1200);
            boolean inTime = !run.isDone();
            kill();
            assertThat(run.get()).isEqualTo(steps);
            assertThat(inTime).as("killed while it ran").isTrue();
            assertSame(Training.numbers(execution), undisturbed(new CpuDevice(), program, steps));
        }
        assertThat(switches()).isEmpty();
    }

    @Test
    void killedBetweenCallsItKeepsStateAndOutputs() {
        start(1, children(Children.CPU));
        Program program = Training.program("killed between calls");
        try (Compute compute = Training.on(device)) {
            Execution execution = Training.open(compute, program);
            for (int i = 0; i < 200; i++) {
                execution.run(1);
            }
            kill();
            assertSame(Training.numbers(execution), undisturbed(new CpuDevice(), program, 200));
            kill();
            execution.run(50);
            assertSame(Training.numbers(execution), undisturbed(new CpuDevice(), program, 250));
        }
        assertThat(switches()).isEmpty();
    }

    @Test
    void executionsThatShareComeBackTogether() {
        start(1, children(Children.CPU));
        Map<String, double[]> expected;
        try (Compute compute = Training.on(new CpuDevice())) {
            expected = shareAndCount(compute, () -> {});
        }
        try (Compute compute = Training.on(device)) {
            assertSame(shareAndCount(compute, this::kill), expected);
        }
        assertThat(switches()).isEmpty();
    }

    private static Map<String, double[]> shareAndCount(Compute compute, Runnable disturb) {
        Execution by = compute.open(counting(2));
        by.set("by", 3);
        by.write("count", 1f, 2f);
        Execution other = compute.open(counting(5), by);
        by.run(4);
        disturb.run();
        other.run(3);
        by.run(1);
        other.run(2);
        disturb.run();
        return Map.of(
                "count", by.readDoubles("count"),
                "shared", other.readDoubles("count"),
                "before", by.readDoubles("before"),
                "before2", other.readDoubles("before"));
    }

    private static Program counting(int factor) {
        return Program.record("count by " + factor, p -> {
            Tensor count = p.state("count", 2);
            p.output("before", count.mul(factor));
            p.update(count, count.add(p.scalar("by").mul(factor)));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"hangs", "takes all memory", "ends the process", "loses the device"})
    void aProgramThatKillsTwoWorkersIsKeptAwayAndOthersGoOn(String what) {
        start(1, children(SABOTEUR));
        Program good = Training.program("good");
        try (Compute compute = Training.on(device)) {
            Execution other = Training.open(compute, good);
            other.run(100);
            Program bad = Training.program(what);
            Execution execution = Training.open(compute, bad);
            execution.run(10);
            assertSame(Training.numbers(execution), undisturbed(new CpuDevice(), bad, 10));
            assertThat(switches()).hasSize(1);
            assertThat(switches().getFirst().reason()).contains("'" + what + "' took two processes");
            other.run(100);
            assertSame(Training.numbers(other), undisturbed(new CpuDevice(), good, 200));
        }
        assertThat(switches()).hasSize(1);
    }

    @Test
    void ofManyInFlightOnlyTheOneThatKillsIsKeptAway() throws Exception {
        start(1, children(SABOTEUR));
        AtomicBoolean over = new AtomicBoolean();
        List<Program> good = Stream.of("one", "two", "three", "four")
                .map(name -> Training.program("good " + name))
                .toList();
        Program bad = Training.program("ends the process");
        CountDownLatch running = new CountDownLatch(good.size());
        try (Compute compute = Training.on(device)) {
            List<Execution> executions =
                    good.stream().map(each -> Training.open(compute, each)).toList();
            List<CompletableFuture<Long>> runs = new ArrayList<>();
            for (Execution execution : executions) {
                runs.add(CompletableFuture.supplyAsync(
                        () -> {
                            long steps = execution.run(20);
                            running.countDown();
                            while (!over.get()) {
                                steps += execution.run(20);
                            }
                            // On the worker that is there now.
                            return steps + execution.run(20);
                        },
                        task -> Thread.ofPlatform().daemon().start(task)));
            }
            running.await();
            Execution killer = Training.open(compute, bad);
            killer.run(10);
            over.set(true);
            assertSame(Training.numbers(killer), undisturbed(new CpuDevice(), bad, 10));
            assertThat(killer.switches()).hasSize(1);
            for (int i = 0; i < good.size(); i++) {
                long steps = runs.get(i).get();
                assertSame(Training.numbers(executions.get(i)), undisturbed(new CpuDevice(), good.get(i), steps));
                assertThat(executions.get(i).switches()).isEmpty();
            }
            assertThat(workers.leastLoaded(Duration.ofSeconds(60)).load()).isEqualTo(good.size());
        }
        assertThat(switches()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fails at compile", "fails at start", "fails after 8 steps"})
    void whereTheDeviceFailsAndDoesNotDieTheCpuGoesOn(String how) {
        start(1, children(SABOTEUR));
        Program good = Training.program("good");
        Program bad = Training.program(how);
        try (Compute compute = Training.on(device)) {
            Execution other = Training.open(compute, good);
            other.run(10);
            long before = workers.leastLoaded(Duration.ZERO).process();
            Execution execution = Training.open(compute, bad);
            execution.run(5);
            execution.run(7);
            execution.run(5);
            assertSame(Training.numbers(execution), undisturbed(new CpuDevice(), bad, 17));
            assertThat(execution.switches()).singleElement().satisfies(each -> {
                assertThat(each.step()).isEqualTo(how.contains("steps") ? 5 : 0);
                assertThat(each.to().name()).isEqualTo("cpu");
                assertThat(each.reason()).contains(how);
            });
            other.run(10);
            assertSame(Training.numbers(other), undisturbed(new CpuDevice(), good, 20));
            assertThat(other.switches()).isEmpty();
            Worker worker = workers.leastLoaded(Duration.ZERO);
            assertThat(worker.process()).as("the worker lives").isEqualTo(before);
            assertThat(worker.device().load().getExecutions())
                    .as("nothing is left of what failed")
                    .isEqualTo(1);
        }
    }

    @Test
    void whatALearnerDidWrongIsToldAsBefore() {
        start(1, children(SABOTEUR));
        Program lookUp = Program.record("look up", p -> {
            Tensor at = p.indices("at", 2);
            p.output("found", p.data("x", 3).gather(0, at));
        });
        try (Compute compute = Training.on(device)) {
            Execution execution = compute.open(lookUp);
            execution.write("x", 1f, 2f, 3f);
            execution.write("at", 0f, 7f);
            assertThatThrownBy(() -> execution.run(1)).isInstanceOf(IndexOutOfBoundsException.class);
            execution.write("at", 0f, 2f);
            execution.run(1);
            assertThat(execution.read("found")).containsExactly(1f, 3f);
        }
        assertThat(switches()).isEmpty();
    }

    private void startBeside(Device local) {
        workers = new Workers(List.of(children(SABOTEUR)));
        device = new RecoveringDevice("remote", workers, local, Duration.ofSeconds(60));
    }

    /** The CPU, which compiles nothing while it is broken. */
    private static Device breaking(AtomicBoolean broken) {
        CpuDevice cpu = new CpuDevice();
        return new Device() {
            @Override
            public Description describe() {
                return cpu.describe();
            }

            @Override
            public CompiledProgram compile(Program program) {
                if (broken.get()) {
                    throw new IllegalStateException("no room here either");
                }
                return cpu.compile(program);
            }

            @Override
            public void close() {
                cpu.close();
            }
        };
    }

    @Test
    void aProgramThatCannotJoinLeavesTheOthersOnTheirWorker() {
        AtomicBoolean broken = new AtomicBoolean(true);
        startBeside(breaking(broken));
        Program good = Training.program("good");
        try (Compute compute = Training.on(device)) {
            Execution execution = Training.open(compute, good);
            execution.run(5);
            assertThatThrownBy(() -> compute.open(Training.program("fails at start"), execution))
                    .hasMessageContaining("no room here either");
            execution.run(5);
            assertSame(Training.numbers(execution), undisturbed(new CpuDevice(), good, 10));
            assertThat(workers.leastLoaded(Duration.ZERO).load()).isEqualTo(1);
        }
        assertThat(workers.leastLoaded(Duration.ZERO).load()).isZero();
        assertThat(switches()).isEmpty();
    }

    @Test
    void whatFailedEverywhereIsPlacedAgainAtTheNextCall() {
        AtomicBoolean broken = new AtomicBoolean();
        startBeside(breaking(broken));
        Program bad = Training.program("fails after 8 steps");
        try (Compute compute = Training.on(device)) {
            Execution execution = Training.open(compute, bad);
            execution.run(5);
            broken.set(true);
            assertThatThrownBy(() -> execution.run(7)).hasMessageContaining("no room here either");
            broken.set(false);
            execution.run(7);
            assertSame(Training.numbers(execution), undisturbed(new CpuDevice(), bad, 12));
        }
    }

    @Test
    void whereNoWorkerComesBackTheCpuGoesOnWithinToleranceAndSaysSince() {
        AtomicInteger starts = new AtomicInteger();
        WorkerCommand reference = WorkerCommand.ofThisProcess("reference", "256m");
        workers = new Workers(List.of(died -> {
            if (starts.getAndIncrement() > 0) {
                throw new WorkerLostException("the machine is gone", null);
            }
            return WorkerProcess.start(reference, Children.SHORT, died);
        }));
        device = new RecoveringDevice("remote", workers, new CpuDevice(), Duration.ofMillis(500));
        workers.leastLoaded(Duration.ofSeconds(60));
        Program program = Training.program("no worker comes back");
        try (Compute compute = Training.on(device)) {
            Execution execution = Training.open(compute, program);
            execution.run(5);
            assertThat(compute.isElsewhere()).isTrue();
            kill();
            execution.run(5);
            assertThat(compute.isElsewhere()).as("computes here now").isFalse();
            Map<String, double[]> expected = undisturbed(new ReferenceDevice(), program, 10);
            Training.numbers(execution).forEach((name, values) -> {
                double[] exact = Objects.requireNonNull(expected.get(name));
                for (int i = 0; i < values.length; i++) {
                    assertThat(Math.abs(values[i] - exact[i]))
                            .as(name)
                            .isLessThanOrEqualTo(1e-4 * Math.abs(exact[i]) + 1e-7);
                }
            });
        }
        assertThat(switches()).hasSize(1);
        assertThat(switches().getFirst().step()).isEqualTo(5);
        assertThat(switches().getFirst().to().name()).isEqualTo("cpu");
    }

    @Test
    void garbageOnTheWireEndsOnTheCpu() {
        WorkerCommand garbage = new WorkerCommand(
                SABOTEUR.java(), SABOTEUR.jvmArguments(), SABOTEUR.classPath(), Saboteur.class.getName(), "none");
        workers = new Workers(List.of(children(garbage)));
        device = new RecoveringDevice("remote", workers, new CpuDevice(), Duration.ofSeconds(2));
        Program program = Training.program("garbage");
        try (Compute compute = Training.on(device)) {
            Execution execution = Training.open(compute, program);
            execution.run(3);
            assertSame(Training.numbers(execution), undisturbed(new CpuDevice(), program, 3));
        }
        assertThat(switches()).hasSize(1);
    }

    @Test
    void aWorkerOfAnotherBuildIsRefused(@TempDir Path folder) throws IOException {
        Path engine = BuildHash.place(Device.class);
        Path other = folder.resolve("engine");
        if (Files.isDirectory(engine)) {
            copy(engine, other);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(engine)) {
                copy(jar.getPath("/"), other);
            }
        }
        Path compute = other.resolve("dev/nudge/compute");
        Files.copy(compute.resolve("Copy.class"), compute.resolve("Stray.class"));
        WorkerCommand command = new WorkerCommand(
                Children.CPU.java(),
                Children.CPU.jvmArguments(),
                other + java.io.File.pathSeparator + Children.CPU.classPath(),
                Children.CPU.mainClass(),
                "cpu");
        assertThatThrownBy(() -> WorkerProcess.start(command, Children.SHORT, died -> {}))
                .isInstanceOf(WorkerRefusedException.class)
                .hasMessageContaining("the worker is of build")
                .hasMessageContaining(BuildHash.ofThisProcess());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    @Test
    void executionsAreSpreadByLoad() {
        start(2, children(Children.CPU));
        Program program = Training.program("spread");
        try (Compute compute = Training.on(device)) {
            compute.open(program);
            while (workers.ready().size() < 2) {
                Thread.onSpinWait();
            }
            for (int i = 1; i < 10; i++) {
                compute.open(program);
            }
            assertThat(workers.ready()).extracting(Worker::load).containsExactly(5, 5);
        }
        assertThat(workers.ready()).extracting(Worker::load).containsExactly(0, 0);
    }

    @Test
    void aThousandSessionsLeaveNothingBehind() {
        start(1, children(Children.CPU));
        Program program = Training.program("session");
        for (int i = 0; i < 1000; i++) {
            try (Compute compute = Training.on(device)) {
                Training.open(compute, program).run(1);
            }
        }
        Worker worker = workers.leastLoaded(Duration.ofSeconds(1));
        assertThat(worker.device().load().getExecutions()).isZero();
        Compute.forget(device);
        assertThat(worker.device().load().getPrograms()).isZero();
        assertThat(worker.device().load().getBytes()).isZero();
    }
}
