package dev.nudge.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.lesson.Control;
import dev.nudge.lesson.Control.Effect;
import dev.nudge.lesson.Control.Example;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Trail;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.data.Bitmap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InkTextTest {

    private static final Bitmap STROKE =
            Bitmap.blank(32).stroked(9, 6, 23, 6, 2).stroked(23, 6, 14, 27, 2);

    private static final Control.Ink INK =
            new Control.Ink("ink", 32, 2, List.of(new Example("stroke", STROKE)), Effect.LIVE);

    @Test
    void aDrawingComesBackAndTakesLittleRoom() {
        String text = InkText.write(STROKE);
        assertThat(InkText.read(text, INK)).contains(STROKE);
        assertThat(text).matches("[-_A-Za-z0-9]+").hasSizeLessThan(140);
        Bitmap blank = Bitmap.blank(32);
        assertThat(InkText.read(InkText.write(blank), INK)).contains(blank);
        Bitmap noise = Bitmap.where(32, (row, column) -> Math.sin(row * 12.9898 + column * 78.233) * 43758.5 % 1 > 0);
        assertThat(InkText.read(InkText.write(noise), INK)).contains(noise);
    }

    @Test
    void anExampleMayBeNamed() {
        assertThat(InkText.read("stroke", INK)).contains(STROKE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no example", "AAAA", "!!", "Y2AYBYMN"})
    void whatIsDamagedIsRefused(String text) {
        assertThat(InkText.read(text, INK)).isEmpty();
    }

    @Test
    void anotherNumberOfDotsIsRefused() {
        assertThat(InkText.read(Deflated.write(new byte[127]), INK)).isEmpty();
        assertThat(InkText.read(Deflated.write(new byte[129]), INK)).isEmpty();
        assertThat(InkText.read(Deflated.write(new byte[100_000]), INK)).isEmpty();
    }

    @Test
    void aWalkThatTeachesADrawingComesBackFromItsLink() {
        Experiment draw = Course.experiment("draw");
        Trail trail = Trail.from(draw.start().opening().with("ink", new Value.Ink(STROKE)))
                .plusSteps(1)
                .plusChange("three", new Value.Ink(STROKE))
                .plusSteps(20)
                .plusChange("three", new Value.Ink(Bitmap.blank(32)))
                .plusSteps(3);
        Permalink.Read read = Permalink.read(draw, Permalink.parameters(draw, trail), Set.of());
        assertThat(read.trail()).isEqualTo(trail);
        assertThat(read.ignored()).isEmpty();
        Permalink.Read bad = Permalink.read(draw, Map.of("ink", "eleven"), Set.of());
        assertThat(bad.trail()).isEqualTo(draw.start());
        assertThat(bad.ignored()).extracting(Permalink.Ignored::reason).containsExactly(Permalink.Reason.BROKEN);
    }
}
