package dev.nudge.echarts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.internal.PendingJavaScriptInvocation;
import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class EChartTest {
    private final UI ui = new UI();
    private final EChart chart = new EChart();

    @BeforeEach
    void openSession() {
        ui.getInternals().setSession(new LockedSession());
    }

    @Test
    void theOptionAndThePatchesOfOneResponseTravelInOneCall() {
        ui.add(chart);
        chart.setOption(Options.curveAndPoints());
        chart.patch(Patch.of().values("curve", 1));
        chart.patch(Patch.of().values("points", 2));

        assertThat(respond()).singleElement().satisfies(call -> {
            assertThat(call.function()).isEqualTo("show");
            assertThat(call.argument(0)).isEqualTo(Options.curveAndPoints());
            assertThat(call.argument(1).at("/series/0/id").asString()).isEqualTo("curve");
            assertThat(call.argument(1).at("/series/1/id").asString()).isEqualTo("points");
        });
    }

    @Test
    void manyPatchesOfOneResponseAreOneCallAndTheLastOneWins() {
        shown();
        chart.patch(Patch.of().values("curve", 1));
        chart.patch(Patch.of().values("points", 7));
        chart.patch(Patch.of().values("curve", 2));

        assertThat(respond()).singleElement().satisfies(call -> {
            assertThat(call.function()).isEqualTo("patch");
            assertThat(call.argument(0).toString())
                    .isEqualTo(
                            "{\"series\":[{\"id\":\"curve\",\"values\":[2.0]},{\"id\":\"points\",\"values\":[7.0]}]}");
        });
    }

    @Test
    void aPatchIsToldOnce() {
        shown();
        chart.patch(Patch.of().values("curve", 1));
        respond();

        assertThat(respond()).isEmpty();
        chart.patch(Patch.of().values("points", 2));
        assertThat(respond())
                .singleElement()
                .satisfies(call -> assertThat(call.argument(0).toString()).doesNotContain("curve"));
    }

    @Test
    void anEmptyPatchCostsNoCall() {
        shown();
        chart.patch(Patch.of());

        assertThat(respond()).isEmpty();
    }

    @Test
    void attachedAgainItShowsTheOptionWithTheLatestNumbers() {
        shown();
        chart.patch(Patch.of().values("curve", 1));
        respond();
        chart.patch(Patch.of().values("curve", 2));
        respond();
        ui.remove(chart);
        respond();
        chart.patch(Patch.of().values("points", 3));
        ui.add(chart);

        assertThat(respond()).singleElement().satisfies(call -> {
            assertThat(call.function()).isEqualTo("show");
            assertThat(call.argument(1).toString())
                    .isEqualTo(
                            "{\"series\":[{\"id\":\"curve\",\"values\":[2.0]},{\"id\":\"points\",\"values\":[3.0]}]}");
        });
    }

    @Test
    void movedToAnotherPlaceWithinOneResponseItIsStillOneCall() {
        shown();
        chart.patch(Patch.of().values("curve", 1));
        ui.remove(chart);
        ui.add(chart);

        assertThat(respond())
                .singleElement()
                .satisfies(call -> assertThat(call.function()).isEqualTo("show"));
    }

    @Test
    void hiddenItIsToldTheLatestOnlyWhenItIsShown() {
        shown();
        chart.setVisible(false);
        for (int i = 0; i < 3; i++) {
            chart.patch(Patch.of().values("curve", i));
            assertThat(respond()).isEmpty();
        }
        chart.setVisible(true);

        assertThat(respond()).singleElement().satisfies(call -> {
            assertThat(call.function()).isEqualTo("show");
            assertThat(call.argument(1).at("/series/0/values").toString()).isEqualTo("[2.0]");
        });
    }

    @Test
    void anotherOptionForgetsTheNumbersOfTheOneBefore() {
        shown();
        chart.patch(Patch.of().values("curve", 1));
        chart.setOption(Options.curveAndPoints());

        assertThat(respond()).singleElement().satisfies(call -> {
            assertThat(call.function()).isEqualTo("show");
            assertThat(call.argument(1).toString()).isEqualTo("{}");
        });
    }

    @Test
    void anOptionChangedAfterItWasGivenChangesNothing() {
        ObjectNode option = Options.curveAndPoints();
        ui.add(chart);
        chart.setOption(option);
        option.removeAll();

        assertThat(respond().getFirst().argument(0)).isEqualTo(Options.curveAndPoints());
    }

    @Test
    void aPatchBeforeTheOptionIsRefused() {
        assertThatThrownBy(() -> chart.patch(Patch.of().values("curve", 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "patch: the patch has [curve], the chart has no option yet; a patch changes what an option shows. "
                                + "Call setOption first.");
    }

    @Test
    void aPatchOfAnUnknownSeriesIsRefusedWithTheIdsThereAre() {
        shown();

        assertThatThrownBy(() -> chart.patch(Patch.of().values("curv", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "patch series \"curv\": the option has the ids [curve, points]; a patch changes series of the option "
                                + "by their id. Add the series to the option first, or correct the id.");
        assertThat(respond()).isEmpty();
    }

    @Test
    void aPatchOfAnUnknownAxisIsRefused() {
        shown();

        assertThatThrownBy(() -> chart.patch(Patch.of().axis("depth", 0, 1)))
                .hasMessageStartingWith("patch axis \"depth\": the option has the ids [height, width];");
    }

    @Test
    void aMovedPointIsHeardWithAllThatIsKnown() {
        shown();
        chart.setDraggable("points");
        List<PointEvent> heard = new ArrayList<>();
        chart.addPointListener(heard::add);

        chart.pointMoved("points", 2, 1.5, -2.5, "MOVE", "touch");

        assertThat(heard).singleElement().satisfies(event -> {
            assertThat(event.seriesId()).isEqualTo("points");
            assertThat(event.index()).isEqualTo(2);
            assertThat(event.x()).isEqualTo(1.5);
            assertThat(event.y()).isEqualTo(-2.5);
            assertThat(event.phase()).isEqualTo(Phase.MOVE);
            assertThat(event.pointerType()).isEqualTo("touch");
            assertThat(event.isFromClient()).isTrue();
        });
    }

    @Test
    void aPointThatIsNotThereOrNotMovableIsNotHeard() {
        shown();
        List<Object> heard = new ArrayList<>();
        chart.addPointListener(heard::add);
        chart.addPointActionListener(heard::add);

        chart.pointMoved("points", 0, 1, 1, "MOVE", "mouse");
        chart.setDraggable("points");
        chart.pointMoved("points", 3, 1, 1, "MOVE", "mouse");
        chart.pointMoved("points", -1, 1, 1, "MOVE", "mouse");
        chart.pointMoved("points", 0, Double.NaN, 1, "MOVE", "mouse");
        chart.pointAction("curve", 0, 1, 1, "DELETE");
        assertThat(heard).isEmpty();

        chart.patch(Patch.of().series("points", new float[4], new float[4]));
        chart.pointMoved("points", 3, 1, 1, "MOVE", "mouse");
        chart.pointAction("points", 3, 1, 1, "DELETE");
        assertThat(heard).hasSize(2);
    }

    @Test
    void draggingCanBeSwitchedOffForOneSeries() {
        shown();
        chart.setDraggable("points", true);
        chart.setDraggable("curve", true);
        chart.setDraggable("points", false);

        assertThat(chart.getElement().getPropertyRaw("draggableSeries")).hasToString("[\"curve\"]");
    }

    @Test
    void theBrowserTellsClicksOnThePaperOnlyWhileSomebodyListens() {
        List<PaperEvent> heard = new ArrayList<>();
        var first = chart.addPaperListener(heard::add);
        var second = chart.addPaperListener(event -> {});
        assertThat(chart.getElement().getProperty("paperClicks", false)).isTrue();

        chart.paperClicked(0.5, 2, 1, "mouse");
        assertThat(heard).singleElement().satisfies(event -> {
            assertThat(event.x()).isEqualTo(0.5);
            assertThat(event.y()).isEqualTo(2);
            assertThat(event.gridIndex()).isEqualTo(1);
            assertThat(event.pointerType()).isEqualTo("mouse");
        });

        first.remove();
        assertThat(chart.getElement().getProperty("paperClicks", false)).isTrue();
        second.remove();
        assertThat(chart.getElement().getProperty("paperClicks", true)).isFalse();
    }

    @Test
    void anActionOnAPointIsHeard() {
        shown();
        chart.setDraggable("points");
        List<PointActionEvent> heard = new ArrayList<>();
        chart.addPointActionListener(heard::add);

        chart.pointAction("points", 1, 3, 4, "DELETE");

        assertThat(heard).singleElement().satisfies(event -> {
            assertThat(event.action()).isEqualTo(PointActionEvent.Action.DELETE);
            assertThat(event.index()).isEqualTo(1);
        });
    }

    @Test
    void sentencesReplaceTheEnglishOnesOneByOne() {
        chart.setSentence(Sentence.ROLE, "Diagramm");
        chart.setSentence(Sentence.LEFT, "Kein Punkt gewählt.");

        assertThat(chart.getElement().getPropertyRaw("sentences"))
                .hasToString("{\"LEFT\":\"Kein Punkt gewählt.\",\"ROLE\":\"Diagramm\"}");
    }

    @Test
    void aSessionWithAChartCanBeStored() throws Exception {
        chart.setOption(Options.curveAndPoints());
        chart.patch(Patch.of().values("curve", 1).text("note", "a", 1, 2).axis("height", 0, 1));
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(chart);
        }
        assertThat(bytes.size()).isPositive();
    }

    private void shown() {
        ui.add(chart);
        chart.setOption(Options.curveAndPoints());
        respond();
    }

    /** What the browser would be told now. */
    private List<ClientCall> respond() {
        ui.getInternals().getStateTree().runExecutionsBeforeClientResponse();
        return ui.getInternals().dumpPendingJavaScriptInvocations().stream()
                .map(PendingJavaScriptInvocation::getInvocation)
                .map(ClientCall::of)
                .toList();
    }
}
