package dev.nudge.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The machine's own Chromium, driven by Playwright. {@code -Dnudge.headed=true} shows it. */
final class Chromium implements AutoCloseable {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private final Playwright playwright;
    private final Browser browser;
    private final KeptBrowsers kept;

    /**
     * @param more flags for Chromium itself
     */
    Chromium(String... more) {
        playwright = playwright();
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setHeadless(!headed())
                        .setSlowMo(headed() ? 200 : 0)
                        .setArgs(flags(more))
                        .setTimeout(120_000));
        kept = new KeptBrowsers(browser);
    }

    /** Playwright for the machine's own Chromium. */
    static Playwright playwright() {
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    static boolean headed() {
        return Boolean.getBoolean("nudge.headed");
    }

    static List<String> flags(String... more) {
        List<String> flags = new ArrayList<>(List.of(more));
        flags.add("--disable-dev-shm-usage");
        if ("root".equals(System.getProperty("user.name"))) {
            flags.add("--no-sandbox");
        }
        return flags;
    }

    Browser browser() {
        return browser;
    }

    /** For learners, one after the other. */
    KeptBrowsers kept() {
        return kept;
    }

    @Override
    public void close() {
        playwright.close();
    }

    /** The one named by {@code nudge.chromium} or CHROMIUM, or the first on the PATH. */
    static Path executable() {
        String asked = System.getProperty("nudge.chromium", System.getenv().getOrDefault("CHROMIUM", ""));
        List<String> names = asked.isEmpty() ? NAMES : List.of(asked);
        return names.stream()
                .flatMap(Chromium::places)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no Chromium "
                        + (asked.isEmpty() ? "on the PATH" : "at " + asked)
                        + ": install it (Debian: apt-get install chromium) or name its executable in CHROMIUM."));
    }

    private static Stream<Path> places(String name) {
        if (name.contains(File.separator)) {
            return Stream.of(Path.of(name));
        }
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name));
    }
}
