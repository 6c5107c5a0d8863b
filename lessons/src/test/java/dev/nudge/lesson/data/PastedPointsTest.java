package dev.nudge.lesson.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.nudge.lesson.data.PastedPoints.BadRow;
import dev.nudge.lesson.data.PastedPoints.Reason;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastedPointsTest {

    private static final int MOST = 200;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5,2.25",
                "1.5, 2.25",
                "1.5 , 2.25",
                "1.5 ,2.25",
                "1.5;2.25",
                "1.5; 2.25",
                "1.5\t2.25",
                "1.5 2.25",
                "1.5    2.25",
                "1,5;2,25",
                "1,5 ; 2,25",
                "1,5\t2,25",
                "1,5 2,25",
                "1,5, 2,25",
                "1,5;2.25",
                "\"1,5\",\"2,25\"",
                "\"1,5\";\"2,25\"",
                "\"1.5\",\"2.25\"",
                "\"1,5\"\t\"2,25\"",
                "  1.5,2.25  ",
                "1.5,2.25,",
                "1.5;2.25;;",
                "1.5\t2.25\t",
                "\u00A01,5\u00A0;\u202F2,25\u00A0",
                "\uFEFF1.5,2.25",
                "+1.5,+2.25",
                "15e-1,0.225E1",
                ",15e1 2.25"
            })
    void readsARowHoweverItsColumnsAreParted(String row) {
        PastedPoints read = PastedPoints.parse(row, MOST);
        assertThat(read.badRows()).isEmpty();
        assertThat(read.heading()).isFalse();
        assertThat(read.points()).isEqualTo(Points.of(new float[] {1.5f}, new float[] {2.25f}));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,2", "1, 2", "1 ,2", "1 , 2", "1;2", "1 2", "1\t2", "1.;2.", "1,2,", "1 2,"})
    void readsWholeNumbers(String row) {
        assertThat(PastedPoints.parse(row, MOST).points()).isEqualTo(Points.of(new float[] {1}, new float[] {2}));
    }

    @Test
    void readsMinusAndTheTypographicMinus() {
        assertThat(PastedPoints.parse("-1;\u22122,5", MOST).points())
                .isEqualTo(Points.of(new float[] {-1}, new float[] {-2.5f}));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x,y",
                "x1;x2",
                "time in s\theight in m",
                "\uFEFF\"x\",\"y\"",
                "Zeit (s);Höhe (m)",
                "x",
                "a, b, c"
            })
    void aFirstLineOfNamesIsAHeading(String heading) {
        PastedPoints read = PastedPoints.parse("\n" + heading + "\r\n1;2\r\n", MOST);
        assertThat(read.heading()).isTrue();
        assertThat(read.badRows()).isEmpty();
        assertThat(read.points().count()).isEqualTo(1);
    }

    @Test
    void namesFurtherDownAreBadRows() {
        assertThat(PastedPoints.parse("1;2\nx;y\n", MOST).badRows())
                .containsExactly(new BadRow(2, "x;y", Reason.NOT_A_NUMBER, "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1..5; 2..5", "1.2.3", "12h;13h", "-4x 5y", ".5.5 3.3.3"})
    void aFirstLineThatBeginsLikeNumbersIsNotTakenForAHeading(String row) {
        PastedPoints read = PastedPoints.parse(row + "\n1;2", MOST);
        assertThat(read.heading()).isFalse();
        assertThat(read.badRows()).extracting(BadRow::line).containsExactly(1);
        assertThat(read.points().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void linesMayEndAsOnAnySystem(String end) {
        PastedPoints read = PastedPoints.parse(String.join(end, "1;2", "", "3;oops", "  ", ";;", "5;6", ""), MOST);
        assertThat(read.points()).isEqualTo(Points.of(new float[] {1, 5}, new float[] {2, 6}));
        assertThat(read.badRows()).containsExactly(new BadRow(3, "3;oops", Reason.NOT_A_NUMBER, "oops"));
    }

    @Test
    void namesEachBadRowByItsLineAndReason() {
        PastedPoints read = PastedPoints.parse("""
                x;y
                1;2
                3
                4;
                ;5
                1;2;3
                7;eight
                1e7;1
                1;-2e6
                1 234,5;6
                1e999;0
                9;10
                1;;2
                """, MOST);
        assertThat(read.points()).isEqualTo(Points.of(new float[] {1, 9}, new float[] {2, 10}));
        assertThat(read.badRows())
                .containsExactly(
                        new BadRow(3, "3", Reason.ONE_NUMBER, "3"),
                        new BadRow(4, "4;", Reason.ONE_NUMBER, "4;"),
                        new BadRow(5, ";5", Reason.ONE_NUMBER, ";5"),
                        new BadRow(6, "1;2;3", Reason.MANY_NUMBERS, "1;2;3"),
                        new BadRow(7, "7;eight", Reason.NOT_A_NUMBER, "eight"),
                        new BadRow(8, "1e7;1", Reason.TOO_LARGE, "1e7"),
                        new BadRow(9, "1;-2e6", Reason.TOO_LARGE, "-2e6"),
                        new BadRow(10, "1 234,5;6", Reason.NOT_A_NUMBER, "1 234,5"),
                        new BadRow(11, "1e999;0", Reason.TOO_LARGE, "1e999"),
                        new BadRow(13, "1;;2", Reason.NOT_A_NUMBER, "1;;2"));
    }

    @Test
    void fourNumbersPartedAndPointedByCommasAreNotGuessedAt() {
        assertThat(PastedPoints.parse("1,5,2,25", MOST).badRows())
                .extracting(BadRow::reason)
                .containsExactly(Reason.MANY_NUMBERS);
    }

    @Test
    void theLargestCoordinateIsAMillion() {
        assertThat(PastedPoints.parse("1000000;-1e6", MOST).points().count()).isEqualTo(1);
        assertThat(PastedPoints.parse("1000001;0", MOST).points().count()).isZero();
    }

    @Test
    void rowsBeyondTheMostAreReportedAndTheFirstKept() {
        PastedPoints read = PastedPoints.parse("1;1\n2;2\nbad\n3;3\n4;4", 2);
        assertThat(read.points()).isEqualTo(Points.of(new float[] {1, 2}, new float[] {1, 2}));
        assertThat(read.badRows())
                .extracting(BadRow::line, BadRow::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3, Reason.NOT_A_NUMBER),
                        org.assertj.core.groups.Tuple.tuple(4, Reason.TOO_MANY_ROWS),
                        org.assertj.core.groups.Tuple.tuple(5, Reason.TOO_MANY_ROWS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "   ", "x;y", ";;;", "\uFEFF"})
    void nothingIsNoPoints(String text) {
        PastedPoints read = PastedPoints.parse(text, MOST);
        assertThat(read.points().count()).isZero();
        assertThat(read.badRows()).isEmpty();
    }

    @Test
    void whatIsWrittenReadsBackBitForBitHoweverItIsParted() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            int count = 1 + random.nextInt(MOST);
            float[] xs = new float[count];
            float[] ys = new float[count];
            for (int i = 0; i < count; i++) {
                xs[i] = anyFloat(random);
                ys[i] = anyFloat(random);
            }
            Points points = Points.of(xs, ys);
            for (String separator : new String[] {"; ", ";", "\t", " ", ",", ", "}) {
                StringBuilder text = new StringBuilder();
                for (int i = 0; i < count; i++) {
                    text.append(xs[i]).append(separator).append(ys[i]).append('\n');
                }
                PastedPoints read = PastedPoints.parse(text.toString(), MOST);
                assertThat(read.badRows()).isEmpty();
                assertThat(read.points()).isEqualTo(points);
                if (!separator.startsWith(",")) {
                    assertThat(PastedPoints.parse(text.toString().replace('.', ','), MOST)
                                    .points())
                            .isEqualTo(points);
                }
            }
        }
    }

    @Test
    void noTextMakesItFail() {
        Random random = new Random(4);
        String letters = "0123456789.,;\t \"\n\r-+eExy\u2212\u00A0\uFEFFé∞";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(30); i > 0; i--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            PastedPoints read = PastedPoints.parse(text.toString(), 3);
            assertThat(read.points().count()).isLessThanOrEqualTo(3);
            int lines = text.toString().split("\\R", -1).length;
            assertThat(read.badRows()).allMatch(row -> row.line() >= 1 && row.line() <= lines);
        }
    }

    @Test
    void pointsAreFiniteAndPaired() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Points.of(new float[2], new float[3]))
                .withMessageContaining("xs has 2 values, ys has 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Points.of(new float[] {1, Float.NaN}, new float[2]))
                .withMessageContaining("point 2");
    }

    private static float anyFloat(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(2001) - 1000;
            case 1 -> (random.nextInt(2001) - 1000) / 10f;
            case 2 -> (float) Math.pow(10, 16 * random.nextDouble() - 10);
            default -> (2 * random.nextFloat() - 1) * 1e6f;
        };
    }
}
