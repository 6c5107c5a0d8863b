package dev.nudge.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.compute.device.Devices;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Glossary;
import dev.nudge.lesson.Guess;
import dev.nudge.lesson.Passage;
import dev.nudge.lesson.Preset;
import dev.nudge.lesson.Still;
import dev.nudge.lesson.Term;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class StillsTest {

    private final Stills stills = new Stills(LearnerDevices.only(Devices.get("cpu")));

    @Test
    void showsAnExperimentAtTheEndOfTheWalkAndComputesItOnce() {
        Preset two = Preset.of("accumulate/race?then=200");
        Still still = stills.of(two);
        assertThat(still.picture().id()).isEqualTo("race");
        assertThat(still.frame().readout("steps")).isEqualTo(200);
        assertThat(stills.of(Preset.of("accumulate/race?then=200"))).isSameAs(still);
    }

    @Test
    void everyWordHasAPictureOfAnExperimentsOwnNumbers() {
        for (Term term : Glossary.terms(Locale.ENGLISH)) {
            Term.Picture picture = term.picture().orElseThrow(() -> new AssertionError(term.id() + " has no picture"));
            assertThat(picture.words()).as(term.id()).isNotBlank();
            assertThat(stills.of(picture.preset()).frame().charts())
                    .as(term.id())
                    .isNotEmpty();
        }
    }

    @Test
    void whatTheTextsShowIsThereBeforeAnybodyReads() {
        stills.fill(() -> true);
        assertThat(stills.size()).as("the server is stopping").isZero();
        stills.fill(() -> false);
        int filled = stills.size();
        everyWordHasAPictureOfAnExperimentsOwnNumbers();
        everyIllustrationOfATextIsThere();
        everyCurveToDrawHasATruthToLayOverIt();
        assertThat(stills.size()).isEqualTo(filled).isPositive();
    }

    @Test
    void everyIllustrationOfATextIsThere() {
        long illustrations = Course.lessons().stream()
                .flatMap(lesson -> lesson.passages(Locale.ENGLISH).stream())
                .filter(Passage.Illustration.class::isInstance)
                .map(passage -> stills.of(((Passage.Illustration) passage).preset()))
                .count();
        assertThat(illustrations).isGreaterThanOrEqualTo(3);
    }

    @Test
    void everyCurveToDrawHasATruthToLayOverIt() {
        List<Passage.Draw> drawn = Course.lessons().stream()
                .flatMap(lesson -> lesson.passages(Locale.ENGLISH).stream())
                .filter(Passage.Draw.class::isInstance)
                .map(Passage.Draw.class::cast)
                .toList();
        assertThat(drawn).hasSizeGreaterThanOrEqualTo(3);
        for (Passage.Draw draw : drawn) {
            Still still = stills.of(draw.preset());
            Still blank = Guess.blank(still, draw);
            assertThat(still.frame().lines(draw.truth()).xs()).as(draw.id()).hasSizeGreaterThan(1);
            assertThat(blank.frame().lines(draw.truth()).xs()).as(draw.id()).isEmpty();
        }
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThatThrownBy(() -> stills.of(Preset.of("tangent/nothing")))
                .hasMessage("tangent: there is no picture \"nothing\"");
        assertThatThrownBy(() -> stills.of(Preset.of("tangent/curve?speed=3"))).hasMessageContaining("speed");
        assertThatThrownBy(() -> Preset.of("tangent")).hasMessageContaining("experiment/picture?settings");
    }
}
