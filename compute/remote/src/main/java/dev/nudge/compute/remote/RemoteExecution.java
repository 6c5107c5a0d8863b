package dev.nudge.compute.remote;

import com.google.protobuf.ByteString;
import dev.nudge.compute.device.DeviceExecution;
import dev.nudge.compute.device.DeviceFailedException;
import dev.nudge.compute.remote.protocol.CloseRequest;
import dev.nudge.compute.remote.protocol.ReadRequest;
import dev.nudge.compute.remote.protocol.RunReply;
import dev.nudge.compute.remote.protocol.RunRequest;
import dev.nudge.compute.remote.protocol.Values;
import dev.nudge.compute.remote.protocol.WorkerGrpc;
import dev.nudge.compute.remote.protocol.WriteChunk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * An execution on a worker. What a slider's move asks for is one call: small writes wait for the next run and travel with it, and its reply brings
 * what was read after the run before.
 */
final class RemoteExecution implements DeviceExecution {
    /** Bytes of an array that travels within the message of a run. */
    private static final int SMALL = 64 << 10;

    /** Bytes of small arrays that wait for a run together; a message holds four times as much. */
    private static final int WAITING = 1 << 20;

    private final Calls calls;
    private final Deadlines deadlines;
    private final long number;
    private boolean alone;
    private long runs;
    private final Map<Integer, Values> pending = new LinkedHashMap<>();
    private final Map<Integer, double[]> known = new HashMap<>();
    private final Set<Integer> readSinceRun = new HashSet<>();

    /**
     * @param alone whether no other execution shares with it; one that shares sends every write at once
     */
    RemoteExecution(Calls calls, Deadlines deadlines, long number, boolean alone) {
        this.calls = calls;
        this.deadlines = deadlines;
        this.number = number;
        this.alone = alone;
    }

    long number() {
        return number;
    }

    /** From now on another execution sees what is written here, so nothing waits and nothing is remembered. */
    void share() {
        flush();
        alone = false;
        known.clear();
        readSinceRun.clear();
    }

    @Override
    public void write(int node, float[] values) {
        if (4 * values.length <= SMALL) {
            write(node, Numbers.values(node, values));
        } else {
            upload(node, false, Numbers.bytes(values));
        }
    }

    @Override
    public void write(int node, double[] values) {
        if (8 * values.length <= SMALL) {
            write(node, Numbers.values(node, values));
        } else {
            upload(node, true, Numbers.bytes(values));
        }
    }

    private void write(int node, Values values) {
        known.remove(node);
        pending.put(node, values);
        if (!alone
                || pending.values().stream()
                                .mapToInt(each -> each.getBytes().size())
                                .sum()
                        > WAITING) {
            flush();
        }
    }

    private void upload(int node, boolean doubles, byte[] bytes) {
        known.remove(node);
        pending.remove(node);
        List<WriteChunk> chunks = new ArrayList<>();
        for (int i = 0; i < Numbers.chunks(bytes.length); i++) {
            ByteString part = Numbers.chunk(bytes, i);
            chunks.add(WriteChunk.newBuilder()
                    .setExecution(number)
                    .setNode(node)
                    .setDoubles(doubles)
                    .setSize(bytes.length)
                    .setBytes(part)
                    .build());
        }
        calls.send(WorkerGrpc.getWriteMethod(), chunks, deadlines.compile());
    }

    private void flush() {
        if (!pending.isEmpty()) {
            calls.run(request(0).build(), () -> false, reply -> {});
        }
    }

    /** A run with everything that waits to be written. */
    private RunRequest.Builder request(long steps) {
        RunRequest.Builder request = RunRequest.newBuilder()
                .setExecution(number)
                .setRun(++runs)
                .setSteps(steps)
                .addAllWrites(pending.values());
        pending.clear();
        return request;
    }

    @Override
    public double[] readDoubles(int node) {
        double[] before = known.get(node);
        if (before != null) {
            readSinceRun.add(node);
            return before.clone();
        }
        flush();
        Numbers.Collector collected = new Numbers.Collector();
        calls.receive(
                        WorkerGrpc.getReadMethod(),
                        ReadRequest.newBuilder()
                                .setExecution(number)
                                .setNode(node)
                                .build())
                .forEach(collected::add);
        double[] values = collected.take().get(node);
        if (values == null) {
            throw new WorkerLostException("its process answered a read without numbers", null);
        }
        if (alone && 8 * values.length <= SMALL) {
            readSinceRun.add(node);
            known.put(node, values.clone());
        }
        return values;
    }

    @Override
    public float[] read(int node) {
        double[] exact = readDoubles(node);
        float[] rounded = new float[exact.length];
        for (int i = 0; i < exact.length; i++) {
            rounded[i] = (float) exact[i];
        }
        return rounded;
    }

    @Override
    public long run(long steps, BooleanSupplier stop) {
        return run(steps, stop, Snapshots.NONE);
    }

    /** As {@link #run(long, BooleanSupplier)}, and keeps snapshots of the state on the way. */
    long run(long steps, BooleanSupplier stop, Snapshots snapshots) {
        if (stop.getAsBoolean()) {
            flush();
            return 0;
        }
        RunRequest.Builder request = request(steps)
                .addAllSnapshotBefore(snapshots.before())
                .addAllSnapshotDuring(snapshots.during())
                .setSnapshotMillis(snapshots.everyMillis());
        if (alone) {
            request.addAllReads(readSinceRun);
        }
        known.clear();
        readSinceRun.clear();
        Numbers.Collector parts = new Numbers.Collector();
        long[] done = new long[1];
        calls.run(request.build(), stop, reply -> {
            done[0] = reply.getDone();
            reply.getSnapshotList().forEach(parts::add);
            if (reply.getSnapshotWhole()) {
                snapshots.taken(reply.getDone(), parts.take());
            }
            remember(reply);
        });
        return done[0];
    }

    private void remember(RunReply reply) {
        reply.getValuesList().forEach(values -> known.put(values.getNode(), Numbers.doubles(values)));
    }

    @Override
    public void close() {
        try {
            calls.ask(
                    WorkerGrpc.getCloseMethod(),
                    CloseRequest.newBuilder().setExecution(number).build());
        } catch (DeviceFailedException gone) {
            // What a connection opened is freed when it ends.
        }
    }

    /** Which snapshots a run keeps. */
    interface Snapshots {
        Snapshots NONE = new Snapshots() {};

        /** Nodes to keep before the first step. */
        default List<Integer> before() {
            return List.of();
        }

        /** Nodes to keep now and then during the run. */
        default List<Integer> during() {
            return List.of();
        }

        default int everyMillis() {
            return 0;
        }

        /** A whole snapshot arrived: the numbers of its nodes after so many steps of this run. */
        default void taken(long done, Map<Integer, double[]> state) {}
    }
}
