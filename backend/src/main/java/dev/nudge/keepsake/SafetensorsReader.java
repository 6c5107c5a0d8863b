package dev.nudge.keepsake;

import dev.nudge.keepsake.TensorFileException.Problem;
import dev.nudge.lesson.Keepsake;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a file that anybody may have written: everything in it is checked before it is used. */
final class SafetensorsReader {

    private static final int MOST_TENSORS = 64;
    private static final int MOST_HEADER = 1 << 20;
    private static final int SHOWN = 60;

    private final ByteBuffer file;
    private final int start;

    private final boolean finite;
    /** Bytes that the tensors so far take. */
    private long taken;

    private SafetensorsReader(ByteBuffer file, int start, boolean finite) {
        this.file = file;
        this.start = start;
        this.finite = finite;
    }

    /** @param finite whether all numbers must be */
    static List<Keepsake.Named> read(byte[] bytes, boolean finite) {
        if (bytes.length > Safetensors.MOST_BYTES) {
            throw new TensorFileException(Problem.TOO_LARGE, Safetensors.MOST_BYTES / 1_000_000);
        }
        if (bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K') {
            throw new TensorFileException(Problem.TORCH_SAVE);
        }
        if (bytes.length < Long.BYTES) {
            throw notOne(bytes.length + " bytes");
        }
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long length = file.getLong();
        if (length < 2 || length > MOST_HEADER || length > file.remaining()) {
            throw notOne("a header of " + Long.toUnsignedString(length) + " bytes");
        }
        int start = Long.BYTES + (int) length;
        return new SafetensorsReader(file, start, finite).all(header(bytes, (int) length));
    }

    private static JsonNode header(byte[] bytes, int length) {
        try {
            JsonNode header =
                    JsonMapper.shared().readTree(new String(bytes, Long.BYTES, length, StandardCharsets.UTF_8));
            if (header.isObject()) {
                return header;
            }
        } catch (JacksonException malformed) {
            // Said below, in the reader's language.
        }
        throw notOne("a header that is no JSON object");
    }

    private List<Keepsake.Named> all(JsonNode header) {
        List<Keepsake.Named> tensors = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : header.properties()) {
            if (!entry.getKey().equals(Safetensors.METADATA)) {
                if (tensors.size() == MOST_TENSORS) {
                    throw new TensorFileException(Problem.TOO_MANY, MOST_TENSORS);
                }
                tensors.add(tensor(entry.getKey(), entry.getValue()));
            }
        }
        if (tensors.isEmpty()) {
            throw notOne("no tensor");
        }
        return List.copyOf(tensors);
    }

    private Keepsake.Named tensor(String name, JsonNode entry) {
        String shown = shown(name);
        String dtype = entry.path("dtype").asString("");
        if (!dtype.equals(Safetensors.FLOAT32)) {
            throw new TensorFileException(Problem.DTYPE, shown, shown(dtype));
        }
        JsonNode shape = entry.path("shape");
        JsonNode offsets = entry.path("data_offsets");
        List<Integer> sizes = new ArrayList<>();
        long count = 1;
        for (JsonNode size : shape) {
            if (!size.isInt() || size.intValue() < 0) {
                throw misplaced(shown, shape);
            }
            sizes.add(size.intValue());
            count = Math.min(count * size.intValue(), Integer.MAX_VALUE);
        }
        long from = offsets.path(0).asLong(-1);
        long to = offsets.path(1).asLong(-1);
        long most = file.capacity() - start;
        if (!shape.isArray() || from < 0 || from > to || to > most || to - from != Float.BYTES * count) {
            throw misplaced(shown, shape);
        }
        taken += to - from;
        if (taken > most) {
            // Tensors that share bytes would take more than the file.
            throw misplaced(shown, shape);
        }
        float[] values = new float[(int) count];
        for (int i = 0; i < values.length; i++) {
            values[i] = file.getFloat(start + (int) from + Float.BYTES * i);
            if (finite && !Float.isFinite(values[i])) {
                throw new TensorFileException(Problem.NOT_FINITE, shown, i);
            }
        }
        return new Keepsake.Named(name, sizes, values);
    }

    private static TensorFileException misplaced(String name, JsonNode shape) {
        return new TensorFileException(Problem.PLACE, name, shown(shape.toString()));
    }

    private static TensorFileException notOne(String found) {
        return new TensorFileException(Problem.NOT_SAFETENSORS, found);
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
