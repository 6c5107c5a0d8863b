package dev.nudge.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrameTest {

    @Test
    void aPictureIsAwayOnlyWhereItIsSaidToBe() {
        Frame frame = Frame.saying(Message.of("toy.words"))
                .away("means", true)
                .away("weights", false)
                .build();
        assertThat(frame.away()).containsExactly("means");
    }

    @Test
    void anotherChartLeavesEverythingElseAsItWas() {
        Frame frame = Frame.saying(Message.of("toy.words"))
                .readout("loss", 2)
                .idle("rate", true)
                .away("means", true)
                .chart(new Chart.Scatter("dots", new float[] {1}, new float[] {1}))
                .build();
        Chart other = new Chart.Scatter("dots", new float[] {2}, new float[] {2});
        Frame with = frame.with(other);
        assertThat(with.charts()).containsExactly(other);
        assertThat(with).usingRecursiveComparison().ignoringFields("charts").isEqualTo(frame);
    }
}
