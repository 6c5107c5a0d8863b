package dev.nudge.compute.remote;

import com.google.protobuf.ByteString;
import dev.nudge.compute.remote.protocol.Values;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Arrays of numbers as bytes: little-endian, in row-major order. */
final class Numbers {
    /** Bytes in one message; larger arrays go in several. */
    static final int CHUNK = 256 << 10;

    private Numbers() {}

    static byte[] bytes(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    static byte[] bytes(double[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(values);
        return bytes.array();
    }

    static float[] floats(ByteBuffer bytes) {
        float[] values = new float[bytes.remaining() / 4];
        bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return values;
    }

    static double[] doubles(ByteBuffer bytes) {
        double[] values = new double[bytes.remaining() / 8];
        bytes.order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(values);
        return values;
    }

    static Values values(int node, float[] values) {
        return values(node, false, bytes(values));
    }

    static Values values(int node, double[] values) {
        return values(node, true, bytes(values));
    }

    private static Values values(int node, boolean doubles, byte[] bytes) {
        return Values.newBuilder()
                .setNode(node)
                .setDoubles(doubles)
                .setBytes(ByteString.copyFrom(bytes))
                .build();
    }

    /** The numbers of a message, in double precision. */
    static double[] doubles(Values values) {
        ByteBuffer bytes = values.getBytes().asReadOnlyByteBuffer();
        return values.getDoubles() ? doubles(bytes) : widen(floats(bytes));
    }

    /** The numbers of a message in float32. */
    static float[] floats(Values values) {
        return floats(values.getBytes().asReadOnlyByteBuffer());
    }

    static double[] widen(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    /** In four bytes each where that loses no digit, in eight otherwise. */
    static Values exact(int node, double[] values) {
        float[] narrow = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            narrow[i] = (float) values[i];
            if (narrow[i] != values[i] && !Double.isNaN(values[i])) {
                return values(node, values);
            }
        }
        return values(node, narrow);
    }

    /** How many messages so many bytes need; at least one. */
    static int chunks(int bytes) {
        return Math.max(1, Math.ceilDiv(bytes, CHUNK));
    }

    /** The bytes of one of these messages. */
    static ByteString chunk(byte[] bytes, int number) {
        int from = number * CHUNK;
        return ByteString.copyFrom(bytes, from, Math.min(CHUNK, bytes.length - from));
    }

    /** The same numbers in messages of no more than {@link #CHUNK} bytes; at least one. */
    static List<Values> parts(Values all) {
        List<Values> parts = new ArrayList<>();
        int from = 0;
        do {
            int to = Math.min(from + CHUNK, all.getBytes().size());
            parts.add(
                    all.toBuilder().setBytes(all.getBytes().substring(from, to)).build());
            from = to;
        } while (from < all.getBytes().size());
        return parts;
    }

    /** Collects parts that arrive one after the other. */
    static final class Collector {
        private final Map<Integer, Values> whole = new LinkedHashMap<>();

        void add(Values part) {
            whole.merge(
                    part.getNode(),
                    part,
                    (first, next) -> first.toBuilder()
                            .setBytes(first.getBytes().concat(next.getBytes()))
                            .build());
        }

        /** All numbers that came, by node; then it is empty. */
        Map<Integer, double[]> take() {
            Map<Integer, double[]> taken = new LinkedHashMap<>();
            whole.forEach((node, values) -> taken.put(node, doubles(values)));
            whole.clear();
            return taken;
        }
    }
}
