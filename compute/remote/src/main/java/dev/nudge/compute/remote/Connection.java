package dev.nudge.compute.remote;

import dev.nudge.compute.Program;
import dev.nudge.compute.device.CompiledProgram;
import dev.nudge.compute.device.DeviceExecution;
import dev.nudge.compute.remote.protocol.StartRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/** What one caller has open on a worker. It is all freed when the caller's connection ends, however it ends. */
final class Connection {
    /** A program made ready for a caller. */
    record Held(Program program, CompiledProgram compiled) {}

    private static final AtomicLong NUMBERS = new AtomicLong();

    private final Map<Long, Held> programs = new ConcurrentHashMap<>();
    private final Map<Long, HostedExecution> executions = new ConcurrentHashMap<>();
    private boolean closed;

    synchronized long add(Held program) {
        requireOpen(program.compiled()::close);
        long number = NUMBERS.incrementAndGet();
        programs.put(number, program);
        return number;
    }

    synchronized long add(HostedExecution execution) {
        requireOpen(execution::close);
        long number = NUMBERS.incrementAndGet();
        executions.put(number, execution);
        return number;
    }

    /** A caller that went while its call was answered leaves nothing behind. */
    private void requireOpen(Runnable free) {
        if (closed) {
            free.run();
            throw new IllegalStateException("the caller's connection has ended");
        }
    }

    Held program(long number) {
        Held program = programs.get(number);
        if (program == null) {
            throw new UnknownNumberException("program", number);
        }
        return program;
    }

    HostedExecution execution(long number) {
        HostedExecution execution = executions.get(number);
        if (execution == null) {
            throw new UnknownNumberException("execution", number);
        }
        return execution;
    }

    void closeExecution(long number) {
        HostedExecution execution = executions.remove(number);
        if (execution != null) {
            execution.close();
        }
    }

    void forgetProgram(long number) {
        Held program = programs.remove(number);
        if (program != null) {
            program.compiled().close();
        }
    }

    int programs() {
        return programs.size();
    }

    int executions() {
        return executions.size();
    }

    long bytes() {
        return programs.values().stream()
                        .mapToLong(held -> held.compiled().bytes())
                        .sum()
                + executions.values().stream().mapToLong(HostedExecution::bytes).sum();
    }

    void close() {
        synchronized (this) {
            closed = true;
        }
        executions.values().forEach(HostedExecution::stop);
        List.copyOf(executions.keySet()).forEach(this::closeExecution);
        List.copyOf(programs.keySet()).forEach(this::forgetProgram);
    }

    /** Starts an execution of one of this connection's programs, which may share inputs with another. */
    HostedExecution start(StartRequest request) {
        Held program = program(request.getProgram());
        CompiledProgram compiled = program.compiled();
        String name = program.program().name();
        Map<Integer, Integer> shared = request.getSharedMap();
        if (request.getOther() == 0) {
            return new HostedExecution(name, compiled.start(), compiled.bytesPerExecution(), new ReentrantLock());
        }
        HostedExecution other = execution(request.getOther());
        long saved = shared.keySet().stream().mapToLong(compiled::bytesOfInput).sum();
        other.lock().lock();
        try {
            DeviceExecution device = compiled.start(other.device(), shared);
            return new HostedExecution(name, device, compiled.bytesPerExecution() - saved, other.lock());
        } finally {
            other.lock().unlock();
        }
    }
}
