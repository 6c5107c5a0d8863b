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
final class Safetensors {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Numbers begin at a multiple of this; the header is filled with spaces up to there. */
    private static final int ALIGNMENT = 8;

    private Safetensors() {}

    static byte[] write(List<Keepsake.Named> tensors) {
        ObjectNode header = JSON.createObjectNode();
        header.putObject("__metadata__").put("format", "pt");
        int end = 0;
        for (Keepsake.Named tensor : tensors) {
            int start = end;
            end += Float.BYTES * tensor.values().length;
            ObjectNode entry = header.putObject(tensor.name());
            entry.put("dtype", "F32");
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
