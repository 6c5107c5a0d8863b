package dev.nudge.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.nudge.lesson.Control;
import dev.nudge.lesson.Course;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonValuesTest {

    private static final Control MATRIX = Course.experiment("rowcolumn").controls().stream()
            .filter(control -> control instanceof Control.EditableMatrix)
            .findFirst()
            .orElseThrow();

    private static JsonValues.Unfit refused(String json) {
        JsonNode node = JsonMapper.shared().readTree(json);
        return catchThrowableOfType(JsonValues.Unfit.class, () -> JsonValues.read(MATRIX, node));
    }

    @Test
    void onePointIsOne() {
        Control outlier = Course.experiment("losslab").control("outlier");
        assertThat(JsonSchemas.rule(outlier)).isEqualTo("it must be 1 point [x, y]");
    }

    /** A short text must not make a large array: one long row and many rows would be as many cells as both multiplied. */
    @Test
    void aMatrixThatIsTooLargeIsRefusedBeforeThereIsRoomForIt() {
        String row = "[" + "0,".repeat(40_000) + "0]";
        assertThat(refused("[" + row + ",0".repeat(40_000) + "]")).isNotNull();
        assertThat(refused("[[1,2],[3]]")).isNotNull();
    }
}
