package dev.nudge.lesson.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.device.Devices;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.JavaListing;
import dev.nudge.lesson.Stage;
import dev.nudge.lesson.Stage.Stroke;
import dev.nudge.lesson.Trail;
import dev.nudge.lesson.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WhichModelTest {

    private final WhichModel experiment = new WhichModel();
    private final Compute compute = Compute.on(Devices.get("cpu"), Budget.unlimited());
    private final Stage stage = experiment.open(experiment.start(), compute);

    @AfterEach
    void close() {
        stage.close();
        compute.close();
    }

    @Test
    void knowsAllModelsOfTheTable() {
        List<ImageModel> models = ImageModel.all();
        assertThat(models).hasSize(48);
        assertThat(models).extracting(ImageModel::name).doesNotHaveDuplicates();
        assertThat(models.getFirst())
                .isEqualTo(new ImageModel(
                        "mobilenetv3_small_100.lamb_in1k", 224, 67.64f, 58931, 2.5f, ImageModel.Family.MOBILE, ""));
        assertThat(models.getLast().extra()).isEqualTo("Merged-38M and ImageNet-22k");
        assertThat(models.getLast().megabytes()).isEqualTo(4 * 305.1f);
    }

    @Test
    void theFrontIsWhoeverNobodyBeats() {
        assertThat(front()).isEqualTo(unbeaten(model -> true));
        pick("extra", "without");
        assertThat(front()).isEqualTo(unbeaten(model -> !model.hasExtraData()));
        pick("image", "larger");
        assertThat(front()).isEqualTo(unbeaten(model -> !model.hasExtraData() && model.looksCloser()));
        pick("image", "all");
        set("speed", 5_000);
        set("size", 25);
        assertThat(front())
                .isEqualTo(unbeaten(model ->
                        !model.hasExtraData() && model.imagesPerSecond() >= 5_000 && model.parameters() <= 25));
    }

    @Test
    void whatFailsIsFadedAndNotInTheTable() {
        set("speed", 20_000);
        Chart.Bubbles bubbles = stage.frame().chart("models", Chart.Bubbles.class);
        for (int i = 0; i < bubbles.xs().length; i++) {
            assertThat(bubbles.faded()[i]).isEqualTo(bubbles.xs()[i] < 20_000);
        }
        assertThat(stage.frame().chart("table", Chart.Table.class).cells()).hasSize(3);
        assertThat(stage.frame().readout("left")).isEqualTo(3);
        assertThat(stage.frame().readout("best")).isEqualTo(76.52f);
    }

    @Test
    void theTableShowsTheNumbersOfTheSourceDigitByDigit() {
        List<List<Object>> rows =
                stage.frame().chart("table", Chart.Table.class).cells();
        assertThat(rows.getFirst().subList(2, 7))
                .extracting(Object::toString)
                .containsExactly("224", "67.64", "58931", "2.5", "10.0");
        assertThat(rows.stream().filter(row -> row.getFirst().equals("levit_384.fb_dist_in1k")))
                .singleElement()
                .satisfies(row -> assertThat(row.subList(3, 7))
                        .extracting(Object::toString)
                        .containsExactly("82.60", "8827", "39.1", "156.4"));
    }

    @Test
    void theCodeFindsTheSameFront() throws Exception {
        assertThat(printed()).first().isEqualTo("48 " + front().size());
        set("speed", 5_000);
        pick("extra", "without");
        assertThat(printed()).first().isEqualTo((int) stage.frame().readout("left") + " " + front().size());
        set("size", 2);
        assertThat(stage.frame().readout("left")).isZero();
        assertThat(printed()).containsExactly("0 0", "tensor([])");
    }

    private List<String> printed() throws Exception {
        return JavaListing.printedBy(experiment, stage.trail().settings(), stage.frame());
    }

    @Test
    void theTextsPredictionsHold() {
        set("size", 6);
        assertThat(stage.frame().readout("best")).isEqualTo(78.57f);
        List<ImageModel> byAccuracy = ImageModel.all().stream()
                .sorted(Comparator.comparingDouble(ImageModel::top1).reversed())
                .toList();
        ImageModel small = byAccuracy.stream()
                .filter(model -> model.parameters() <= 6)
                .findFirst()
                .orElseThrow();
        ImageModel best = byAccuracy.getFirst();
        assertThat(best.top1() - small.top1()).isCloseTo(11.5f, offset(0.05f));
        assertThat(best.parameters() / small.parameters()).isBetween(56f, 60f);
        assertThat(stage.frame().goals()).contains("phone");
        set("size", 320);
        pick("extra", "without");
        pick("family", "all");
        List<ImageModel> unbeaten = ImageModel.all().stream()
                .filter(model -> front().contains(model.imagesPerSecond()))
                .toList();
        assertThat(unbeaten).extracting(ImageModel::name).noneMatch(name -> name.startsWith("resnet"));
        assertThat(unbeaten)
                .filteredOn(model -> model.family() == ImageModel.Family.RESNET)
                .extracting(ImageModel::name)
                .containsExactly("regnety_080.ra3_in1k");
        ImageModel resnet = named("resnet101d.ra2_in1k");
        ImageModel levit = named("levit_384.fb_dist_in1k");
        assertThat(resnet.top1()).isEqualTo(82.25f).isLessThan(levit.top1());
        assertThat(resnet.imagesPerSecond()).isLessThan(levit.imagesPerSecond());
        List<ImageModel> larger = ImageModel.all().stream()
                .filter(ImageModel::looksCloser)
                .sorted(Comparator.comparingDouble(ImageModel::imagesPerSecond).reversed())
                .toList();
        assertThat(larger.getFirst().name()).startsWith("mobilenetv4_conv_small");
        assertThat(larger).filteredOn(model -> model.imagesPerSecond() >= 3_000).hasSize(3);
    }

    private static ImageModel named(String name) {
        return ImageModel.all().stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void asksForTooMuchAndIsToldSo() {
        set("speed", 50_000);
        set("size", 2);
        Frame frame = stage.frame();
        assertThat(frame.readout("left")).isZero();
        assertThat(frame.notice()).extracting(message -> message.key()).containsExactly("models.none");
        assertThat(frame.lines("front").xs()).isEmpty();
    }

    private List<Float> front() {
        List<Float> speeds = new ArrayList<>();
        for (float speed : stage.frame().lines("front").xs()) {
            speeds.add(speed);
        }
        return speeds;
    }

    private static List<Float> unbeaten(Predicate<ImageModel> allowed) {
        List<ImageModel> left = ImageModel.all().stream().filter(allowed).toList();
        return left.stream()
                .filter(model -> left.stream()
                        .noneMatch(other -> other.imagesPerSecond() >= model.imagesPerSecond()
                                && other.top1() >= model.top1()
                                && other != model))
                .map(ImageModel::imagesPerSecond)
                .toList();
    }

    private void set(String control, float value) {
        stage.apply(new Trail.Change(control, new Value.Number(value)), Stroke.NEW);
    }

    private void pick(String control, String option) {
        stage.apply(new Trail.Change(control, new Value.Pick(option)), Stroke.NEW);
    }
}
