package dev.nudge.keepsake;

import dev.nudge.lesson.Keepsake;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The format in which models are passed on: the length of a header as 8 bytes, the header in JSON, the numbers; all little-endian. Hugging Face, "Safetensors",
 * https://huggingface.co/docs/safetensors, 2022.
 */
public final class Safetensors {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Numbers begin at a multiple of this; the header is filled with spaces up to there. */
    private static final int ALIGNMENT = 8;

    /** What a file may take, and so what is read of one. */
    public static final int MOST_BYTES = 5_000_000;

    static final String METADATA = "__metadata__";
    static final String FLOAT32 = "F32";

    private Safetensors() {}

    /**
     * Reads tensors of float32 in their order.
     *
     * @throws TensorFileException with the reason, if it is not such a file, or a number in it is not finite
     */
    public static List<Keepsake.Named> read(byte[] file) {
        return SafetensorsReader.read(file, true);
    }

    /** Reads what {@link #write} wrote, whatever the numbers are: a training that diverged has some that are not finite. */
    public static List<Keepsake.Named> readBack(byte[] file) {
        return SafetensorsReader.read(file, false);
    }

    /** The file of these tensors; the same tensors always give the same bytes. */
    public static byte[] write(List<Keepsake.Named> tensors) {
        ObjectNode header = JSON.createObjectNode();
        header.putObject(METADATA).put("format", "pt");
        int end = 0;
        for (Keepsake.Named tensor : tensors) {
            int start = end;
            end += Float.BYTES * tensor.values().length;
            ObjectNode entry = header.putObject(tensor.name());
            entry.put("dtype", FLOAT32);
            tensor.shape().forEach(entry.putArray("shape")::add);
            entry.putArray("data_offsets").add(start).add(end);
        }
        byte[] json = JSON.writeValueAsBytes(header);
        int padded = (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        ByteBuffer file = ByteBuffer.allocate(Long.BYTES + padded + end).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(padded).put(json).put(" ".repeat(padded - json.length).getBytes(StandardCharsets.US_ASCII));
        for (Keepsake.Named tensor : tensors) {
            for (float value : tensor.values()) {
                file.putFloat(value);
            }
        }
        return file.array();
    }
}
