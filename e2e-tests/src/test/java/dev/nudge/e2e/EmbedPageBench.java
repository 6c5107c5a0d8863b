package dev.nudge.e2e;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.WaitUntilState;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * How long a page of another site with twenty embeds takes until the first one can be used and until it has answered, and the longest task that kept that page from answering anybody, until the reader has gone down to its end.
 *
 * <p>As a reader comes to it: in a tab that is there, with a profile that keeps scripts and what was compiled of them. (A window that opens loads the browser's own pages, and a profile that
 * ends with it keeps nothing compiled.)
 *
 * <p>{@code ./nudge bench ui --embeds}; options: {@code --rounds=5 --warmup=3}.
 */
final class EmbedPageBench {

    private static final double PATIENCE_MS = 120_000;
    /** Between two rounds, so that the end of one is not in the time of the next. */
    private static final double REST_MS = 5_000;

    private record Round(double interactive, double first, double near, double longest, double load) {}

    private EmbedPageBench() {}

    public static void main(String[] arguments) {
        int rounds = 5;
        int warmup = 3;
        for (String argument : arguments) {
            if (!argument.matches("--(rounds|warmup)=[1-9]\\d{0,2}")) {
                System.err.println("ui --embeds: " + argument
                        + " is no option; these are, with their defaults: --rounds=5 --warmup=3");
                System.exit(2);
            }
            int value = Integer.parseInt(argument.replaceFirst(".*=", ""));
            if (argument.startsWith("--rounds")) {
                rounds = value;
            } else {
                warmup = value;
            }
        }
        try (RunningNudge nudge = RunningNudge.start("embed-page", List.of());
                Playwright playwright = Chromium.playwright();
                ExampleSite site = new ExampleSite(nudge.url());
                BrowserContext context = playwright
                        .chromium()
                        .launchPersistentContext(
                                Artifacts.folder().resolve("embed-page").resolve("profile"),
                                new BrowserType.LaunchPersistentContextOptions()
                                        .setExecutablePath(Chromium.executable())
                                        .setHeadless(!Chromium.headed())
                                        .setArgs(Chromium.flags("--test-third-party-cookie-phaseout"))
                                        .setViewportSize(1280, 900));
                Page page = context.pages().getFirst()) {
            nudge.awaitWarm();
            context.setDefaultTimeout(PATIENCE_MS);
            System.out.printf(
                    Locale.ROOT,
                    "A page with 20 embeds; %d rounds after %d to warm up; %d processors, Chromium %s. Milliseconds.%n%n"
                            + " round  first interactive  first answers  all near  longest task  load%n",
                    rounds,
                    warmup,
                    Runtime.getRuntime().availableProcessors(),
                    context.browser().version());
            List<Round> measured = new ArrayList<>();
            for (int i = 1; i <= warmup + rounds; i++) {
                Round round = round(page, site);
                System.out.printf(
                        Locale.ROOT,
                        "%6s %18.0f %14.0f %9.0f %13.0f %5.1f%n",
                        i > warmup ? Integer.toString(i - warmup) : "(w" + i + ")",
                        round.interactive(),
                        round.first(),
                        round.near(),
                        round.longest(),
                        round.load());
                if (i > warmup) {
                    measured.add(round);
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "%nmedians: the first interactive %.0f, its first answer %.0f%n",
                    median(measured, Round::interactive),
                    median(measured, Round::first));
        }
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> of) {
        return rounds.stream().mapToDouble(of).sorted().toArray()[rounds.size() / 2];
    }

    private static Round round(Page page, ExampleSite site) {
        page.navigate("about:blank");
        page.waitForTimeout(REST_MS);
        page.navigate(site.twenty(), new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        // Told, not asked for: asking again and again would take time that is measured.
        page.evaluate("""
                patience => new Promise((resolve, reject) => {
                  setTimeout(() => reject(new Error(`the first embed does not answer: it is ${all[0].state}`)), patience);
                  document.addEventListener('answered', () => resolve());
                  if (window.times?.answered > 0) resolve();
                })""", PATIENCE_MS);
        page.waitForFunction("near().every(each => each.state === 'ready')");
        double near = number(page, "times.ready.at(-1)");
        int embeds = (int) number(page, "all.length");
        for (int i = 0; i < embeds; i++) {
            page.evaluate("i => all[i].scrollIntoView({ behavior: 'instant' })", i);
            page.waitForFunction("i => all[i].state === 'ready'", i);
        }
        return new Round(
                number(page, "times.ready[0]"),
                number(page, "times.answered"),
                near,
                number(page, "times.longest"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static double number(Page page, String expression) {
        return ((Number) page.evaluate(expression)).doubleValue();
    }
}
