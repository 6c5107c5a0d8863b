package dev.nudge.keepsake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.lesson.Keepsake;
import dev.nudge.lesson.Keepsake.Cell;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class KeepsakeFileTest {

    @Test
    void tensorsAreReadAsTheFormatSays() {
        Keepsake weights = new Keepsake.Tensors(
                "weights",
                List.of(
                        new Keepsake.Named("0.weight", List.of(2, 3), new float[] {1, 2, 3, 4, 5, -6.5f}),
                        new Keepsake.Named("0.bias", List.of(2), new float[] {0.25f, Float.NaN})));
        KeepsakeFile file = KeepsakeFile.of("seven", weights);
        assertThat(file.name()).isEqualTo("nudge-seven-weights.safetensors");

        ByteBuffer bytes = ByteBuffer.wrap(file.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        int length = (int) bytes.getLong();
        assertThat(length % 8).isZero();
        byte[] header = new byte[length];
        bytes.get(header);
        JsonNode json = JsonMapper.shared().readTree(new String(header, StandardCharsets.UTF_8));
        assertThat(json.path("0.weight").path("dtype").asString()).isEqualTo("F32");
        assertThat(json.path("0.weight").path("shape").toString()).isEqualTo("[2,3]");
        assertThat(json.path("0.weight").path("data_offsets").toString()).isEqualTo("[0,24]");
        assertThat(json.path("0.bias").path("data_offsets").toString()).isEqualTo("[24,32]");
        float[] values = new float[8];
        bytes.asFloatBuffer().get(values);
        assertThat(values).containsExactly(1, 2, 3, 4, 5, -6.5f, 0.25f, Float.NaN);
        assertThat(bytes.remaining()).isEqualTo(32);
    }

    @Test
    void aNotebookKeepsItsCellsToTheCharacter() {
        String code = "x = \"«ä»\\n\"\nprint(x)";
        KeepsakeFile file = KeepsakeFile.of(
                "seven",
                new Keepsake.Notebook(
                        "notebook", List.of(new Cell(Cell.Kind.PROSE, "# Title"), new Cell(Cell.Kind.CODE, code))));
        JsonNode json = JsonMapper.shared().readTree(file.bytes());
        assertThat(json.path("nbformat").asInt()).isEqualTo(4);
        JsonNode cells = json.path("cells");
        assertThat(cells).hasSize(2);
        assertThat(cells.get(0).path("cell_type").asString()).isEqualTo("markdown");
        JsonNode second = cells.get(1);
        assertThat(second.path("cell_type").asString()).isEqualTo("code");
        StringBuilder source = new StringBuilder();
        second.path("source").forEach(line -> source.append(line.asString()));
        assertThat(source).hasToString(code);
        assertThat(second.path("outputs").isEmpty()).isTrue();
        assertThat(cells.get(0).path("id").asString())
                .isNotEqualTo(second.path("id").asString());
    }
}
