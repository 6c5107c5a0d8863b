package dev.nudge.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Lesson;
import dev.nudge.lesson.Trail;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** All experiments of a lesson in one link. */
class LessonLinkTest {

    private static final Lesson ONE = Course.lesson("quadratic");
    private static final Lesson SEVERAL = Course.lesson("gradient");

    @Test
    void aLessonWithOneExperimentHasItsLinkAsItStands() {
        Experiment quadratic = ONE.experiments().getFirst();
        Trail trail = quadratic.start().plusSteps(3);
        assertThat(LessonLink.parameters(ONE, Map.of("quadratic", trail)))
                .isEqualTo(Permalink.parameters(quadratic, trail));
    }

    @Test
    void whatNobodyTouchedIsNotInTheLink() {
        assertThat(LessonLink.parameters(SEVERAL, starts())).isEmpty();
    }

    @Test
    void everyExperimentComesBackFromItsOwnPart() {
        Map<String, Trail> trails = starts();
        Experiment tangent = SEVERAL.experiment("tangent");
        trails.put(
                "tangent",
                Permalink.over(tangent, tangent.start(), "x=3&then=2").trail());
        Map<String, String> parameters = LessonLink.parameters(SEVERAL, trails);
        assertThat(parameters).containsEntry("tangent.x", "3").containsEntry("tangent.then", "2");
        LessonLink.Read read = LessonLink.read(SEVERAL, parameters, Set.of());
        assertThat(read.trails()).isEqualTo(trails);
        assertThat(read.settings()).isTrue();
        assertThat(read.ignored()).isEmpty();
    }

    @Test
    void partsNobodyKnowsAreReportedUnderTheirFullName() {
        LessonLink.Read read =
                LessonLink.read(SEVERAL, Map.of("tangent.colour", "red", "x", "3", "utm_source", "x"), Set.of());
        assertThat(read.ignored())
                .extracting(Permalink.Ignored::parameter)
                .containsExactlyInAnyOrder("tangent.colour", "x");
    }

    @Test
    void aLinkInATextSetsALiveControlInTheWalkAndBeginsAnewForAllElse() {
        Experiment tangent = SEVERAL.experiment("tangent");
        Trail walked = tangent.start().plusSteps(2);
        assertThat(Permalink.over(tangent, walked, "x=3").trail().steps()).isEqualTo(2);
        assertThat(Permalink.over(tangent, walked, "x=3").trail().settings().number("x"))
                .isEqualTo(3);
        assertThat(Permalink.over(tangent, walked, "x=3&then=1").trail().steps())
                .isEqualTo(1);
        assertThat(Permalink.over(tangent, walked, "start").trail()).isEqualTo(tangent.start());
    }

    private static Map<String, Trail> starts() {
        Map<String, Trail> trails = new LinkedHashMap<>();
        SEVERAL.experiments().forEach(each -> trails.put(each.id(), each.start()));
        return trails;
    }

    @Test
    void aMatrixOfAnotherSizeBeginsTheWalkAnewAndHasNoPlaceOnTheWay() {
        Experiment product = Course.experiment("rowcolumn");
        Trail walked = product.start().plusSteps(2);
        assertThat(Permalink.over(product, walked, "a=:1_2_3:4_5_7").trail().steps())
                .as("other numbers")
                .isEqualTo(2);
        Trail anew = Permalink.over(product, walked, "a=:1_2_3").trail();
        assertThat(anew.steps()).as("another size").isZero();
        assertThat(anew.settings().matrix("a").rows()).isEqualTo(1);
        Permalink.Read odd = Permalink.read(product, Map.of("then", "2,a::1_2_3"), Set.of());
        assertThat(odd.trail()).isEqualTo(walked);
        assertThat(odd.ignored()).extracting(Permalink.Ignored::reason).containsExactly(Permalink.Reason.BROKEN);
    }
}
