package dev.nudge.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.QueryParameters;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Glossary;
import dev.nudge.lesson.Lesson;
import dev.nudge.lesson.Reading;
import dev.nudge.lesson.SelfTest;
import dev.nudge.lesson.ShortPath;
import dev.nudge.lesson.Term;
import dev.nudge.link.LessonLink;
import dev.nudge.link.Permalink;
import dev.nudge.ui.page.Routes;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The pages beside the lessons, and the cards in them. */
class ReadingPagesTest extends ViewTest {

    private static final Pattern POKE = Pattern.compile("]\\(poke:([^)]*)\\)");

    @Test
    void everyPokeOfAPageWithoutExperimentsLeadsToALessonThatUnderstandsAllOfIt() {
        Set<String> pokes = new TreeSet<>();
        Glossary.terms(Locale.ENGLISH).forEach(term -> term.example().ifPresent(example -> pokes.add(example.poke())));
        for (long seed = 0; seed < 40; seed++) {
            SelfTest.draw(seed, Locale.ENGLISH).forEach(question -> pokes.addAll(pokes(question.reveal())));
        }
        pokes.addAll(pokes(Reading.books(Locale.ENGLISH)));
        assertThat(pokes).hasSizeGreaterThan(40);
        for (String poke : pokes) {
            String address = Routes.poked(poke);
            assertThat(address).endsWith("#experiment-" + poke.replaceFirst("\\?.*", ""));
            Lesson lesson = lesson(address);
            LessonLink.Read read = LessonLink.read(lesson, parameters(address), Set.of());
            assertThat(read.ignored()).as(poke).isEmpty();
            Experiment experiment = lesson.experiment(poke.replaceFirst("\\?.*", ""));
            assertThat(read.trails().get(experiment.id()))
                    .as(poke)
                    .isEqualTo(Permalink.read(experiment, parameters(poke), Set.of())
                            .trail());
        }
    }

    @Test
    void theGlossaryHasEveryCardWithItsExampleAndWhereItFirstAppears() {
        Component page = visit(Routes.GLOSSARY, "");
        assertThat(tags(page.getElement()).filter(each -> each.getTag().equals("article")))
                .extracting(each -> each.getAttribute("id"))
                .containsExactlyElementsOf(
                        Glossary.terms(Locale.ENGLISH).stream().map(Term::id).toList());
        assertThat(addressesIn(element(page, "gradient")))
                .contains("glossary#gradient", "", "glossary#partial-derivative")
                .anyMatch(href -> href.startsWith("lessons/gradient?squares.first=3&squares.second=4"));
    }

    @Test
    void everyCardHasASmallPictureWithWords() {
        Component page = visit(Routes.GLOSSARY, "");
        assertThat(tags(page.getElement()).filter(each -> each.getTag().equals("svg")))
                .hasSameSizeAs(Glossary.terms(Locale.ENGLISH))
                .allSatisfy(svg -> {
                    assertThat(svg.getAttribute("aria-label")).isNotBlank();
                    assertThat(svg.getChildCount())
                            .as(svg.getAttribute("aria-label"))
                            .isPositive();
                    assertThat(svg.getOuterHTML())
                            .as("in the colours of the roles, or of a colour image")
                            .containsPattern("var\\(--|rgb\\(")
                            .doesNotContain("NaN");
                });
    }

    @Test
    void questionsAreAskedAboutTheExperimentsAsTheLearnerLeftThem() {
        Component page = visit(Routes.SELF_TEST, "seed=7");
        assertThat(page.getElement().getTextRecursively()).contains(page.getTranslation("test.own.none"));
        left(Map.of(
                "quadratic", "v=1&a=2.6&b=1.1&c=1.1&loss=mae&rate=0.05&then=1",
                "tangent", "x=4&h=2",
                "race", "r1=0.1",
                "squares", "%zz",
                "moon", "x=1"));
        assertThat(page.getElement().getTextRecursively()).doesNotContain(page.getTranslation("test.own.none"));
        assertThat(questions(page)).hasSize(SelfTest.QUESTIONS + 2);
        assertThat(questions(page).get(SelfTest.QUESTIONS))
                .contains("You left the curve at a = 2.", "one of the three goes up");
        assertThat(questions(page).getLast())
                .contains("You left x² with the point at x = 4.")
                .contains("The slope of x² is 2x, twice the place: 2 times 4 is 8.");
        assertThat(addressesIn(page.getElement()))
                .anyMatch(href -> href.startsWith("lessons/gradient?tangent.v=1&tangent.x=4"))
                .anyMatch(href -> href.startsWith("./?v=1&a=2.6"));
    }

    /** The browser tells what it kept. */
    private static void left(Map<String, String> left) {
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        left.forEach(told::put);
        UI.getCurrent().getInternals().getStateTree().runExecutionsBeforeClientResponse();
        UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations().stream()
                .filter(call -> call.getInvocation().getExpression().contains("nudgeLeft()"))
                .forEach(call -> call.complete(told));
    }

    @Test
    void aSeedAsksTheSameQuestionsAgainAndLeadsToOthers() {
        List<String> first = questions(visit(Routes.SELF_TEST, "seed=7"));
        List<String> others = questions(visit(Routes.SELF_TEST, "seed=8"));
        Component again = visit(Routes.SELF_TEST, "seed=7");
        assertThat(questions(again))
                .hasSize(SelfTest.QUESTIONS)
                .isEqualTo(first)
                .isNotEqualTo(others);
        assertThat(addressesIn(again.getElement())).contains("glossary/test?seed=8");
        assertThat(questions(visit(Routes.SELF_TEST, "seed=x")))
                .isEqualTo(questions(visit(Routes.SELF_TEST, "seed=1")));
    }

    @Test
    void progressListsEveryCheckpointOfTheCourse() {
        Component page = visit(Routes.PROGRESS, "");
        List<String> declared = Course.lessons().stream()
                .flatMap(lesson -> lesson.experiments().stream())
                .flatMap(experiment -> experiment.checkpoints().stream().map(goal -> experiment.id() + "." + goal))
                .toList();
        assertThat(tags(page.getElement()).filter(each -> each.hasAttribute("data-checkpoint")))
                .extracting(each -> each.getAttribute("data-checkpoint"))
                .containsExactlyInAnyOrderElementsOf(declared)
                .contains("quadratic.expert");
    }

    @Test
    void everyLessonHasAGuideToPrintAndAnotherAddressIsNoPage() {
        for (Lesson lesson : Course.lessons()) {
            Component page = visit(Routes.guide(lesson), "");
            assertThat(read(page.getElement())).contains("45 minutes");
        }
        assertThat(addressesIn(visit(Routes.TEACH, "").getElement())).contains("teach/quadratic");
        assertThat(visit("teach/nothing", "").getClass().getSimpleName()).isEqualTo("NotFoundView");
        assertThat(read(visit(Routes.BOOKS, "").getElement()))
                .contains("https://www.kaggle.com/code/jhoward/how-does-a-neural-net-really-work")
                .doesNotContain("poke:");
    }

    @Test
    void theMapLeadsAlongTheShortPathToTraining() {
        Component page = visit(Routes.LESSONS, "");
        Course.lessons()
                .forEach(lesson -> assertThat(addressesIn(page.getElement())).contains(Routes.of(lesson)));
        assertThat(tags(page.getElement()).filter(each -> each.hasAttribute("data-number")))
                .hasSize(ShortPath.stops().size())
                .last()
                .satisfies(each -> assertThat(each.getTextRecursively()).contains("SGD in seven steps"));
    }

    @Test
    void aWordOfTheFirstLessonOpensItsCardAndAPokeInTheCardSetsTheExperiment() {
        QuadraticView view = open("v=1&a=1.1&b=1.1&c=1.1&show=all");
        click(view, "event.target.closest('[data-term]')?.dataset.term ?? ''", "loss");
        Element card = element(view, "term-card");
        assertThat(tags(card))
                .as("a small picture")
                .anyMatch(each -> each.getTag().equals("svg"));
        assertThat(read(card)).contains("One number for how wrong a model is");
        click(view, "event.target.closest('[data-poke]')?.dataset.poke ?? ''", "quadratic?a=3&b=2&c=1&loss=mae");
        assertThat(view.live("quadratic").settings().number("a")).isEqualTo(3);
        assertThat(tags(view.getElement()).map(Element::getText))
                .anyMatch(text -> text.startsWith("3, 2 and 1 are the numbers that made these points"));
        click(view, "event.target.closest('[data-term]')?.dataset.term ?? ''", "float32");
        assertThat(addressesIn(card))
                .contains("lessons/gradient?tiny.x=3&tiny.h=1e-7#experiment-tiny", "glossary#float32");
        click(view, "event.target.closest('[data-term]')?.dataset.term ?? ''", "nothing");
        assertThat(read(card)).contains("Nobody has written this card yet.");
    }

    private static void click(LessonPage page, String named, String value) {
        fire(
                page.getElement(),
                "click",
                JsonNodeFactory.instance
                        .objectNode()
                        .put(named, value)
                        .put(
                                named.contains("term")
                                        ? "event.target.closest('[data-term]') !== null"
                                        : "event.target.closest('[data-poke]') !== null",
                                true));
    }

    private Component visit(String place, String query) {
        UI.getCurrent().navigate(place, QueryParameters.fromString(query));
        return (Component) getCurrentView();
    }

    private static List<String> questions(Component page) {
        return tags(page.getElement())
                .filter(each -> each.getTag().equals("lesson-prediction"))
                .map(each -> each.getAttribute("name") + each.getAttribute("right") + read(each))
                .toList();
    }

    /** Those of anchors, and those in HTML that came from Markdown. */
    private static List<String> addressesIn(Element root) {
        Pattern inHtml = Pattern.compile("href=\"([^\"]*)\"");
        return tags(root)
                .flatMap(each -> Stream.concat(
                        Stream.ofNullable(each.getAttribute("href")),
                        inHtml.matcher(each.getProperty("innerHTML", ""))
                                .results()
                                .map(found -> found.group(1).replace("&amp;", "&"))))
                .toList();
    }

    /** What is read on the page, Markdown's HTML included. */
    private static String read(Element root) {
        return root.getTextRecursively()
                + tags(root).map(each -> each.getProperty("innerHTML", "")).collect(Collectors.joining(" "));
    }

    private static Stream<Element> tags(Element root) {
        return all(root).filter(each -> !each.isTextNode());
    }

    private static List<String> pokes(String markdown) {
        return POKE.matcher(markdown).results().map(each -> each.group(1)).toList();
    }

    private static Lesson lesson(String address) {
        String path = address.replaceFirst("[?#].*", "");
        return Course.lessons().stream()
                .filter(each -> path.equals("./")
                        ? Routes.of(each).isEmpty()
                        : Routes.of(each).equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> parameters(String address) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Matcher query = Pattern.compile("\\?([^#]*)").matcher(address);
        if (query.find()) {
            for (String pair : query.group(1).split("&")) {
                String[] parts = pair.split("=", 2);
                parameters.put(parts[0], parts.length > 1 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "");
            }
        }
        return parameters;
    }
}
