package dev.nudge.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import org.junit.jupiter.api.Test;

/** A race that is predicted, measured on the server, stopped and come back to. No time is asserted. */
@BrowserTest
class SpeedTest {

    /** All lanes at a small size; the bounds of a measurement are far beyond it. */
    private static final LocatorAssertions.ContainsTextOptions IN_A_MINUTE =
            new LocatorAssertions.ContainsTextOptions().setTimeout(90_000);

    @Test
    void aLearnerPredictsMeasuresAndComesBackToWhatThisServerMeasured(Learner learner) {
        Page page = learner.opens("lessons/speed?lanerace.n=16");
        Locator measure = page.locator("#lanerace-measure");
        Locator status = page.locator("#lanerace-measure-status");
        Locator words = page.locator("#lanerace-words");
        assertThat(measure).hasText("Measure without predicting");
        assertThat(status).hasText("Predict first, then measure.");
        page.locator("#lanerace-winner input[value=one]").check();
        assertThat(measure).hasText("Measure");
        assertThat(words).containsText("You say: the engine, one core");

        measure.click();
        assertThat(page.locator("#lanerace-measure-stop")).isVisible();
        assertThat(measure).isFocused();
        // The page goes on meanwhile: another prediction is no other measurement.
        page.locator("#lanerace-winner input[value=all]").check();
        assertThat(words).containsText("The results of the lanes that ran agree", IN_A_MINUTE);
        assertThat(words).containsText("You say: the engine, all cores");
        assertThat(page.locator("#lanerace-measured-on")).containsText("on this server: ");
        assertThat(page.locator("#lanerace-measured-ago")).hasText("now");
        assertThat(page.locator("#experiment-lanerace table")).containsText("no graphics card here");
        assertThat(measure).hasText("Measure again");
        assertThat(page.locator("#lanerace-measure-stop")).isHidden();

        page.waitForURL("**/lessons/speed?*lanerace.winner=all*");
        assertThat(page.url()).doesNotContain("seconds");
        page.reload();
        // What was measured is covered, in case it was somebody else who did.
        assertThat(words).containsText("Nothing is shown yet");
        page.locator("#lanerace-measure-last").click();
        assertThat(measure).isFocused();
        assertThat(words).containsText("The results of the lanes that ran agree");
        assertThat(page.locator("#lanerace-measured-on")).containsText("on this server: ");
    }

    @Test
    void aLearnerStopsAndTheNextOneHasTheTurn(Learner learner) {
        Page page = learner.opens("lessons/speed?slopes.n=4096&slopes.doubling=8");
        page.locator("#slopes-measure").click();
        assertThat(page.locator("#slopes-measure-status")).containsText("Measuring");
        Page waiting = learner.somebodyElse(Learner.Device.DESKTOP)
                .opens("lessons/speed?lanerace.job=add&lanerace.n=32&lanerace.winner=all");
        waiting.locator("#lanerace-measure").click();
        assertThat(waiting.locator("#lanerace-measure-status")).containsText("Waiting: 1 before you.");
        page.locator("#slopes-measure-stop").click();
        assertThat(page.locator("#slopes-measure")).isFocused();
        assertThat(page.locator("#slopes-measure-stop")).isHidden();
        assertThat(page.locator("#slopes-measure")).isEnabled();
        assertThat(waiting.locator("#lanerace-words"))
                .containsText("The results of the lanes that ran agree", IN_A_MINUTE);
    }
}
