package dev.nudge.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import dev.nudge.keepsake.Safetensors;
import dev.nudge.lesson.Keepsake;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.data.Points;
import dev.nudge.saved.SavedRun;
import dev.nudge.ui.experiment.TensorFileControl;
import dev.nudge.ui.share.ShareDialog;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class SavedRunTest extends ViewTest {

    private static final String SEVEN = "seven.net=one&seven.units=5&seven.room=stop&seven.then=";

    private LessonPage sgd(String query) {
        UI.getCurrent().navigate("lessons/sgd", QueryParameters.fromString(query));
        return find(TextPage.class).single();
    }

    /** Saves what is shown, closes the dialog and returns the short address. */
    private String save(LessonPage page, String experiment) {
        page.saves(page.live(experiment));
        String address = byId(CopyField.class, "saved-link").getElement().getAttribute("data-address");
        SaveDialog dialog = find(SaveDialog.class).single();
        dialog.close();
        return address;
    }

    private LessonPage openRun(String address) {
        UI.getCurrent().navigate(address);
        assertThat(getCurrentView()).isInstanceOf(SavedRunView.class);
        return find(LessonPage.class).single();
    }

    private String notice() {
        return find(RunNotice.class).single().getElement().getTextRecursively();
    }

    private static SavedRun run(String address) {
        return saved().open(address.substring("r/".length())).orElseThrow();
    }

    @Test
    void aTrainingIsSavedFromItsPanelAndComesBackToTheSameNumbers() {
        LessonPage page = sgd(SEVEN + "25");
        var frame = page.live("seven").frame();
        press(byId(NativeButton.class, "seven-save"));
        String address = byId(CopyField.class, "saved-link").getElement().getAttribute("data-address");
        assertThat(address).matches("r/[2-9a-z]{10}");
        find(SaveDialog.class).single().close();

        LessonPage again = openRun(address);
        assertThat(again.live("seven").frame()).usingRecursiveComparison().isEqualTo(frame);
        assertThat(notice()).contains("A saved run of", "computed on CPU", "the saved one stays as it is");
        assertThat(find(Span.class).withId("run-notice-numbers").single().getText())
                .isEqualTo("Computed anew just now: every weight is the same, to the last bit.");
        assertThat(((SavedRunView) getCurrentView()).getPageTitle()).startsWith("A saved run: ");
        assertThat(saved().state(run(address).id()))
                .extracting(Keepsake.Named::name)
                .hasSize(4);
    }

    @Test
    void whoGoesOnLeavesTheSavedRunAndSavesAnotherThatRemembersIt() {
        String first = save(open("a=2&b=1&c=1&then=3"), "quadratic");
        LessonPage page = openRun(first);
        addresses();
        page.live("quadratic").act(session -> session.step());
        assertThat(addresses()).singleElement().asString().startsWith("push ").contains("then=4");
        assertThat(notice()).contains("You went on from a saved run");

        String second = save(page, "quadratic");
        assertThat(run(second).origin()).contains(run(first).id());
        assertThat(run(first).trail()).endsWith("then=3");
        openRun(second);
        assertThat(notice()).contains("It went on from", first);
        assertThat(find(Anchor.class).all()).anyMatch(anchor -> anchor.getHref().equals(first));
    }

    @Test
    void theAddressOfWhoWentOnBringsThatBackAndTheShortOneTheSavedRun() {
        String address = save(open("a=2&b=1&c=1&then=3"), "quadratic");
        UI.getCurrent().navigate(address, QueryParameters.fromString("v=1&a=2&b=1&c=1&loss=mae&rate=0.05&then=9"));
        LessonPage page = find(LessonPage.class).single();
        assertThat(page.live("quadratic").trail().steps()).isEqualTo(9);
        assertThat(notice()).contains("You went on");
        UI.getCurrent().navigate(address);
        assertThat(page.live("quadratic").session().link())
                .isEqualTo(run(address).trail());
    }

    @Test
    void whatIsNotThereIsAFriendlyPage() {
        for (String id : List.of("bcdfghjkmn", "no-such-run", "%00")) {
            UI.getCurrent().navigate("r/" + id);
            assertThat(find(H1.class).single().getText()).isEqualTo("This run is not here");
        }
    }

    @Test
    void onlyTheBrowserThatKnowsTheSecretDeletes() {
        LessonPage page = open("a=2&b=1&c=1&then=3");
        page.saves(page.live("quadratic"));
        String secret = byId(CopyField.class, "saved-secret")
                .getElement()
                .getAttribute("data-address")
                .replaceFirst(".*#delete=", "");
        String address = byId(CopyField.class, "saved-link").getElement().getAttribute("data-address");
        find(SaveDialog.class).single().close();
        openRun(address);
        delete("wrong");
        assertThat(notice()).contains("The run is not deleted");
        assertThat(saved().open(address.substring(2))).isPresent();
        delete(secret);
        assertThat(notice()).contains("The run is deleted");
        assertThat(saved().open(address.substring(2))).isEmpty();
    }

    /** As the browser tells it: with what its storage has for this run. */
    private void delete(String secret) {
        NativeButton button = find(NativeButton.class).all().stream()
                .filter(each -> each.getId().filter("run-delete"::equals).isPresent())
                .findFirst()
                .orElseThrow();
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put(SavedSecrets.KNOWN, secret);
        fire(button.getElement(), "click", data);
    }

    @Test
    void aLinkThatIsTooLongCanBeSavedInstead() {
        QuadraticView page = open("a=2&b=1&c=1");
        press(byId(NativeButton.class, "share"));
        assertThat(find(NativeButton.class).withId("save-instead").exists()).isFalse();
        find(ShareDialog.class).single().close();
        float[] xs = new float[200];
        float[] ys = new float[200];
        Random random = new Random(1);
        for (int i = 0; i < xs.length; i++) {
            xs[i] = random.nextFloat();
            ys[i] = random.nextFloat();
        }
        page.live("quadratic").set("points", new Value.PointSet(Points.of(xs, ys)));
        press(byId(NativeButton.class, "share"));
        press(byId(NativeButton.class, "save-instead"));
        String address = byId(CopyField.class, "saved-link").getElement().getAttribute("data-address");
        assertThat(run(address).trail())
                .isEqualTo(page.live("quadratic").session().link())
                .hasSizeGreaterThan(2000);
    }

    @Test
    void weightsThatWereTakenHomeAreBroughtBackAsABeginning() {
        LessonPage page = sgd(SEVEN + "25");
        float trained = page.live("seven").frame().readout("validloss");
        Keepsake.Tensors weights = (Keepsake.Tensors)
                page.live("seven").session().keepsake("weights").orElseThrow();
        page.live("seven")
                .act(session -> session.go(page.live("seven").experiment().start()));
        page.live("seven").lead("net=one&units=5");
        TensorFileControl control = byId(TensorFileControl.class, "seven-file-control");
        control.bring("no tensors".getBytes(StandardCharsets.UTF_8), "here");
        assertThat(control.getElement().getTextRecursively()).contains("This is no safetensors file");
        page.live("seven").lead("units=6");
        assertThat(control.getElement().getTextRecursively())
                .as("of another model")
                .doesNotContain("no safetensors");
        page.live("seven").lead("units=5");
        control.bring(Safetensors.write(weights.tensors()), "here");
        assertThat(control.getElement().getTextRecursively())
                .contains("begins with your file")
                .doesNotContain("no safetensors");
        assertThat(page.live("seven").frame().readout("validloss")).isEqualTo(trained);
        String link = page.live("seven").session().link();
        assertThat(link).containsPattern("file=[0-9a-f]{32}");

        LessonPage again = sgd(link.replaceAll("(^|&)", "$1seven."));
        assertThat(again.live("seven").frame().readout("validloss")).isEqualTo(trained);
        control = byId(TensorFileControl.class, "seven-file-control");
        again.live("seven").lead("units=6");
        control.bring(Safetensors.write(weights.tensors()), "here");
        assertThat(control.getElement().getTextRecursively())
                .contains("\"0.weight\" is [5, 64] in the file; this model needs [6, 64]");
    }

    @Test
    void aLinkWhoseFileIsGoneSaysSo() {
        sgd("seven.net=one&seven.units=5&seven.file=" + "0".repeat(32));
        assertThat(getCurrentView().getElement().getTextRecursively())
                .contains("the file is no longer here", "Begin without the file");
    }
}
