package dev.nudge.e2e;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Where learners sit: each at a device with a browser of their own. Who comes next finds the scripts loaded and compiled, and nothing else of who was there before: no cookie, no storage, no page.
 */
final class Seats {

    private record Kind(Learner.Device device, String url) {}

    private final Browser browser;
    private final Map<Kind, Deque<BrowserContext>> free = new HashMap<>();

    Seats(Browser browser) {
        this.browser = browser;
    }

    BrowserContext take(Learner.Device device, String url) {
        BrowserContext left = free(device, url).poll();
        return left != null ? left : browser.newContext(options(device).setBaseURL(url));
    }

    /** Clears a seat for the next one. */
    void leave(BrowserContext context, Learner.Device device, String url) {
        Page last = context.pages().getFirst();
        CDPSession devtools = context.newCDPSession(last);
        JsonObject all = new JsonObject();
        URI address = URI.create(url);
        all.addProperty("origin", address.getScheme() + "://" + address.getAuthority());
        all.addProperty("storageTypes", "all");
        last.navigate("about:blank");
        devtools.send("Storage.clearDataForOrigin", all);
        context.clearCookies();
        context.clearPermissions();
        context.pages().forEach(Page::close);
        free(device, url).add(context);
    }

    private Deque<BrowserContext> free(Learner.Device device, String url) {
        return free.computeIfAbsent(new Kind(device, url), kind -> new ArrayDeque<>());
    }

    private static Browser.NewContextOptions options(Learner.Device device) {
        Browser.NewContextOptions options = new Browser.NewContextOptions()
                .setViewportSize(device.width(), device.height())
                .setLocale("en-GB")
                .setColorScheme(ColorScheme.LIGHT);
        return device == Learner.Device.PHONE
                ? options.setHasTouch(true).setIsMobile(true).setDeviceScaleFactor(2)
                : options;
    }
}
