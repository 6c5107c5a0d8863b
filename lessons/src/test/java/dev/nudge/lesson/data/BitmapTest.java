package dev.nudge.lesson.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BitmapTest {

    @Test
    void aStrokeInksTheDotsWhoseMiddleTheNibPasses() {
        Bitmap drawn = Bitmap.blank(7).stroked(1.5, 3.5, 4.5, 3.5, 1);
        assertThat(drawn.lines())
                .containsExactly(".......", ".......", ".####..", "######.", ".####..", ".......", ".......");
        assertThat(drawn.ink()).isEqualTo(14);
        assertThat(drawn.box()).isEqualTo(new Bitmap.Box(2, 0, 3, 6));
        assertThat(drawn.eroded().lines().get(3)).isEqualTo(".####..");
        assertThat(drawn.eroded().ink()).isEqualTo(4);
        assertThat(drawn.dilated().box()).isEqualTo(new Bitmap.Box(1, 0, 5, 7));
    }

    @Test
    void packedAndReadItIsTheSame() {
        for (int side : new int[] {1, 5, 8, 32}) {
            Bitmap drawn = Bitmap.blank(side).stroked(0, 0, side, side / 2.0, 1.2);
            assertThat(Bitmap.ofPacked(side, drawn.packed())).isEqualTo(drawn).hasSameHashCodeAs(drawn);
        }
        assertThatThrownBy(() -> Bitmap.ofPacked(8, new byte[9])).hasMessageContaining("8 bytes, 9 were given");
        assertThatThrownBy(() -> Bitmap.blank(33)).hasMessageContaining("1 to 32");
    }

    @Test
    void anEightHasTwoHolesAZeroOneAndAnOpenCurveNone() {
        Bitmap zero = ring(Bitmap.blank(32), 10);
        assertThat(zero.holes()).isEqualTo(1);
        assertThat(ring(zero, 22).holes()).isEqualTo(2);
        assertThat(Bitmap.blank(32).stroked(2, 2, 30, 30, 2).holes()).isZero();
        assertThat(Bitmap.blank(32).holes()).isZero();
        assertThat(Bitmap.where(32, (row, column) -> true).holes()).isZero();
    }

    private static Bitmap ring(Bitmap on, double middle) {
        return Bitmap.where(32, (row, column) -> {
            double away = Math.hypot(row + 0.5 - middle, column + 0.5 - 16);
            return on.isInk(row, column) || away > 4 && away < 7;
        });
    }
}
