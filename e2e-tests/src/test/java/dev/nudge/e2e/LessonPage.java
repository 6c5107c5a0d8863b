package dev.nudge.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;

/** The lesson "Fit a quadratic" as a learner sees and uses it. */
final class LessonPage {

    /** Where all three parameters begin. */
    static final double START = 1.1;

    private final Page page;
    final SliderPart a;
    final SliderPart b;
    final SliderPart c;
    final ChartPart fit;
    final ChartPart path;

    LessonPage(Page page) {
        this.page = page;
        a = new SliderPart(page, "a", -2, 5);
        b = new SliderPart(page, "b", -1, 4);
        c = new SliderPart(page, "c", -1, 4);
        fit = new ChartPart(page.locator(".picture > e-chart"));
        path = new ChartPart(page.locator(".path-box e-chart"));
    }

    Page page() {
        return page;
    }

    void awaitPicture() {
        page.waitForFunction("() => { const chart = document.querySelector('.picture > e-chart');"
                + " return chart && chart.renderCount > 0 && chart.getPointCount('points') > 0; }");
        awaitQuiet();
    }

    /** Until nothing is on its way between page and server, and nothing that takes longer is under way. */
    void awaitQuiet() {
        page.waitForFunction(
                "() => !document.querySelector('.working.busy')"
                        + " && Object.values(window.Vaadin?.Flow?.clients ?? {}).every(client => !client.isActive || !client.isActive())");
    }

    // ---- what it says

    Locator mae() {
        return page.locator("#loss-mae");
    }

    Locator mse() {
        return page.locator("#loss-mse");
    }

    Locator rmse() {
        return page.locator("#loss-rmse");
    }

    Locator prompt() {
        return page.locator(".prompt");
    }

    Locator notice() {
        return page.locator("#notice");
    }

    /** What the picture shows, in words. */
    Locator words() {
        return page.locator("#words");
    }

    Locator linkNotice() {
        return page.locator(".link-notice");
    }

    /** The line under the picture: how points are edited, or which is chosen. */
    Locator pointsLine() {
        return page.locator(".points-line");
    }

    Measured measured() {
        return new Measured(fit.series("points"));
    }

    /** Everything that can be read off the page; equal for two pages that show the same, to the last digit. */
    record Reading(
            List<String> parameters,
            List<String> slopes,
            List<String> losses,
            String chosenLoss,
            String rate,
            String notice,
            String words,
            List<Place> points,
            List<Place> curve,
            List<Place> residuals,
            List<Place> path) {}

    Reading read() {
        awaitQuiet();
        return new Reading(
                List.of(
                        a.number().inputValue(),
                        b.number().inputValue(),
                        c.number().inputValue()),
                List.of(
                        a.slope().textContent(),
                        b.slope().textContent(),
                        c.slope().textContent()),
                List.of(mae().textContent(), mse().textContent(), rmse().textContent()),
                page.locator("input[name=loss]:checked").inputValue(),
                rate().inputValue(),
                notice().textContent(),
                words().textContent(),
                fit.series("points"),
                fit.series("curve"),
                fit.series("residuals"),
                path.series("path"));
    }

    /** The address shows exactly these settings, in any order. */
    void expectAddress(String... settings) {
        StringBuilder all = new StringBuilder();
        for (String setting : settings) {
            all.append("(?=.*[?&]").append(setting.replace(".", "\\.")).append("(&|$))");
        }
        assertThat(page).hasURL(Pattern.compile("^" + all + ".*$"));
    }

    // ---- what can be done with it

    Locator everything() {
        return button("Show everything");
    }

    Locator oneStep() {
        return button("One gradient step");
    }

    Locator untilItStops() {
        return button("Until it stops");
    }

    Locator play() {
        return button("Play");
    }

    Locator pause() {
        return button("Pause");
    }

    Locator undo() {
        return button("Undo");
    }

    Locator reset() {
        return button("Start over");
    }

    Locator share() {
        return button("Share");
    }

    Locator rate() {
        return page.getByLabel("Learning rate, as a number");
    }

    /**
     * @param loss as it is named on the page
     */
    void choose(String loss) {
        page.locator(".losses")
                .getByText(loss, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    /** Opens the points as text. */
    PointsText openPoints() {
        page.locator("#edit-points").click();
        return new PointsText(page.getByRole(AriaRole.DIALOG));
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The dialog with the points as text. */
    record PointsText(Locator dialog) {

        Locator text() {
            return dialog.getByLabel("Points, one a line");
        }

        Locator complaints() {
            return dialog.getByRole(AriaRole.ALERT);
        }

        void paste(String points) {
            text().fill(points);
        }

        void use() {
            button("Use these points").click();
        }

        Locator button(String name) {
            return dialog.getByRole(
                    AriaRole.BUTTON,
                    new Locator.GetByRoleOptions().setName(name).setExact(true));
        }
    }
}
