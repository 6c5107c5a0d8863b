package dev.nudge.e2e;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/** A finger on the glass. Playwright itself only taps. */
final class Finger {

    private static final int MOVES = 12;

    private final CDPSession devtools;
    private Place at = new Place(0, 0);

    Finger(Page page) {
        devtools = page.context().newCDPSession(page);
    }

    void down(Place place) {
        at = place;
        touch("touchStart", place);
    }

    void moveTo(Place to) {
        Place from = at;
        for (int i = 1; i <= MOVES; i++) {
            double share = (double) i / MOVES;
            touch(
                    "touchMove",
                    new Place(from.x() + share * (to.x() - from.x()), from.y() + share * (to.y() - from.y())));
        }
        at = to;
    }

    void up() {
        JsonObject event = new JsonObject();
        event.addProperty("type", "touchEnd");
        event.add("touchPoints", new JsonArray());
        devtools.send("Input.dispatchTouchEvent", event);
    }

    void swipe(Place from, Place to) {
        down(from);
        moveTo(to);
        up();
    }

    private void touch(String type, Place place) {
        JsonObject point = new JsonObject();
        point.addProperty("x", place.x());
        point.addProperty("y", place.y());
        JsonArray points = new JsonArray();
        points.add(point);
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", points);
        devtools.send("Input.dispatchTouchEvent", event);
    }
}
