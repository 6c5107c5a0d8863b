package dev.nudge.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.device.Devices;
import dev.nudge.lesson.Stage.Stroke;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every experiment of the course must keep to. */
class ExperimentContractTest {

    static Stream<Experiment> experiments() {
        return Course.lessons().stream().flatMap(lesson -> lesson.experiments().stream());
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void everythingItDeclaresHasANameInWords(Experiment experiment) {
        Messages messages = Messages.in(Locale.ENGLISH);
        assertThat(DeclaredSentences.of(experiment))
                .allSatisfy(key -> assertThat(messages.say(key)).as(key).isNotNull());
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void idsAreUniqueAndFitForLinks(Experiment experiment) {
        assertThat(experiment.controls())
                .extracting(Control::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z][a-z0-9]*"))
                .doesNotContain("v", "then", "show", "view", "location", "query");
        experiment.controls().forEach(control -> control.require(control.initial()));
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void aFrameHoldsAllThatThePicturesShow(Experiment experiment) {
        try (Seat seat = Seat.at(experiment)) {
            seat.wander(40, 7);
            Frame frame = seat.stage.frame();
            for (Picture picture : experiment.pictures()) {
                if (picture instanceof Picture.Plot plot) {
                    assertThat(frame.axis(plot.x().axis()).min())
                            .isLessThan(frame.axis(plot.x().axis()).max());
                    assertThat(frame.axis(plot.y().axis()).min())
                            .isLessThan(frame.axis(plot.y().axis()).max());
                    for (Picture.Layer layer : plot.layers()) {
                        assertThat(frame.charts()).extracting(Chart::id).contains(layer.chart());
                        if (!layer.control().isEmpty()) {
                            experiment.control(layer.control());
                        }
                    }
                } else {
                    assertThat(frame.charts()).extracting(Chart::id).contains(picture.id());
                }
            }
            experiment
                    .readouts()
                    .forEach(readout -> assertThat(frame.readouts()).containsKey(readout.id()));
            assertThat(frame.readouts().values()).noneMatch(value -> value.isInfinite());
            assertThat(Messages.in(Locale.ENGLISH).say(frame.words()))
                    .isNotBlank()
                    .doesNotContain("{");
        }
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void theSameTrailGivesTheSameFrame(Experiment experiment) {
        for (int seed = 0; seed < 6; seed++) {
            try (Seat seat = Seat.at(experiment)) {
                seat.wander(25, seed);
                seat.requireReplayable();
            }
        }
    }

    /** Else a look would write the whole walk anew. */
    @ParameterizedTest
    @MethodSource("experiments")
    void whatIsOnlyLookedAtLeavesTheWalkAsItIs(Experiment experiment) {
        for (Control control : experiment.controls()) {
            if (control.effect() == Control.Effect.LOOK) {
                try (Seat plain = Seat.at(experiment);
                        Seat looks = Seat.at(experiment)) {
                    Random random = new Random(5);
                    for (int round = 0; round < 4; round++) {
                        looks.stage.apply(new Trail.Change(control.id(), Seat.some(control, random)), Stroke.NEW);
                        plain.stage.step(3, Stroke.NEW);
                        looks.stage.step(3, Stroke.NEW);
                        assertThat(looks.stage.state())
                                .as(control.id())
                                .usingRecursiveComparison()
                                .isEqualTo(plain.stage.state());
                        assertThat(experiment.score().map(looks.stage.frame()::readout))
                                .as(control.id())
                                .isEqualTo(experiment.score().map(plain.stage.frame()::readout));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void itSaysWhatItsStepsMove(Experiment experiment) {
        Settings start = experiment.start().settings();
        try (Compute compute = Compute.on(Devices.get("cpu"), Budget.unlimited());
                Simulation simulation = experiment.simulate(start, compute)) {
            if (experiment.mostSteps() > 0 && simulation.step(3) > 0) {
                Settings here = simulation.here(start);
                for (Control control : experiment.controls()) {
                    String readout = experiment.walked().get(control.id());
                    assertThat(!here.get(control.id()).equals(start.get(control.id())))
                            .as(control.id())
                            .isEqualTo(readout != null);
                    if (readout != null) {
                        assertThat(here.number(control.id()))
                                .isEqualTo(simulation.frame().readout(readout));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void goingBackLeadsWhereItCameFrom(Experiment experiment) {
        try (Seat seat = Seat.at(experiment)) {
            seat.wander(10, 3);
            Trail here = seat.stage.trail();
            Frame before = seat.stage.frame();
            if (seat.stage.step(150, Stroke.NEW) > 0) {
                seat.stage.back();
                assertThat(seat.stage.trail()).isEqualTo(here);
                Seat.assertSame(seat.stage.frame(), before);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void aStepBackUndoesAStep(Experiment experiment) {
        try (Seat seat = Seat.at(experiment)) {
            for (int i = 0; i < 5; i++) {
                seat.stage.step(37);
                Trail here = seat.stage.trail();
                Frame before = seat.stage.frame();
                if (seat.stage.step(1, Stroke.NEW) == 1) {
                    seat.stage.stepBack();
                    assertThat(seat.stage.trail()).isEqualTo(here);
                    Seat.assertSame(seat.stage.frame(), before);
                }
            }
            while (seat.stage.trail().steps() > 100) {
                seat.stage.stepBack();
            }
            seat.requireReplayable();
        }
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void whatCannotGoOnSaysSo(Experiment experiment) {
        try (Seat seat = Seat.at(experiment)) {
            int asked = 400;
            boolean stopped = seat.stage.step(asked, Stroke.NEW) < asked;
            assertThat(seat.stage.canStep()).isEqualTo(!stopped);
            assertThat(seat.stage.step(1, Stroke.NEW)).isEqualTo(stopped ? 0 : 1);
        }
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void theTimeLineShowsEveryStepAsItWas(Experiment experiment) {
        try (Seat seat = Seat.at(experiment)) {
            seat.wander(12, 9);
            seat.stage.step(150);
            Trail furthest = seat.stage.furthest();
            int all = furthest.steps();
            seat.stage.goToStep(all);
            Frame end = seat.stage.frame();
            for (int step : new int[] {all / 3, all - 1, 0, all / 2, all}) {
                seat.stage.goToStep(step);
                assertThat(seat.stage.trail().steps()).isEqualTo(Math.max(0, step));
                assertThat(seat.stage.furthest()).isEqualTo(furthest);
                seat.requireReplayable();
            }
            Seat.assertSame(seat.stage.frame(), end);
            if (all > 1) {
                seat.stage.goToStep(all / 2);
                seat.stage.step(all - all / 2);
                assertThat(seat.stage.trail()).isEqualTo(furthest);
                Seat.assertSame(seat.stage.frame(), end);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void aWayInPortionsLeadsWhereItLeadsInOne(Experiment experiment) {
        try (Seat whole = Seat.at(experiment);
                Seat portioned = Seat.at(experiment)) {
            for (Seat seat : List.of(whole, portioned)) {
                seat.wander(15, 5);
                seat.stage.step(30);
            }
            whole.stage.stepUntilItStops();
            walk(portioned.stage.wayUntilItStops(), 3);
            assertThat(portioned.stage.trail()).isEqualTo(whole.stage.trail());
            Seat.assertSame(portioned.stage.frame(), whole.stage.frame());

            Trail far = whole.stage.trail();
            for (Seat seat : List.of(whole, portioned)) {
                seat.stage.go(experiment.start());
            }
            whole.stage.back();
            walk(portioned.stage.wayBack(), 7);
            assertThat(portioned.stage.trail()).isEqualTo(far).isEqualTo(whole.stage.trail());
            Seat.assertSame(portioned.stage.frame(), whole.stage.frame());

            try (Seat fresh = new Seat(experiment, Trail.from(far.opening()))) {
                walk(fresh.stage.wayTo(far, Stroke.CONTINUED), 5);
                assertThat(fresh.stage.canGoBack()).isFalse();
                Seat.assertSame(fresh.stage.frame(), whole.stage.frame());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void aWayEndsWhereAnotherActBegins(Experiment experiment) {
        try (Seat seat = Seat.at(experiment)) {
            if (seat.stage.step(200, Stroke.NEW) < 200) {
                return;
            }
            Trail far = seat.stage.trail();
            seat.stage.go(experiment.start());
            Stage.Way back = seat.stage.wayBack();
            assertThat(back.walk(50)).isTrue();
            assertThat(seat.stage.trail().steps()).isEqualTo(50);
            seat.requireReplayable();
            assertThat(seat.stage.canGoBack()).isTrue();
            walk(seat.stage.wayBack(), 60);
            assertThat(seat.stage.trail()).isEqualTo(far);
            assertThat(back.walk(1)).isFalse();
            Stage.Way start = seat.stage.wayTo(experiment.start().plusSteps(100), Stroke.NEW);
            seat.stage.step(1);
            Trail here = seat.stage.trail();
            assertThat(start.walk(10)).isFalse();
            assertThat(seat.stage.trail()).isEqualTo(here);
            seat.requireReplayable();
        }
    }

    private static void walk(Stage.Way way, int portion) {
        int portions = 0;
        while (way.walk(portion)) {
            assertThat(portions++).isLessThan(100_000);
        }
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void listingsHaveNoEmptyPlaces(Experiment experiment) {
        try (Seat seat = Seat.at(experiment)) {
            Listing.of(experiment, seat.stage.trail().settings(), seat.stage.frame())
                    .ifPresent(listing -> assertThat(List.of(listing.python(), listing.java()))
                            .noneMatch(text -> text.contains("«")));
        }
    }

    /** A stage, and somebody who plays with it. */
    private static final class Seat implements AutoCloseable {

        private final Experiment experiment;
        private final Compute compute = Compute.on(Devices.get("cpu"), Budget.unlimited());
        final Stage stage;

        private Seat(Experiment experiment, Trail trail) {
            this.experiment = experiment;
            this.stage = experiment.open(trail, compute);
        }

        static Seat at(Experiment experiment) {
            return new Seat(experiment, experiment.start());
        }

        void wander(int acts, int seed) {
            Random random = new Random(seed);
            for (int i = 0; i < acts; i++) {
                switch (random.nextInt(8)) {
                    case 0, 1, 2, 3 -> {
                        List<Control> controls = experiment.controls();
                        if (!controls.isEmpty()) {
                            Control control = controls.get(random.nextInt(controls.size()));
                            stage.apply(
                                    new Trail.Change(control.id(), some(control, random)),
                                    random.nextBoolean() ? Stroke.NEW : Stroke.CONTINUED);
                        }
                    }
                    case 4, 5 -> stage.step(1 + random.nextInt(90));
                    case 6 -> stage.back();
                    default -> stage.stepBack();
                }
                stage.frame();
            }
        }

        private static Value some(Control control, Random random) {
            return switch (control) {
                case Control.Slider slider -> {
                    int positions = Math.round((slider.max() - slider.min()) / slider.step());
                    float value = slider.scale() == Control.Scale.LINEAR
                            ? slider.min() + slider.step() * random.nextInt(positions + 1)
                            : slider.min() * (float) Math.pow(slider.max() / slider.min(), random.nextFloat());
                    yield new Value.Number(slider.clamp(Math.min(value, slider.max())));
                }
                case Control.Choice choice ->
                    new Value.Pick(
                            choice.options().get(random.nextInt(choice.options().size())));
                case Control.Rooms rooms ->
                    new Value.Pick(
                            rooms.rooms().get(random.nextInt(rooms.rooms().size())));
                case Control.Toggle toggle -> new Value.Flag(random.nextBoolean());
                case Control.Drawing drawing -> {
                    float[] heights = new float[drawing.samples()];
                    for (int i = 0; i < heights.length; i++) {
                        heights[i] = drawing.low() + (drawing.high() - drawing.low()) * random.nextFloat();
                    }
                    yield new Value.Drawn(dev.nudge.lesson.data.Curve.through(heights, drawing.low(), drawing.high()));
                }
                case Control.Ink ink -> {
                    dev.nudge.lesson.data.Bitmap dots = ink.initial().dots();
                    for (int stroke = random.nextInt(4); stroke > 0; stroke--) {
                        dots = dots.stroked(
                                ink.side() * random.nextDouble(),
                                ink.side() * random.nextDouble(),
                                ink.side() * random.nextDouble(),
                                ink.side() * random.nextDouble(),
                                2);
                    }
                    yield new Value.Ink(dots);
                }
                case Control.Line line -> line.initial();
                case Control.TensorFile file -> file.initial();
                case Control.EditableMatrix matrix -> {
                    int rows = 1 + random.nextInt(matrix.fits().mostRows());
                    int columns = 1 + random.nextInt(matrix.fits().mostColumns());
                    dev.nudge.lesson.data.Matrix some = random.nextBoolean()
                            ? matrix.preset()
                            : matrix.preset().resized(rows, columns);
                    yield new Value.Cells(some.with(0, 0, matrix.fits().lowest() * random.nextFloat()));
                }
                case Control.EditablePoints points -> {
                    dev.nudge.lesson.data.Points preset = points.preset();
                    int which = random.nextInt(preset.count());
                    yield new Value.PointSet(preset.with(
                            which, preset.x(which) + random.nextFloat() - 0.5f, preset.y(which) + random.nextFloat()));
                }
            };
        }

        void requireReplayable() {
            try (Seat fresh = new Seat(experiment, stage.trail())) {
                assertThat(fresh.stage.trail()).isEqualTo(stage.trail());
                assertSame(fresh.stage.frame(), stage.frame());
            }
        }

        /** Every number bit for bit. */
        static void assertSame(Frame actual, Frame expected) {
            assertThat(actual)
                    .usingRecursiveComparison()
                    .withEqualsForType(Arrays::equals, float[].class)
                    .withEqualsForType(Float::equals, Float.class)
                    .isEqualTo(expected);
        }

        @Override
        public void close() {
            stage.close();
            assertThat(compute.bytesHeld()).as("bytes held after closing").isZero();
            compute.close();
        }
    }
}
