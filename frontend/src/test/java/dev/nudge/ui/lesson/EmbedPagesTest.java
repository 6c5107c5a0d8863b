package dev.nudge.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.IFrame;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.internal.PendingJavaScriptInvocation;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.VaadinSession;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.link.EmbedLink;
import dev.nudge.ui.experiment.ParameterSlider;
import dev.nudge.ui.share.ShareDialog;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An experiment in somebody else's page, and the page that makes the code for it. */
class EmbedPagesTest extends ViewTest {

    @Test
    void everyExperimentOfTheCourseCanBeEmbeddedWithAndWithoutAllItsParts() {
        for (Experiment experiment : Course.lessons().stream()
                .flatMap(lesson -> lesson.experiments().stream())
                .toList()) {
            String id = experiment.id();
            embed(id, "");
            assertThat(page()).contains("experiment-" + id, id + "-pictures", "open-in-nudge");
            assertThat(told("tell")).as(id).hasSize(1).allMatch(ready -> ready.contains("\"type\":\"ready\""));
            embed(id, "controls=fixed");
            assertThat(find(ParameterSlider.class).all()).as(id).isEmpty();
            embed(id, "hide=" + String.join(",", EmbedLink.names(experiment)));
            assertThat(find(ParameterSlider.class).all()).as(id).isEmpty();
            assertThat(visible(NativeButton.class)).as(id).noneMatch(button -> button.startsWith(id));
            assertThat(visible(Anchor.class)).as(id).doesNotContain("open-in-nudge");
        }
    }

    @Test
    void whatNoExperimentIsCalledIsNotFound() {
        UI.getCurrent().navigate("embed/tensorboard");
        assertThat(page()).doesNotContain("open-in-nudge");
    }

    @Test
    void theLinkIntoNudgeHoldsExactlyWhatIsShown() {
        embed("quadratic", "a=2&theme=dark&hide=code");
        assertThat(byId(Anchor.class, "open-in-nudge").getHref())
                .isEqualTo("./?v=1&a=2&b=1.1&c=1.1&loss=mae&rate=0.05#experiment-quadratic");
        addresses();
        drag("quadratic-a", 2, 2.5f);
        assertThat(byId(Anchor.class, "open-in-nudge").getHref()).contains("a=2.5&");
        assertThat(addresses())
                .isNotEmpty()
                .allMatch(address -> address.startsWith("replace "), "the page around it keeps its history")
                .last()
                .isEqualTo("replace v=1&a=2.5&b=1.1&c=1.1&loss=mae&rate=0.05&theme=dark&hide=code");
    }

    @Test
    void thePageAroundItSetsAndHearsOfEachChange() {
        embed("quadratic", "");
        told("tell");
        ask("set", "7", "a=2.25&loss=rmse", 1);
        assertThat(told("tell"))
                .last()
                .asString()
                .contains("\"type\":\"change\"", "\"id\":\"7\"", "\"a\":\"2.25\"", "\"loss\":\"rmse\"", "\"rmse\":");
        ask("step", "8", "", 3);
        assertThat(told("tell")).last().asString().contains("\"steps\":3", "\"then\":\"3\"");
        ask("get", "9", "", 1);
        assertThat(told("tell")).singleElement().asString().contains("\"id\":\"9\"", "\"steps\":3");
        ask("reset", "10", "", 1);
        assertThat(told("tell")).last().asString().contains("\"a\":\"1.1\"", "\"steps\":0");
    }

    @Test
    void whatIsWrongIsAnsweredAndNeverObeyed() {
        embed("quadratic", "");
        for (String settings : List.of("a=lots", "a=5000", "colour=red", "a=2&loss=huber", "then=x")) {
            told("tell");
            ask("set", "1", settings, 1);
            assertThat(told("tell"))
                    .as(settings)
                    .singleElement()
                    .asString()
                    .contains("\"type\":\"error\"", "\"id\":\"1\"", "Nothing was set")
                    .doesNotContain("instead", "embed.refused");
        }
        ask("set", "1", "a=5000", 1);
        assertThat(told("tell"))
                .singleElement()
                .asString()
                .contains("out of range; the nearest that is taken is 1000.");
        ask("step", "2", "", 100_000);
        ask("explode", "3", "", 1);
        assertThat(told("tell")).hasSize(2).allMatch(each -> each.contains("\"type\":\"error\""));
        ask("get", "4", "", 1);
        assertThat(told("tell")).singleElement().asString().contains("\"a\":\"1.1\"", "\"steps\":0");
    }

    @Test
    void aGoalIsToldWhenAHandReachesItAndNotWhereAMessageHasLed() {
        embed("quadratic", "a=3&b=2&c=1");
        ask("set", "1", "a=2.9", 1);
        assertThat(told("tell")).isNotEmpty().noneMatch(each -> each.contains("goal-reached"));
        drag("quadratic-a", 2.9f, -1);
        assertThat(told("tell")).noneMatch(each -> each.contains("goal-reached"));
        drag("quadratic-a", -1, 2.9f);
        assertThat(told("tell"))
                .filteredOn(each -> each.contains("goal-reached"))
                .isNotEmpty()
                .first()
                .asString()
                .contains("\"goal\":\"close\"", "under 1.5");
    }

    /** Steps are what its buttons do; an address and settings lead. */
    @Test
    void aGoalAtTheEndOfALongWalkIsToldOnlyWhereAHandWalked() throws Exception {
        List<String> begun = slowly(() -> embed("losslab", "then=1000"));
        assertThat(begun)
                .singleElement()
                .asString()
                .contains("\"type\":\"ready\"")
                .doesNotContain("\"steps\":1000");
        assertThat(arrive("\"steps\":1000")).noneMatch(each -> each.contains("goal-reached"));
        embed("losslab", "");
        told("tell");
        assertThat(slowly(() -> ask("set", "1", "then=1000", 1))).noneMatch(each -> each.contains("\"id\""));
        assertThat(arrive("\"id\":\"1\"")).noneMatch(each -> each.contains("goal-reached"));
        embed("losslab", "");
        told("tell");
        assertThat(slowly(() -> ask("step", "2", "", 1000))).noneMatch(each -> each.contains("\"id\""));
        assertThat(arrive("\"id\":\"2\"")).anyMatch(each -> each.contains("\"goal\":\"same\""));
    }

    @Test
    void anAnswerComesWhereTheWalkHasArrived() throws Exception {
        embed("quadratic", "");
        told("tell");
        assertThat(slowly(() -> ask("set", "1", "then=9000", 1)))
                .isNotEmpty()
                .noneMatch(each -> each.contains("\"id\""));
        assertThat(arrive("\"id\":\"1\"")).last().asString().contains("\"steps\":9000", "\"id\":\"1\"");
        embed("quadratic", "");
        told("tell");
        assertThat(slowly(() -> ask("step", "2", "", 1000))).isNotEmpty().noneMatch(each -> each.contains("\"id\""));
        assertThat(arrive("\"id\":\"2\"")).last().asString().contains("\"steps\":1000", "\"id\":\"2\"");
    }

    @Test
    void whoseWalkIsEndedByAnotherMessageIsAnsweredAsWell() {
        embed("quadratic", "");
        told("tell");
        List<String> all = new ArrayList<>(slowly(() -> {
            ask("set", "1", "then=9000", 1);
            ask("get", "2", "", 1);
        }));
        assertThat(all).last().asString().contains("\"id\":\"2\"");
        ask("pause", "3", "", 1);
        List<String> ended =
                told("tell").stream().filter(each -> each.contains("\"id\"")).toList();
        assertThat(ended).hasSize(2).noneMatch(each -> each.contains("goal-reached"));
        assertThat(ended.getFirst()).contains("\"id\":\"1\"").doesNotContain("\"steps\":9000");
        assertThat(ended.getLast()).isEqualTo(ended.getFirst().replace("\"id\":\"1\"", "\"id\":\"3\""));
        ask("play", "4", "", 1);
        assertThat(told("tell"))
                .as("what plays may go on for long")
                .last()
                .asString()
                .contains("\"id\":\"4\"");
        ask("pause", "5", "", 1);
    }

    @Test
    void noStepIsTakenByAMessageWhereAControlShowsWhatWasRefused() {
        embed("views", "act=own");
        told("tell");
        fire(
                element("views-own"),
                "change",
                JsonNodeFactory.instance.objectNode().put("event.target.value", "x["));
        for (String type : List.of("step", "play")) {
            told("tell");
            ask(type, "1", "", 1);
            assertThat(told("tell"))
                    .singleElement()
                    .asString()
                    .contains("\"type\":\"error\"", type + ": a control shows what was refused");
        }
        ask("reset", "2", "", 1);
        told("tell");
        ask("step", "3", "", 1);
        assertThat(told("tell")).last().asString().contains("\"id\":\"3\"", "\"steps\":1");
    }

    @Test
    void fixedControlsAreToldInWordsAndStayWhatTheyAre() {
        embed("quadratic", "a=2&controls=fixed");
        assertThat(element("quadratic-fixed-a").getText()).isEqualTo("2");
        assertThat(element("quadratic-fixed-loss").getText()).isEqualTo("mean absolute");
        press(byId(NativeButton.class, "quadratic-step-one"));
        press(byId(NativeButton.class, "quadratic-reset"));
        assertThat(byId(Anchor.class, "open-in-nudge").getHref())
                .contains("a=2&")
                .doesNotContain("then=");
    }

    @Test
    void anAccentThatCannotBeSeenIsRefusedInWords() {
        embed("quadratic", "accent=ffffee");
        assertThat(text())
                .contains(
                        "accent = “ffffee” is hard to see on this paper: its contrast is 1.0 to 1, and 3 to 1 is needed.");
        embed("quadratic", "accent=puce");
        assertThat(text()).contains("accent = “puce” is no colour");
        embed("quadratic", "accent=228866");
        assertThat(text()).doesNotContain("accent");
        assertThat(((Component) getCurrentView()).getElement().getStyle().get("--accent"))
                .isEqualTo("#228866");
    }

    @Test
    void theGalleryKeepsCodeAndAddressWithEverySwitch() {
        addresses();
        UI.getCurrent().navigate("embed", QueryParameters.fromString("experiment=quadratic&a=2"));
        runAsBrowser();
        assertThat(code("iframe"))
                .contains("src=\"https://nudge.example/embed/quadratic?v=1&amp;a=2&amp;b=1.1", "loading=\"lazy\"");
        change("embed-theme", "element.value", "dark");
        change("hide-code", "element.checked", true);
        change("embed-fixed", "element.checked", true);
        change("embed-accent", "element.value", "#4befa9");
        assertThat(find(IFrame.class).single().getSrc())
                .isEqualTo(
                        "embed/quadratic?v=1&a=2&b=1.1&c=1.1&loss=mae&rate=0.05&theme=dark&accent=4befa9&hide=code&controls=fixed");
        assertThat(code("tag"))
                .contains(
                        "name=\"quadratic\"",
                        " a=\"2\"",
                        "theme=\"dark\"",
                        "hide=\"code\"",
                        "controls=\"fixed\"",
                        "height=\"640\"");
        assertThat(code("notion"))
                .startsWith("https://nudge.example/embed/quadratic?")
                .doesNotContain("&amp;");
        change("embed-accent", "element.value", "0a0a0a");
        assertThat(text()).contains("is hard to see on this paper");
        assertThat(code("iframe")).doesNotContain("accent");
        change("embed-accent", "element.value", "zzz");
        assertThat(element("embed-accent").getProperty("value")).isEqualTo("zzz");
        change("embed-fixed", "element.checked", true);
        assertThat(text()).contains("accent = “zzz” is no colour");
        change("embed-accent", "element.value", "");
        assertThat(text()).doesNotContain("accent =");
        hear("quadratic", 712, "v=1&a=2.5&b=1.1&c=1.1&loss=mae&rate=0.05");
        assertThat(code("iframe")).contains("a=2.5&amp;", "height=\"712\"");
        assertThat(addresses()).last().asString().startsWith("replace experiment=quadratic&v=1&a=2.5&");
        hear("quadratic", 730, "v=1&a=2.5&b=1.1&c=1.1&loss=mae&rate=0.05&then=225");
        assertThat(code("iframe")).contains("then=225&amp;theme=dark", "height=\"730\"");
        assertThat(code("tag")).contains("then=\"225\"");
        assertThat(addresses()).last().asString().contains("&then=225&");
        hear("losslab", 900, "v=1&quantile=0.9");
        assertThat(code("iframe")).contains("then=225", "height=\"730\"");
        change("embed-experiment", "element.value", "losslab");
        assertThat(code("tag")).contains("name=\"losslab\"").doesNotContain("hide=");
    }

    @Test
    void theGallerySaysWhatOfItsAddressIsNotTaken() {
        gallery("experiment=quadratic&a=2&accent=ffffee");
        assertThat(text()).contains("accent = “ffffee” is hard to see on this paper");
        assertThat(element("embed-accent").getProperty("value")).isEqualTo("ffffee");
        assertThat(find(IFrame.class).single().getSrc()).contains("a=2&").doesNotContain("accent");
        change("embed-theme", "element.value", "dark");
        assertThat(text()).doesNotContain("accent =");
        assertThat(find(IFrame.class).single().getSrc()).contains("theme=dark&accent=ffffee");
        gallery("experiment=quadratc&a=2&accent=puce");
        assertThat(text())
                .contains(
                        "experiment = “quadratc” is no choice here; quadratic holds instead.",
                        "accent = “puce” is no colour");
        gallery("experiment=race&theme=dark");
        assertThat(text()).doesNotContain("accent =", "experiment =");
        gallery("");
        assertThat(text()).doesNotContain("experiment =");
    }

    private static void gallery(String query) {
        UI.getCurrent().navigate("embed", QueryParameters.fromString(query));
    }

    @Test
    void everyExperimentOfAPageHasAShareOfItsOwn() {
        UI.getCurrent().navigate("lessons/rate");
        press(byId(NativeButton.class, "share-race"));
        assertThat(all(find(ShareDialog.class).single().getElement())
                        .filter(each -> !each.isTextNode())
                        .map(each -> each.getAttribute("id")))
                .contains("share-link", "share-code", "share-svg", "share-png", "share-csv");
    }

    @Test
    void filesAreOfTheFrameOnThePageHoweverLongItsWalkWas() {
        UI.getCurrent().navigate("lessons/rate", QueryParameters.fromString("race.then=7"));
        String words = element("race-words").getText();
        assertThat(words).contains("7");
        press(byId(NativeButton.class, "share-race"));
        String svg = file("share-svg");
        press(byId(NativeButton.class, "race-step-one"));
        assertThat(svg).startsWith("<svg ").contains(words).isEqualTo(file("share-svg"));
        assertThat(file("share-csv")).isNotEmpty();
    }

    private String file(String link) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        test(byId(Anchor.class, link)).download(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void embed(String experiment, String query) {
        told("tell");
        UI.getCurrent().navigate("embed/" + experiment, QueryParameters.fromString(query));
    }

    /** What is told while every look at the clock takes so long that a walk does not fit into its request. */
    private static List<String> slowly(Runnable act) {
        HANDS.setTick(300_000);
        try {
            act.run();
            return told("tell");
        } finally {
            HANDS.setTick(0);
        }
    }

    /** What is told until a walk has arrived, which goes on by the scheduler. */
    private static List<String> arrive(String last) throws InterruptedException {
        HANDS.setTick(1_000);
        try {
            HANDS.pass(2_000);
        } finally {
            HANDS.setTick(0);
        }
        VaadinSession session = UI.getCurrent().getSession();
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 1_000 && all.stream().noneMatch(each -> each.contains(last)); i++) {
            Thread.sleep(5);
            session.getService().runPendingAccessTasks(session);
            all.addAll(toldAndPainted());
        }
        assertThat(all).anyMatch(each -> each.contains(last));
        return all;
    }

    /** What was told; the browser has painted, so that it may be told of what comes next. */
    private static List<String> toldAndPainted() {
        UI.getCurrent().getInternals().getStateTree().runExecutionsBeforeClientResponse();
        List<PendingJavaScriptInvocation> calls = UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations();
        calls.stream()
                .filter(call -> call.getInvocation().getExpression().contains("requestAnimationFrame"))
                .forEach(call -> call.complete(BooleanNode.TRUE));
        return calls.stream()
                .map(PendingJavaScriptInvocation::getInvocation)
                .filter(call -> call.getExpression().contains("tell("))
                .map(call -> String.valueOf(call.getParameters().get(1)))
                .toList();
    }

    private void ask(String type, String id, String settings, int count) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.putObject("event.detail")
                .put("type", type)
                .put("id", id)
                .put("settings", settings)
                .put("count", count);
        Element port = all(root())
                .filter(each -> !each.isTextNode() && each.getTag().equals("embed-port"))
                .findFirst()
                .orElseThrow();
        fire(port, "embed-asked", data);
    }

    /** The preview of the gallery tells of itself. */
    private void hear(String experiment, int height, String settings) {
        ObjectNode news = JsonNodeFactory.instance.objectNode();
        news.put("for", "trailing")
                .putObject("event.detail")
                .put("experiment", experiment)
                .put("height", height)
                .put("settings", settings);
        fire(find(IFrame.class).single().getElement(), "embed-news", news);
    }

    private void change(String id, String what, Object value) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        if (value instanceof Boolean on) {
            data.put(what, on);
        } else {
            data.put(what, value.toString());
        }
        fire(element(id), "change", data);
    }

    /** The browser tells where it is. */
    private void runAsBrowser() {
        UI.getCurrent().getInternals().getStateTree().runExecutionsBeforeClientResponse();
        UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations().stream()
                .filter(each -> each.getInvocation().getExpression().contains("document.baseURI"))
                .forEach(each -> each.complete(JsonNodeFactory.instance.stringNode("https://nudge.example/")));
    }

    private String code(String snippet) {
        return element("code-" + snippet).getProperty("value", "");
    }

    private Element root() {
        return ((Component) getCurrentView()).getElement();
    }

    private Element element(String id) {
        return all(root())
                .filter(each -> !each.isTextNode() && id.equals(each.getAttribute("id")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no element " + id));
    }

    private List<String> page() {
        return all(root())
                .filter(each -> !each.isTextNode())
                .map(each -> each.getAttribute("id"))
                .filter(Objects::nonNull)
                .toList();
    }

    private String text() {
        return root().getTextRecursively();
    }
}
