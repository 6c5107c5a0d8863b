package dev.nudge.e2e;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Tracing;
import com.microsoft.playwright.WebError;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Somebody with a browser of their own, and what went wrong in it. */
final class Learner {

    /** What the learner sits in front of. */
    enum Device {
        DESKTOP(1440, 900),
        PHONE(390, 844),
        /** What a classroom's projector shows. */
        PROJECTOR(1280, 720);

        private final int width;
        private final int height;

        Device(int width, int height) {
            this.width = width;
            this.height = height;
        }

        int width() {
            return width;
        }

        int height() {
            return height;
        }
    }

    /** Two loaded cores are slow; a page that never gets there is still found out. */
    private static final double PATIENCE_MS = 20_000;

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    }

    private final KeptBrowsers browsers;
    private final RunningNudge nudge;
    private final Device device;
    private final BrowserContext context;
    private final Page page;
    private final List<String> troubles = new ArrayList<>();
    private final List<Learner> others = new ArrayList<>();
    private final Consumer<ConsoleMessage> says = this::says;
    private final Consumer<WebError> breaks = error -> troubles.add("script: " + error.error());
    private final Consumer<Request> fails = this::failed;
    private final Consumer<Response> answers = this::answered;

    Learner(KeptBrowsers browsers, RunningNudge nudge, Device device) {
        this.browsers = browsers;
        this.nudge = nudge;
        this.device = device;
        context = browsers.take(device, nudge.url());
        context.setDefaultTimeout(PATIENCE_MS);
        context.setDefaultNavigationTimeout(3 * PATIENCE_MS);
        // Snapshots of the document would make each act on a long lesson take half a second more.
        context.tracing().start(new Tracing.StartOptions().setSnapshots(false).setScreenshots(false));
        context.onConsoleMessage(says);
        context.onWebError(breaks);
        context.onRequestFailed(fails);
        context.onResponse(answers);
        page = context.newPage();
    }

    /**
     * @param address relative to Nudge's own, such as {@code ?a=3}
     */
    LessonPage opensLesson(String address) {
        opens(address);
        LessonPage lesson = new LessonPage(page);
        lesson.awaitPicture();
        return lesson;
    }

    Page opens(String address) {
        page.navigate(nudge.url() + address);
        return page;
    }

    Page page() {
        return page;
    }

    /** Another person with another browser, on the same Nudge. */
    Learner somebodyElse(Device device) {
        Learner other = new Learner(browsers, nudge, device);
        others.add(other);
        return other;
    }

    /** What went wrong without a test having asked. */
    List<String> troubles() {
        List<String> all = new ArrayList<>(troubles);
        others.forEach(other -> all.addAll(other.troubles));
        nudge.newErrors().forEach(line -> all.add("server: " + line));
        return all;
    }

    /**
     * Gives the browser to the next, or keeps what a test that failed leaves to look at.
     *
     * @param to where to keep a trace and a screenshot; null keeps nothing
     */
    void leave(@Nullable Path to) {
        for (int i = 0; i < others.size(); i++) {
            others.get(i).leave(to == null ? null : to.resolveSibling(to.getFileName() + ".other" + (i + 1)));
        }
        context.offConsoleMessage(says);
        context.offWebError(breaks);
        context.offRequestFailed(fails);
        context.offResponse(answers);
        if (to == null) {
            context.tracing().stop();
            browsers.giveBack(context, device, nudge.url());
            return;
        }
        try {
            page.screenshot(new Page.ScreenshotOptions().setPath(to.resolveSibling(to.getFileName() + ".png")));
        } catch (PlaywrightException gone) {
            troubles.add("no screenshot: " + gone.getMessage());
        }
        context.tracing().stop(new Tracing.StopOptions().setPath(to.resolveSibling(to.getFileName() + ".trace.zip")));
        context.close();
    }

    private void says(ConsoleMessage message) {
        if (message.type().equals("error")) {
            troubles.add("console: " + message.text());
        }
    }

    private void failed(Request request) {
        // Leaving a page ends what it was still asking for.
        if (!"net::ERR_ABORTED".equals(request.failure())) {
            troubles.add("request: " + request.method() + " " + request.url() + ": " + request.failure());
        }
    }

    private void answered(Response response) {
        if (response.status() >= 400) {
            troubles.add("request: " + response.request().method() + " " + response.url() + ": " + response.status());
        }
    }
}
