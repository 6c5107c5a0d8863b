package dev.nudge.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.lesson.Passage.Predict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Words and their cards. */
class GlossaryTest {

    /** What a learner should be able to explain at the end. */
    private static final List<String> RECAP = List.of(
            "relu",
            "mini-batch",
            "forward-pass",
            "loss",
            "gradient",
            "backward-pass",
            "gradient-descent",
            "learning-rate",
            "activation",
            "parameter");

    private static final Path CARDS = Path.of("src/main/resources/glossary");

    @Test
    void everyWordThatATextLinksHasACard() throws IOException {
        Set<String> linked = new TreeSet<>();
        for (Lesson lesson : Course.lessons()) {
            linked.addAll(Glossary.linked(lesson.text(Locale.ENGLISH)));
        }
        for (String card : cards()) {
            linked.addAll(Glossary.linked(Texts.require("glossary", card, Locale.ENGLISH)));
        }
        assertThat(linked).hasSizeGreaterThan(15);
        assertThat(cards()).containsAll(linked);
    }

    @Test
    void everyCardIsLinkedByALessonAndTheRecapIsAmongThem() throws IOException {
        assertThat(cards())
                .containsAll(RECAP)
                .allMatch(card -> Glossary.firstAppearance(card).isPresent());
        assertThat(Glossary.terms(Locale.ENGLISH)).extracting(Term::id).containsExactlyInAnyOrderElementsOf(cards());
    }

    @Test
    void cardsAreShortAndHaveAPictureAndAnExampleOfAnExperimentOfTheCourse() {
        Set<String> experiments = Course.lessons().stream()
                .flatMap(lesson -> lesson.experiments().stream())
                .map(Experiment::id)
                .collect(Collectors.toSet());
        for (Term term : Glossary.terms(Locale.ENGLISH)) {
            assertThat(term.title()).as(term.id()).isNotBlank();
            assertThat(term.markdown().split("\\s+").length).as(term.id()).isBetween(15, 80);
            assertThat(term.markdown()).doesNotContain("poke:");
            String poke = term.example().orElseThrow().poke();
            assertThat(experiments).as(term.id()).contains(poke.replaceFirst("\\?.*", ""));
            Term.Picture picture = term.picture().orElseThrow();
            assertThat(experiments).as(term.id()).contains(picture.preset().experiment());
            assertThat(picture.words()).as(term.id()).isNotBlank();
        }
    }

    @Test
    void aWordAppearsFirstInTheFirstLessonThatLinksIt() {
        assertThat(Glossary.firstAppearance("loss")).contains(Course.lesson("quadratic"));
        assertThat(Glossary.firstAppearance("float32")).contains(Course.lesson("gradient"));
        assertThat(Glossary.firstAppearance("relu")).contains(Course.lesson("relu"));
        assertThat(Glossary.firstAppearance("mini-batch")).contains(Course.lesson("rate"));
        assertThat(Glossary.firstAppearance("nothing")).isEmpty();
    }

    @Test
    void aWordNobodyHasWrittenACardForHasNone() {
        assertThat(Term.of("nothing", Locale.ENGLISH)).isEmpty();
        assertThat(Term.of("../lessons/loss", Locale.ENGLISH)).isEmpty();
        assertThat(Term.of("loss", Locale.forLanguageTag("eo"))).isEqualTo(Term.of("loss", Locale.ENGLISH));
    }

    @Test
    void everyQuestionIsAboutAWordAndSaysWhyWithAnExperiment() throws IOException {
        List<Predict> questions = SelfTest.all(Locale.ENGLISH);
        assertThat(questions).extracting(Predict::id).doesNotHaveDuplicates();
        assertThat(questions).hasSizeGreaterThanOrEqualTo(2 * SelfTest.QUESTIONS);
        for (Predict question : questions) {
            assertThat(cards()).contains(SelfTest.term(question));
            assertThat(question.options()).as(question.id()).hasSize(3).doesNotHaveDuplicates();
            assertThat(question.reveal()).as(question.id()).contains("](poke:");
        }
    }

    @Test
    void aSeedAsksTheSameQuestionsInTheSameOrderAndAnotherAsksOthers() {
        List<Predict> seven = SelfTest.draw(7, Locale.ENGLISH);
        assertThat(seven).hasSize(SelfTest.QUESTIONS).isEqualTo(SelfTest.draw(7, Locale.ENGLISH));
        assertThat(seven).isNotEqualTo(SelfTest.draw(8, Locale.ENGLISH));
        Set<Integer> places = new TreeSet<>();
        for (long seed = 0; seed < 20; seed++) {
            for (Predict question : SelfTest.draw(seed, Locale.ENGLISH)) {
                places.add(question.right());
                Predict asWritten = SelfTest.all(Locale.ENGLISH).stream()
                        .filter(each -> each.id().equals(question.id()))
                        .findFirst()
                        .orElseThrow();
                assertThat(question.options().get(question.right()))
                        .isEqualTo(asWritten.options().get(asWritten.right()));
            }
        }
        assertThat(places).containsExactly(0, 1, 2);
    }

    private static Set<String> cards() throws IOException {
        try (Stream<Path> files = Files.list(CARDS)) {
            return files.map(file -> file.getFileName().toString().replace(".md", ""))
                    .filter(name -> !name.contains("_") && !name.equals("self-test"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
