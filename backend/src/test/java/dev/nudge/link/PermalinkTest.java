package dev.nudge.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import dev.nudge.lesson.Trail;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.data.Points;
import dev.nudge.link.Permalink.Ignored;
import dev.nudge.link.Permalink.Reason;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PermalinkTest {

    private final Trail start = Links.EXPERIMENT.start();

    @Test
    void aLinkReadsLikeASentence() {
        Trail trail = start.plusChange("a", new Value.Number(1.6f))
                .plusSteps(45)
                .plusChange("rate", new Value.Number(0.02f))
                .plusSteps(10);
        assertThat(Permalink.query(Links.EXPERIMENT, trail))
                .isEqualTo("v=1&a=1.6&b=1.1&c=1.1&loss=mae&rate=0.05&then=45,rate:0.02,10");
    }

    @Test
    void ownPointsAreInTheLinkAndTheLessonsAreNot() {
        assertThat(Permalink.query(Links.EXPERIMENT, start)).doesNotContain("points");
        Points own = Points.of(new float[] {1, 2}, new float[] {3, -4.5f});
        Trail trail = start.plusChange("points", new Value.PointSet(own));
        assertThat(Links.read(Permalink.query(Links.EXPERIMENT, trail)).trail()).isEqualTo(trail);
    }

    @Test
    void theRoomIsTheOpeningsWhereverALinkNamesIt() {
        Trail walked = ROOMS.start().plusSteps(4);
        Trail there = Trail.from(ROOMS.start().opening().with("room", new Value.Pick("loss")))
                .plusSteps(4);
        assertThat(Permalink.query(ROOMS, there)).isEqualTo("v=1&room=loss&then=4");
        assertThat(Permalink.over(ROOMS, walked, "room=loss").trail()).isEqualTo(there);
        assertThat(Permalink.read(ROOMS, Map.of("then", "1,room:loss,3"), Set.of())
                        .trail())
                .isEqualTo(there);
        assertThat(Permalink.over(ROOMS, walked, "room=cellar"))
                .isEqualTo(new Permalink.Read(
                        walked, true, List.of(new Ignored(Reason.NO_SUCH_OPTION, "room", "cellar", "data"))));
    }

    private static final Experiment ROOMS =
            new Bare("rooms", List.of(new Control.Rooms("room", List.of("data", "loss"), "data")));

    private static final Experiment ANY_TEXT =
            new Bare("texts", List.of(new Control.Line("own", "", 100, text -> {}, Control.Effect.LIVE)));

    /** Nothing but controls around a walk. */
    private record Bare(String id, List<Control> controls) implements Experiment {
        @Override
        public int version() {
            return 1;
        }

        @Override
        public List<Picture> pictures() {
            return List.of();
        }

        @Override
        public int mostSteps() {
            return 10;
        }

        @Override
        public Simulation simulate(Settings settings, Compute compute) {
            throw new UnsupportedOperationException("a link computes nothing");
        }
    }

    @Test
    void everyTrailComesBackExactly() {
        Random random = new Random(2026);
        for (int round = 0; round < 2_000; round++) {
            Trail trail = anyTrail(random);
            String query = Permalink.query(Links.EXPERIMENT, trail);
            assertThat(query).matches("[A-Za-z0-9_=&:,.\\-]+");
            Permalink.Read read = Links.read(query);
            assertThat(read.ignored()).as(query).isEmpty();
            assertThat(read.trail()).as(query).isEqualTo(trail);
            assertThat(read.settings()).isTrue();
        }
    }

    @Test
    void commasOfATextAreKeptApartFromThoseBetweenActs() {
        Trail trail = ANY_TEXT.start().plusSteps(1);
        for (String text : List.of("x[1:, ::3]", "x[:, 1]", "where(x > 5, x, 0)", "x,", ",", ",,x")) {
            trail = trail.plusChange("own", new Value.Text(text)).plusSteps(1);
        }
        Map<String, String> parameters = Permalink.parameters(ANY_TEXT, trail);
        assertThat(parameters.get("then")).startsWith("1,own:x[1:,, ::3],1,own:x[:,, 1],1,");
        Permalink.Read read = Permalink.read(ANY_TEXT, parameters, Set.of());
        assertThat(read.ignored()).isEmpty();
        assertThat(read.trail()).isEqualTo(trail);
        assertThat(Permalink.over(ANY_TEXT, trail, "own=x[0, 1]").trail())
                .isEqualTo(trail.plusChange("own", new Value.Text("x[0, 1]")));
    }

    @Test
    void twoHundredPointsOfFourDigitsFitIntoEightKilobytes() {
        Random random = new Random(1);
        float[] xs = new float[200];
        float[] ys = new float[200];
        for (int i = 0; i < 200; i++) {
            xs[i] = random.nextInt(-9999, 10_000) / 1000f;
            ys[i] = random.nextInt(-9999, 10_000) / 100f;
        }
        Trail trail = start.plusChange("points", new Value.PointSet(Points.of(xs, ys)));
        assertThat(Permalink.query(Links.EXPERIMENT, trail)).hasSizeLessThan(6_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "utm_source=mail&utm_campaign=x&fbclid=IwAR0&gclid=1&msclkid=2&mc_cid=3&_gl=4",
                "show=a&view=stage"
            })
    void aVisitorWithoutSettingsIsAtTheStartAndHearsNothing(String query) {
        assertThat(Links.read(query)).isEqualTo(new Permalink.Read(start, false, List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=2", "then=4", "v=1", "a=oops"})
    void aLinkThatNamesASettingIsNoFirstVisit(String query) {
        assertThat(Links.read(query).settings()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a=abc               | NOT_A_NUMBER   | a     | abc     | 1.1",
                "a=                  | NOT_A_NUMBER   | a     | ''      | 1.1",
                "b=NaN               | NOT_A_NUMBER   | b     | NaN     | 1.1",
                "c=1,3               | NOT_A_NUMBER   | c     | 1,3     | 1.1",
                "c=0x1p3             | NOT_A_NUMBER   | c     | 0x1p3   | 1.1",
                "a=1e999             | OUT_OF_RANGE   | a     | 1e999   | 1000",
                "a=-1000.1           | OUT_OF_RANGE   | a     | -1000.1 | -1000",
                "rate=0              | OUT_OF_RANGE   | rate  | 0       | 0.000001",
                "loss=hinge          | NO_SUCH_OPTION | loss  | hinge   | mae",
                "loss=MAE            | NO_SUCH_OPTION | loss  | MAE     | mae",
                "points=%21%21       | BROKEN         | points| !!      | ''",
                "then=oops           | BROKEN         | then  | oops    | ''",
                "then=0              | BROKEN         | then  | 0       | ''",
                "then=-3             | BROKEN         | then  | -3      | ''",
                "then=a:3            | BROKEN         | then  | a:3     | ''",
                "then=rate:fast      | NOT_A_NUMBER   | rate  | fast    | 0.05",
                "then=5,rate:500     | OUT_OF_RANGE   | rate  | 500     | 100",
                "then=10001          | OUT_OF_RANGE   | then  | 10001   | 10000",
                "then=99999999999999 | OUT_OF_RANGE   | then  | 99999999999999 | 10000",
                "then=9999,rate:1,2  | OUT_OF_RANGE   | then  | 2       | 1",
                "v=2                 | OTHER_VERSION  | v     | 2       | 1",
                "colour=red          | UNKNOWN        | colour| red     | ''"
            })
    void whatIsDamagedIsNamedAndReplaced(String query, Reason reason, String parameter, String text, String instead) {
        Permalink.Read read = Links.read(query);
        assertThat(read.ignored()).containsExactly(new Ignored(reason, parameter, text, instead));
        for (var control : Links.EXPERIMENT.controls()) {
            control.require(read.trail().settings().get(control.id()));
        }
    }

    @Test
    void whatIsGoodInADamagedLinkHolds() {
        Permalink.Read read = Links.read("a=2.5&b=oops&loss=mse&then=3,x,4");
        assertThat(read.trail())
                .isEqualTo(start.plusChange("a", new Value.Number(2.5f))
                        .plusChange("loss", new Value.Pick("mse"))
                        .plusSteps(7));
        assertThat(read.ignored()).extracting(Ignored::reason).containsExactly(Reason.NOT_A_NUMBER, Reason.BROKEN);
    }

    @Test
    void longTextIsQuotedInPart() {
        assertThat(Links.read("a=" + "x".repeat(500)).ignored())
                .containsExactly(new Ignored(Reason.NOT_A_NUMBER, "a", "x".repeat(40) + "…", "1.1"));
        String letter = "%F0%9F%98%80";
        assertThat(Links.read("a=" + letter.repeat(50)).ignored().getFirst().text())
                .isEqualTo("\uD83D\uDE00".repeat(40) + "…");
    }

    @Test
    void aWalkOfMoreEntriesThanATrailHoldsIsCut() {
        Permalink.Read read = Links.read("then=" + "rate:1,1,".repeat(Trail.MOST_ENTRIES / 2 + 1));
        assertThat(read.ignored()).extracting(Ignored::reason).containsExactly(Reason.TOO_MANY);
        assertThat(read.trail().steps()).isEqualTo(Trail.MOST_ENTRIES / 2);
    }

    @Test
    void aTextOfAnyLengthIsRead() {
        assertThat(Links.read("points=" + ":1_2".repeat(50_000)).ignored())
                .extracting(Ignored::reason)
                .containsExactly(Reason.BROKEN);
    }

    @Test
    void aBombIsNotUnpacked() {
        Permalink.Read read = Links.read("points=" + packed("1;2\n".repeat(10_000_000)));
        assertThat(read.ignored()).extracting(Ignored::reason).containsExactly(Reason.BROKEN);
        assertThat(read.trail()).isEqualTo(start);
    }

    @Test
    void pointsMayUnpackTo64KilobytesAndNoMore() {
        Trail one = start.plusChange("points", new Value.PointSet(Points.of(new float[] {1}, new float[] {2})));
        assertThat(Links.read("points=" + packed("1;2" + "\n".repeat(64 * 1024 - 4)))
                        .trail())
                .isEqualTo(one);
        assertThat(Links.read("points=" + packed("1;2" + "\n".repeat(64 * 1024)))
                        .ignored())
                .extracting(Ignored::reason)
                .containsExactly(Reason.BROKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x;y\n1;2", "1;2\n3", "", "1;2\n3;1e7", "1;NaN"})
    void pointsThatAreNotAllPointsAreLeftOut(String lines) {
        assertThat(Links.read("points=" + packed(lines)).ignored())
                .extracting(Ignored::reason)
                .containsExactly(Reason.BROKEN);
    }

    @Test
    void morePointsThanThereIsRoomForAreLeftOut() {
        assertThat(Links.read("points=" + packed("1;2\n".repeat(200))).ignored())
                .isEmpty();
        assertThat(Links.read("points=" + packed("1;2\n".repeat(201))).ignored())
                .extracting(Ignored::reason)
                .containsExactly(Reason.BROKEN);
    }

    @Test
    void noLinkMakesReadingFail() {
        Random random = new Random(99);
        List<String> names = List.of("v", "a", "b", "c", "loss", "rate", "points", "then", "show", "x", "");
        for (int round = 0; round < 5_000; round++) {
            Map<String, String> parameters = new LinkedHashMap<>();
            Permalink.parameters(Links.EXPERIMENT, anyTrail(random))
                    .forEach((name, value) ->
                            parameters.put(name, random.nextInt(3) == 0 ? damaged(value, random) : value));
            for (int i = random.nextInt(3); i > 0; i--) {
                parameters.put(names.get(random.nextInt(names.size())), anyText(random));
            }
            Permalink.Read read = Permalink.read(Links.EXPERIMENT, parameters, Set.of());
            for (var control : Links.EXPERIMENT.controls()) {
                control.require(read.trail().settings().get(control.id()));
            }
            assertThat(read.trail().steps()).isBetween(0, Links.EXPERIMENT.mostSteps());
            assertThat(Links.read(Permalink.query(Links.EXPERIMENT, read.trail())))
                    .isEqualTo(new Permalink.Read(read.trail(), true, List.of()));
        }
    }

    private static String packed(String lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out =
                new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_COMPRESSION, true))) {
            out.write(lines.getBytes(StandardCharsets.US_ASCII));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    private static Trail anyTrail(Random random) {
        Trail trail = Links.EXPERIMENT.start();
        for (String parameter : List.of("a", "b", "c")) {
            trail = trail.plusChange(parameter, new Value.Number(anyNumber(random, -1000, 1000)));
        }
        trail = trail.plusChange(
                        "loss", new Value.Pick(List.of("mae", "mse", "rmse").get(random.nextInt(3))))
                .plusChange("rate", new Value.Number(anyNumber(random, 1e-6f, 100)));
        if (random.nextInt(3) == 0) {
            int count = 1 + random.nextInt(200);
            float[] xs = new float[count];
            float[] ys = new float[count];
            for (int i = 0; i < count; i++) {
                xs[i] = anyNumber(random, -1e6f, 1e6f);
                ys[i] = anyNumber(random, -1e6f, 1e6f);
            }
            trail = trail.plusChange("points", new Value.PointSet(Points.of(xs, ys)));
        }
        for (int i = random.nextInt(12); i > 0; i--) {
            trail = random.nextBoolean()
                    ? trail.plusSteps(1 + random.nextInt(500))
                    : trail.plusChange("rate", new Value.Number(anyNumber(random, 1e-6f, 100)));
        }
        return trail;
    }

    private static float anyNumber(Random random, float lowest, float highest) {
        float number = switch (random.nextInt(4)) {
            case 0 -> random.nextInt(-1000, 1001) / 10f;
            case 1 -> (float) random.nextGaussian();
            case 2 -> -0.0f;
            default -> lowest + (highest - lowest) * random.nextFloat();
        };
        return Math.clamp(number, lowest, highest);
    }

    private static String damaged(String text, Random random) {
        StringBuilder damaged = new StringBuilder(text);
        for (int i = 1 + random.nextInt(3); i > 0 && !damaged.isEmpty(); i--) {
            int at = random.nextInt(damaged.length());
            switch (random.nextInt(3)) {
                case 0 -> damaged.deleteCharAt(at);
                case 1 -> damaged.setCharAt(at, (char) random.nextInt(0x180));
                default -> damaged.setLength(at);
            }
        }
        return damaged.toString();
    }

    private static String anyText(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            text.append((char) (random.nextInt(4) == 0 ? random.nextInt(0x10000) : 32 + random.nextInt(95)));
        }
        return text.toString();
    }
}
