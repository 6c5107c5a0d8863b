package dev.nudge.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Experiments in a page of another site, in a browser that keeps cookies from frames. */
@BrowserTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbedTest {

    /** Several frames begin at once, on loaded cores. */
    private static final double PATIENCE_MS = 60_000;

    /** A site that may not frame our embeds. */
    private static final String FOREIGN = "foreign.example";

    private RunningNudge nudge;
    private Chromium chromium;
    private ExampleSite site;

    @BeforeAll
    void start(RunningNudge nudge) {
        this.nudge = nudge;
        chromium = new Chromium(
                "--test-third-party-cookie-phaseout", "--host-resolver-rules=MAP " + FOREIGN + " 127.0.0.1");
        site = new ExampleSite(nudge.url());
    }

    @AfterAll
    void stop() {
        site.close();
        chromium.close();
    }

    @Test
    void tagAndFrameLiveOnAnotherSiteWithoutAnyCookie() {
        try (BrowserContext context = context()) {
            List<String> troubles = watch(context);
            Page page = context.newPage();
            page.navigate(site.url());
            awaitState(page, "tag", "ready");
            awaitState(page, "far", "waiting");

            // By hand and by key, in the frame.
            FrameLocator tag = page.frameLocator("#tag iframe");
            tag.locator("#quadratic-a input[type=range]").press("ArrowRight");
            waitFor(
                    page,
                    "told.some(each => each.type === 'change' && each.from === 'tag' && each.settings.a === '2.1')");
            assertThat(tag.locator("#open-in-nudge")).hasAttribute("href", Pattern.compile("a=2\\.1&"));

            // From the page around it.
            assertThat(page.evaluate(
                            "tag.set({ a: 2.5, loss: 'rmse' }).then(state => state.settings.a + state.settings.loss)"))
                    .isEqualTo("2.5rmse");
            assertThat(page.evaluate("tag.step(3).then(state => state.steps)")).isEqualTo(3);
            assertThat(page.evaluate("tag.set({ a: 'lots' }).catch(refused => refused.message)")
                            .toString())
                    .contains("is not a number", "Nothing was set");
            assertThat(page.evaluate("tag.get().then(state => state.steps)")).isEqualTo(3);
            page.evaluate("tag.setAttribute('a', '1.5')");
            waitFor(page, "tag.settings.a === '1.5'");
            assertThat(page.evaluate("tag.reset().then(state => state.settings.a)"))
                    .isEqualTo("2");

            // The element is as high as what is in it, and no higher.
            waitFor(page, """
                    Math.abs(tag.offsetHeight - heard.findLast(({ type, source }) => type === 'height'
                      && source === tag.shadowRoot.querySelector('iframe').contentWindow).height) <= 1""");
            assertThat((Boolean) page.evaluate("tag.offsetHeight > 300 && tag.offsetHeight !== 600"))
                    .isTrue();
            assertThat(page.evaluate("new Set(heard.map(each => each.origin)).size"))
                    .isEqualTo(1);

            // The plain frame, too; its controls are fixed.
            FrameLocator frame = page.frameLocator("#frame");
            assertThat(frame.locator("#tangent-pictures")).isVisible();
            assertThat(frame.locator("parameter-slider")).hasCount(0);
            page.evaluate("frame.contentWindow.postMessage({ nudge: 1, type: 'explode', id: 'x' }, '*')");
            waitFor(page, "heard.some(each => each.type === 'error' && each.id === 'x')");
            page.evaluate("frame.contentWindow.postMessage({ nudge: 2, type: 'get', id: 'y' }, '*')");
            waitFor(page, "heard.some(each => each.type === 'error' && each.id === 'y')");

            page.locator("#far").scrollIntoViewIfNeeded();
            awaitState(page, "far", "ready");
            assertThat(context.cookies()).map((Cookie cookie) -> cookie.name).isEmpty();
            assertThat(troubles).isEmpty();
            assertThat(nudge.newErrors()).isEmpty();
        }
    }

    @Test
    void ofTwentyOnlyThoseNearTheReaderBegin() {
        try (BrowserContext context = context()) {
            List<String> troubles = watch(context);
            Page page = context.newPage();
            page.navigate(site.twenty());
            waitFor(page, "times.answered > 0");
            // The uppermost was the first; far ones show their picture and wait.
            assertThat(page.evaluate("times.begun[0]")).isEqualTo("quadratic");
            waitFor(page, "document.querySelector('[name=timeline]').shadowRoot.querySelector('img').naturalWidth > 0");
            assertThat(page.evaluate(
                            "[...document.querySelectorAll('nudge-experiment')].slice(5).map(each => each.state)"
                                    + ".filter(state => state !== 'waiting').length"))
                    .isEqualTo(0);

            // Who goes to the end at once waits for none of those between.
            page.evaluate("document.querySelector('[name=timeline]').scrollIntoView({ behavior: 'instant' })");
            waitFor(page, "document.querySelector('[name=timeline]').state === 'ready'");
            assertThat(page.evaluate("document.querySelector('[name=approximate]').state"))
                    .isEqualTo("waiting");
            assertThat(page.evaluate("document.querySelector('[name=timeline]').set({ year: 1986 })"
                            + ".then(state => state.settings.year)"))
                    .isEqualTo("1986");
            assertThat(troubles).isEmpty();
            assertThat(nudge.newErrors()).isEmpty();
        }
    }

    @Test
    void aHandThatReachesAGoalIsToldOf() {
        try (BrowserContext context = context()) {
            Page page = context.newPage();
            page.navigate(site.url());
            awaitState(page, "tag", "ready");
            page.evaluate("tag.set({ a: 3, b: 2, c: -1 })");
            FrameLocator tag = page.frameLocator("#tag iframe");
            tag.locator("#quadratic-c input[type=text], #quadratic-c input:not([type=range])")
                    .first()
                    .fill("1");
            tag.locator("#quadratic-c input[type=text], #quadratic-c input:not([type=range])")
                    .first()
                    .press("Enter");
            waitFor(page, "told.some(each => each.type === 'goal-reached' && each.goal === 'close')");
        }
    }

    @Test
    void theCodeToCopyKeepsUpWithAWalkInThePreview() {
        try (BrowserContext context = context()) {
            Page page = context.newPage();
            page.navigate(nudge.url() + "embed?experiment=quadratic&a=2");
            FrameLocator preview = page.frameLocator("#embed-preview");
            preview.locator("#quadratic-step-one").click();
            assertThat(page.locator("#code-iframe")).hasValue(Pattern.compile("then=1\""));
            preview.locator("#quadratic-step-one").click();
            assertThat(page.locator("#code-iframe")).hasValue(Pattern.compile("then=2\""));
            Locator copy = page.locator(".snippet:has(#code-iframe) button");
            copy.click();
            assertThat(copy).hasText("Copied");
            preview.locator("#quadratic-step-one").click();
            assertThat(copy).hasText("Copy the code");
        }
    }

    @Test
    void anotherThemeKeepsWhatTheReaderHasDone() {
        try (BrowserContext context = context()) {
            Page page = context.newPage();
            page.navigate(site.url());
            awaitState(page, "tag", "ready");
            page.evaluate("tag.set({ a: 3, loss: 'rmse' }).then(() => tag.step(2))");
            turnDark(page, "theme", "light");
            assertThat(page.evaluate("tag.settings.a + tag.settings.loss + tag.steps"))
                    .isEqualTo("3rmse2");
            assertThat(page.evaluate("tag.reset().then(state => state.settings.a + state.settings.loss + state.steps)"))
                    .isEqualTo("2mae0");
        }
    }

    @Test
    void anAnswerAndAnotherThemeComeWhereALongWalkHasArrived() {
        try (BrowserContext context = context()) {
            Page page = context.newPage();
            page.navigate(site.url());
            awaitState(page, "tag", "ready");
            assertThat(page.evaluate("tag.step(1000).then(state => state.steps)"))
                    .isEqualTo(1000);
            assertThat(page.evaluate("tag.set({ then: '5000' }).then(state => state.steps)"))
                    .isEqualTo(5000);
            turnDark(page);
            assertThat(page.evaluate("tag.steps")).isEqualTo(5000);
        }
    }

    @Test
    void aSettingThatChangesOnTheWayBackIsSetWhereTheReaderWas() {
        try (BrowserContext context = context()) {
            Page page = context.newPage();
            // What it loads then is slow, so that what was asked before would still be answered.
            context.route(Pattern.compile("/embed/quadratic\\?.*b=2"), route -> {
                page.waitForTimeout(1_000);
                route.resume();
            });
            page.navigate(site.url());
            awaitState(page, "tag", "ready");
            page.evaluate("tag.set({ a: 3, loss: 'rmse' }).then(() => tag.step(2))");
            turnDark(page, "b", "2");
            assertThat(page.evaluate("tag.settings.a + tag.settings.loss + tag.settings.b + tag.steps"))
                    .isEqualTo("3rmse20");
            assertThat(page.evaluate("tag.get().then(state => state.settings.a + state.settings.b)"))
                    .isEqualTo("32");
        }
    }

    /**
     * Waits until the frame is there again in another theme.
     *
     * @param meanwhile name and value of an attribute that changes while it is on its way to where the reader was; or nothing
     */
    private static void turnDark(Page page, String... meanwhile) {
        page.evaluate("""
                ([name, value]) => new Promise(there => {
                  tag.addEventListener('ready', () => there(), { once: true });
                  tag.setAttribute('theme', 'dark');
                  const once = ({ data }) => {
                    if (data?.type === 'ready' && data.experiment === 'quadratic') {
                      window.removeEventListener('message', once);
                      if (name) tag.setAttribute(name, value);
                    }
                  };
                  window.addEventListener('message', once);
                })""", List.of(meanwhile));
    }

    /** The timer that brings them in the end never goes off here. */
    @Test
    void aFarPictureIsAskedForOnceTheFirstEmbedIsThere() {
        try (BrowserContext context = context()) {
            Page page = context.newPage();
            page.addInitScript(timersOfFourSeconds("0") + """
                    window.addEventListener('message', ({ data }) => {
                      if (data?.type === 'ready') window.firstReady ??= performance.now();
                    }, true);""");
            page.navigate(site.twenty());
            String still = "document.querySelector('[name=timeline]').shadowRoot.querySelector('img')";
            waitFor(page, still + ".naturalWidth > 0");
            assertThat(page.evaluate("performance.getEntriesByName(" + still + ".src)[0].startTime >= firstReady"))
                    .isEqualTo(true);
            assertThat(page.evaluate("document.querySelector('[name=timeline]').state"))
                    .isEqualTo("waiting");
        }
    }

    @Test
    void aPictureThatComesLateToAPageWhereNoneIsNearIsShown() {
        try (BrowserContext context = context()) {
            Page page = context.newPage();
            page.addInitScript(timersOfFourSeconds("plain(f, 0)"));
            page.navigate(site.late());
            waitFor(page, "window.gone");
            page.evaluate("""
                    () => {
                      const late = document.createElement('nudge-experiment');
                      late.id = 'late';
                      late.setAttribute('name', 'quadratic');
                      late.style.cssText = 'position: absolute; top: 18000px; width: 600px';
                      document.body.append(late);
                    }""");
            waitFor(page, "late.shadowRoot.querySelector('img').naturalWidth > 0");
            assertThat(page.evaluate("late.state")).isEqualTo("waiting");
        }
    }

    /** In the page itself, what becomes of them; they are gone then. */
    private static String timersOfFourSeconds(String what) {
        return "if (window.top === window) { const plain = window.setTimeout.bind(window);"
                + " window.setTimeout = (f, ms, ...rest) => { if (ms !== 4000) return plain(f, ms, ...rest);"
                + " window.gone = true; return " + what + "; }; }";
    }

    @Test
    void aLineThatIsCutIsToldWhereTheReaderIs() {
        try (BrowserContext context = context()) {
            Page page = context.newPage();
            page.navigate(site.url());
            awaitState(page, "tag", "ready");
            page.evaluate("window.line = []; tag.addEventListener('connection', e => line.push(e.detail.connected))");
            // Neither edge of the frame is in sight.
            page.setViewportSize(1000, 500);
            page.evaluate("tag.scrollIntoView({ block: 'center', behavior: 'instant' })");
            FrameLocator tag = page.frameLocator("#tag iframe");
            // As Flow does where no answer comes, again and again since some do come: a browser that is made to be
            // offline still reaches this machine.
            tag.locator("body")
                    .evaluate("() => { window.cut = setInterval(() => {"
                            + " Vaadin.connectionState.state = 'reconnecting'; }, 20); }");
            awaitState(page, "tag", "cut");
            Locator note = tag.locator("vaadin-connection-indicator .v-status-message");
            assertThat(note).containsText("Your work is kept; this page comes back by itself.");
            assertThat(note).isInViewport();
            page.mouse().wheel(0, 150);
            assertThat(note).isInViewport();
            tag.locator("body").evaluate("() => { clearInterval(cut); Vaadin.connectionState.state = 'connected'; }");
            awaitState(page, "tag", "ready");
            waitFor(page, "line[0] === false && line.at(-1) === true");
            assertThat(page.evaluate("tag.step(1).then(state => state.steps)")).isEqualTo(1);
        }
    }

    @Test
    void aNameThatNoExperimentHasIsToldAtOnce() {
        try (BrowserContext context = context()) {
            Page page = context.newPage();
            page.navigate(site.url());
            page.evaluate("""
                    () => {
                      const odd = document.createElement('nudge-experiment');
                      odd.id = 'odd';
                      odd.setAttribute('name', 'quadratc');
                      odd.addEventListener('error', e => { window.refused = e.detail.message; });
                      document.body.prepend(odd);
                    }""");
            waitFor(page, "window.refused");
            awaitState(page, "odd", "still");
            assertThat(page.locator("#odd").getByText("There is no experiment \"quadratc\"."))
                    .isVisible();
            assertThat(page.locator("#odd iframe")).hasCount(0);
            assertThat(page.evaluate("odd.offsetHeight < 300")).isEqualTo(true);
        }
    }

    @Test
    void whereNudgeCannotBeThereIsAPicture() {
        try (BrowserContext context = context()) {
            Page page = withoutNudge(context);
            assertThat(page.locator("#far").locator("img")).isVisible();
            assertThat(page.locator("#far").getByText("What you see stands still."))
                    .isVisible();
            assertThat(page.locator("#far").getByText("Open in Nudge")).isVisible();
            // It comes back.
            context.unrouteAll();
            page.locator("#far").getByText("Try again").click();
            page.clock().runFor(1_000);
            page.clock().resume();
            awaitState(page, "far", "ready");
        }
    }

    @Test
    void anEmbedBeginsByItselfOnceNudgeIsBack() {
        try (BrowserContext context = context()) {
            List<String> tried = new CopyOnWriteArrayList<>();
            context.onRequestFailed(request -> tried.add(request.url()));
            Page page = withoutNudge(context);
            page.waitForCondition(() -> tried.stream().anyMatch(url -> url.contains("at=")));
            context.unrouteAll();
            page.clock().runFor(31_000);
            page.clock().resume();
            awaitState(page, "far", "ready");
        }
    }

    @Test
    void whoIsMovedOrTakenAwayAndPutBackGoesOnWhereTheReaderWas() {
        try (BrowserContext context = context()) {
            Page page = context.newPage();
            page.navigate(site.url());
            awaitState(page, "tag", "ready");
            page.evaluate("tag.set({ a: 2.5 }).then(() => tag.step(4))");
            page.evaluate("document.body.prepend(tag)");
            awaitState(page, "tag", "ready");
            assertThat(page.evaluate("tag.settings.a + ' ' + tag.steps")).isEqualTo("2.5 4");

            page.evaluate("() => { window.away = tag; tag.remove(); }");
            assertThat(page.evaluate("away.set({ a: 1 }).catch(refused => refused.message)"))
                    .isEqualTo("The experiment is waiting, not ready: wait for its event \"ready\".");
            page.evaluate("() => { away.setAttribute('b', '0.5'); document.body.prepend(away); }");
            awaitState(page, "tag", "ready");
            assertThat(page.evaluate("tag.settings.a + ' ' + tag.settings.b")).isEqualTo("2.5 0.5");
        }
    }

    @Test
    void aFrameThatIsRefusedTellsThePageWhy() {
        try (BrowserContext context = context()) {
            // The words of a name that nobody knows stand for those of a full house.
            context.route(
                    "**/embed/losslab*",
                    route -> route.resume(new Route.ResumeOptions().setUrl(nudge.url() + "embed/nobody")));
            Page page = context.newPage();
            page.navigate(site.url());
            page.locator("#far").scrollIntoViewIfNeeded();
            awaitState(page, "far", "still");
            assertThat(page.locator("#far").getByText("Perhaps a letter of the address is wrong."))
                    .isVisible();
            assertThat(page.evaluate("heard.some(each => each.type === 'refused')"))
                    .isEqualTo(true);
        }
    }

    @Test
    void whereThereIsNoPictureEitherWhatStandsInTheElementIsShown() {
        try (BrowserContext context = context()) {
            context.route(url -> url.startsWith(nudge.url()) && !url.endsWith("/embed.js"), route -> route.abort());
            Page page = context.newPage();
            page.clock().install();
            page.navigate(site.url());
            page.locator("#far").scrollIntoViewIfNeeded();
            awaitState(page, "far", "loading");
            page.clock().fastForward(30_000);
            awaitState(page, "far", "still");
            assertThat(page.locator("#instead")).isVisible();
            assertThat(page.locator("#far").getByText("Open in Nudge")).isVisible();
            assertThat(page.locator("#far img")).isHidden();
        }
    }

    @Test
    void codeIsCopiedInAFrameThatMayWriteToTheClipboardAndInOneThatMayNot() {
        try (BrowserContext context = context()) {
            Page page = context.newPage();
            page.navigate(site.url());
            awaitState(page, "tag", "ready");
            page.evaluate("tag.setAttribute('hide', '')");
            awaitState(page, "tag", "ready");
            copiesCode(page, page.frameLocator("#tag iframe"));
            copiesCode(page, page.frameLocator("#frame"));
        }
    }

    private static void copiesCode(Page page, FrameLocator frame) {
        frame.getByText("Show me the code").click();
        Locator copy = frame.locator(".code-bar button");
        copy.click();
        assertThat(copy).hasText("Copied");
        Locator pasted = page.locator("#pasted");
        pasted.clear();
        pasted.press("ControlOrMeta+V");
        assertThat(pasted).hasValue(Pattern.compile("torch"));
        assertThat(pasted.inputValue())
                .isEqualTo(frame.locator(".code-tabs pre code").textContent());
    }

    /** The server is gone for this browser before the far embed has begun; its picture had come with the page. */
    private Page withoutNudge(BrowserContext context) {
        Page page = context.newPage();
        page.navigate(site.url());
        awaitState(page, "tag", "ready");
        waitFor(page, "far.shadowRoot.querySelector('img').naturalWidth > 0");
        context.route(url -> url.startsWith(nudge.url()), route -> route.abort());
        page.clock().install();
        page.locator("#far").scrollIntoViewIfNeeded();
        awaitState(page, "far", "loading");
        page.clock().fastForward(30_000);
        awaitState(page, "far", "still");
        return page;
    }

    @Test
    void onlyThePageAroundAnEmbedIsHeardAndItHearsOnlyItsEmbed() {
        try (BrowserContext context = context()) {
            Page page = context.newPage();
            page.navigate(site.url());
            awaitState(page, "tag", "ready");
            waitFor(page, "heard.some(each => each.type === 'ready' && each.experiment === 'tangent')");
            // Another window of the same page asks the frame, and tells the page what no embed has said.
            page.evaluate("""
                    () => {
                      window.other = document.body.appendChild(document.createElement('iframe'));
                      other.contentWindow.eval(`
                        parent.document.getElementById('frame').contentWindow.postMessage({ nudge: 1, type: 'get', id: 'foreign' }, '*');
                        parent.postMessage({ nudge: 1, type: 'change', settings: { a: '99' }, readouts: {}, steps: 7, link: 'x' }, '*');
                      `);
                    }""");
            waitFor(page, "heard.some(each => each.steps === 7)");
            page.evaluate("frame.contentWindow.postMessage({ nudge: 1, type: 'get', id: 'own' }, '*')");
            waitFor(page, "heard.some(each => each.id === 'own')");
            assertThat(page.evaluate("heard.some(each => each.id === 'foreign')"))
                    .isEqualTo(false);
            assertThat(page.evaluate("tag.settings.a")).isEqualTo("2");
            assertThat(page.evaluate("told.some(each => each.steps === 7)")).isEqualTo(false);
        }
    }

    @Test
    void aSiteThatMayNotFrameSeesAPictureAndReadsOnlyWhatIsForAll() {
        try (BrowserContext context = context()) {
            Page page = context.newPage();
            page.clock().install();
            page.navigate(site.at(FOREIGN));
            awaitState(page, "tag", "loading");
            page.clock().fastForward(30_000);
            awaitState(page, "tag", "still");
            assertThat(page.evaluate("heard.length")).isEqualTo(0);
            page.clock().resume();
            String read = "path => fetch('" + nudge.url() + "' + path).then(answer => answer.ok, () => 'closed')";
            assertThat(page.evaluate(read, "api/v1")).isEqualTo(true);
            assertThat(page.evaluate(read, "")).isEqualTo("closed");
            assertThat(page.evaluate(read, "embed/quadratic")).isEqualTo("closed");
            assertThat(page.evaluate(
                            "address => fetch(address, { credentials: 'include' }).then(() => 'open', () => 'closed')",
                            nudge.url() + "api/v1"))
                    .isEqualTo("closed");
        }
    }

    @Test
    void aFormulaThatCannotBeSetStandsAsItIsWritten() {
        try (BrowserContext context = context()) {
            Page page = context.newPage();
            context.route("**/katex-*.js", route -> route.abort());
            page.navigate(nudge.url());
            waitFor(
                    page,
                    "document.querySelector('.head math-formula')?.textContent.startsWith('f(x) = a\\\\,x^2 + b\\\\,x')");
        }
    }

    @Test
    void onlyEmbedsMayBeFramedAndEverythingIsLocked() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String embed = policy(client, "embed/quadratic");
            assertThat(embed)
                    .contains("frame-ancestors 'self' http://localhost:*", "default-src 'none'")
                    .doesNotContain("script-src 'self' 'unsafe-inline'");
            for (String path : List.of("", "lessons/loss", "embed", "glossary", "teach")) {
                assertThat(policy(client, path)).as(path).endsWith("frame-ancestors 'none'");
            }
            assertThat(policy(client, "embed.js")).startsWith("default-src 'none'");
            assertThat(policy(client, "picture/quadratic.svg")).startsWith("default-src 'none'");
            HttpResponse<String> page = get(client, "embed/quadratic");
            assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
            assertThat(get(client, "").headers().firstValue("Set-Cookie"))
                    .hasValueSatisfying(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax"));
        }
    }

    @Test
    void anAddressLeadsNobodyIntoSomebodyElsesSession() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String known = session(get(client, "embed/quadratic").body());
            String led = session(
                    get(client, "embed/quadratic?embed-session=" + known).body());
            assertThat(known).hasSizeGreaterThan(20);
            assertThat(led).hasSizeGreaterThan(20).isNotEqualTo(known);
            HttpResponse<String> page = get(client, "lessons/loss?embed-session=" + known);
            // The address itself stands among the tags for chats; no request is told to name it.
            assertThat(page.body()).doesNotContain("XMLHttpRequest.prototype");
            assertThat(page.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        }
    }

    /** That a document names for its requests. */
    private static String session(String document) {
        Matcher named = Pattern.compile("embed-session=([0-9A-Za-z.!-]+)").matcher(document);
        assertThat(named.find()).isTrue();
        return named.group(1);
    }

    /** Where an element of the page has come to. */
    private static void awaitState(Page page, String id, String state) {
        waitFor(page, "document.getElementById('" + id + "').state === '" + state + "'");
    }

    private static void waitFor(Page page, String condition) {
        page.waitForCondition(() -> Boolean.TRUE.equals(page.evaluate("!!(" + condition + ")")));
    }

    private BrowserContext context() {
        nudge.newErrors();
        BrowserContext context =
                chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(1280, 900));
        context.setDefaultTimeout(PATIENCE_MS);
        return context;
    }

    private static List<String> watch(BrowserContext context) {
        List<String> troubles = new ArrayList<>();
        context.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                troubles.add(message.text());
            }
        });
        context.onWebError(error -> troubles.add(error.error()));
        return troubles;
    }

    private String policy(HttpClient client, String path) throws Exception {
        return get(client, path).headers().firstValue("Content-Security-Policy").orElse("");
    }

    private HttpResponse<String> get(HttpClient client, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(nudge.url() + path))
                        .header("Accept", "text/html")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
