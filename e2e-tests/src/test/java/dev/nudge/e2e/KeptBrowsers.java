package dev.nudge.e2e;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Browsers that go from one learner to the next with the scripts they have loaded, and nothing else: no cookie, no storage, no page. */
final class KeptBrowsers {

    private record Kind(Learner.Device device, String url) {}

    private final Browser browser;
    private final Map<Kind, Deque<BrowserContext>> free = new HashMap<>();

    KeptBrowsers(Browser browser) {
        this.browser = browser;
    }

    BrowserContext take(Learner.Device device, String url) {
        BrowserContext left = free(device, url).poll();
        return left != null ? left : browser.newContext(options(device).setBaseURL(url));
    }

    /** Clears one for the next learner. */
    void giveBack(BrowserContext context, Learner.Device device, String url) {
        context.pages().forEach(Page::close);
        URI address = URI.create(url);
        JsonObject all = new JsonObject();
        all.addProperty("origin", address.getScheme() + "://" + address.getAuthority());
        all.addProperty("storageTypes", "all");
        try (Page empty = context.newPage()) {
            context.newCDPSession(empty).send("Storage.clearDataForOrigin", all);
        }
        context.clearCookies();
        context.clearPermissions();
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
