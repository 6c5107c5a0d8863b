package dev.nudge.echarts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class PatchTest {
    private final OptionIds ids = new OptionIds(Options.curveAndPoints());

    @Test
    void pointsTravelAsInterleavedNumbersAndAGapAsNull() {
        Patch patch = Patch.of().series("curve", new float[] {1, 2, 3}, new float[] {10, Float.NaN, 30.5f});

        assertThat(patch.toJson(ids).toString())
                .isEqualTo("{\"series\":[{\"id\":\"curve\",\"points\":[1.0,10.0,2.0,null,3.0,30.5]}]}");
    }

    @Test
    void aThirdNumberPerPointTellsItsStride() {
        Patch patch = Patch.of().series("points", new float[] {1}, new float[] {2}, new float[] {0});

        assertThat(patch.toJson(ids).at("/series/0/stride").asInt()).isEqualTo(3);
        assertThat(patch.toJson(ids).at("/series/0/points").toString()).isEqualTo("[1.0,2.0,0.0]");
    }

    @Test
    void valuesAndCellsTravelAsTheyAre() {
        Patch patch = Patch.of().values("curve", 3, 4).cells("points", 2, 1, 2, 3, 4);

        assertThat(patch.toJson(ids).at("/series/0/values").toString()).isEqualTo("[3.0,4.0]");
        assertThat(patch.toJson(ids).at("/series/1/cells").toString()).isEqualTo("[1.0,2.0,3.0,4.0]");
        assertThat(patch.toJson(ids).at("/series/1/columns").asInt()).isEqualTo(2);
    }

    @Test
    void writtenIntoAnOptionItIsTheWholePicture() {
        ObjectNode option = Options.curveAndPoints();
        ObjectNode whole = Patch.of()
                .values("curve", 3, Float.NaN)
                .series("points", new float[] {7}, new float[] {8})
                .names("points", List.of("seven"))
                .axis("width", -1, 4)
                .writtenInto(option);

        assertThat(whole.at("/series/0/data").toString()).isEqualTo("[[0,3.0],[1,null]]");
        assertThat(whole.at("/series/2/data").toString()).isEqualTo("[[7.0,8.0]]");
        assertThat(whole.at("/series/2/names/0").asString()).isEqualTo("seven");
        assertThat(whole.at("/xAxis/max").asInt()).isEqualTo(4);
        assertThat(option).isEqualTo(Options.curveAndPoints());
    }

    @Test
    void numbersAreThoseOfTheMomentTheyWereGiven() {
        float[] xs = {1};
        float[] values = {5};
        Patch patch = Patch.of().series("curve", xs, new float[] {2}).values("points", values);
        xs[0] = 99;
        values[0] = 99;

        assertThat(patch.toJson(ids).toString()).doesNotContain("99");
    }

    @Test
    void textWithoutAPlaceIsHidden() {
        Patch patch = Patch.of().text("note", "loss", Double.NaN, 1);

        assertThat(patch.toJson(ids).at("/texts/0").toString())
                .isEqualTo("{\"id\":\"note\",\"text\":\"loss\",\"x\":null,\"y\":null}");
    }

    @Test
    void anAxisIsFoundByItsIdOnEitherSide() {
        Patch patch = Patch.of().axis("height", 0, 2);

        assertThat(patch.toJson(ids).at("/axes/0").toString())
                .isEqualTo("{\"axis\":\"yAxis\",\"id\":\"height\",\"min\":0.0,\"max\":2.0}");
    }

    @Test
    void ofTwoPatchesTheNewerOneIsRightWhereBothSpeak() {
        Patch first = Patch.of()
                .values("curve", 1)
                .text("note", "old", 0, 0)
                .axis("height", 0, 1)
                .ariaDescription("old")
                .over(Duration.ofMillis(150));
        first.take(Patch.of().values("points", 2).text("note", "new", 1, 1));

        assertThat(first.toJson(ids).toString())
                .isEqualTo(
                        "{\"series\":[{\"id\":\"curve\",\"values\":[1.0]},{\"id\":\"points\",\"values\":[2.0]}],"
                                + "\"texts\":[{\"id\":\"note\",\"text\":\"new\",\"x\":1.0,\"y\":1.0}],"
                                + "\"axes\":[{\"axis\":\"yAxis\",\"id\":\"height\",\"min\":0.0,\"max\":1.0}],\"sentence\":\"old\"}");
    }

    @Test
    void motionIsToldInMillisecondsAndLeftOutOfWhatIsShownAgain() {
        Patch patch = Patch.of().values("curve", 1).over(Duration.ofMillis(150));

        assertThat(patch.toJson(ids).path("animate").asInt()).isEqualTo(150);
        assertThat(patch.still().toJson(ids).has("animate")).isFalse();
    }

    @Test
    void columnsOfDifferentLengthAreRefusedWithBothLengths() {
        assertThatThrownBy(() -> Patch.of().series("curve", new float[3], new float[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "patch series \"curve\": xs has 3 numbers, ys has 2; they must be equally many, one of each per "
                                + "point. Use NaN where a point has no value.");
        assertThatThrownBy(() -> Patch.of().series("curve", new float[3], new float[3], new float[1]))
                .hasMessageContaining("xs has 3 numbers, values has 1");
    }

    @Test
    void cellsThatDoNotFillTheirRowsAreRefused() {
        assertThatThrownBy(() -> Patch.of().cells("points", 3, 1, 2, 3, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "patch cells \"points\": columns is 3, there are 4 numbers; the numbers must fill whole rows. "
                                + "Give rows times columns of them.");
        assertThatThrownBy(() -> Patch.of().cells("points", 0)).hasMessageContaining("columns is 0");
    }

    @Test
    void aRangeThatIsNoneIsRefused() {
        assertThatThrownBy(() -> Patch.of().axis("height", 2, 1))
                .hasMessage(
                        "patch axis \"height\": min is 2.0, max is 1.0; min must be less than max and both finite. Swap them?");
        assertThatThrownBy(() -> Patch.of().axis("height", Double.NaN, 1)).hasMessageContaining("min is NaN");
        assertThatThrownBy(() -> Patch.of().axis("height", 0, Double.POSITIVE_INFINITY))
                .hasMessageContaining("max is Infinity");
    }

    @Test
    void motionBackInTimeIsRefused() {
        assertThatThrownBy(() -> Patch.of().over(Duration.ofMillis(-1))).hasMessageContaining("PT-0.001S");
    }
}
