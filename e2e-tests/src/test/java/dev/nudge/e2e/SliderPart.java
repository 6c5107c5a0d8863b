package dev.nudge.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;

/** The slider of one parameter: its knob, its number, its slope. */
final class SliderPart {

    private final Page page;
    private final Locator element;
    private final String name;
    private final double min;
    private final double max;

    SliderPart(Page page, String name, double min, double max) {
        this.page = page;
        this.element = page.locator("#parameter-" + name);
        this.name = name;
        this.min = min;
        this.max = max;
    }

    Locator element() {
        return element;
    }

    /** The number to type over. */
    Locator number() {
        return element.getByLabel("Parameter " + name + ", as a number");
    }

    /** What is under the fingers of the keyboard. */
    Locator range() {
        return element.getByRole(AriaRole.SLIDER);
    }

    Locator refusal() {
        return element.getByRole(AriaRole.ALERT);
    }

    Locator slope() {
        return element.locator(".slope");
    }

    Locator words() {
        return element.locator(".words");
    }

    Locator knob() {
        return element.locator(".knob");
    }

    /** Where the knob stands, 0 at the left end and 1 at the right. */
    double share() {
        return ((Number) knob().evaluate("knob => parseFloat(knob.style.left) / 100")).doubleValue();
    }

    double share(double value) {
        return (value - min) / (max - min);
    }

    /** The middle of the knob when it stands at this value. */
    Place onScreen(double value) {
        element.scrollIntoViewIfNeeded();
        BoundingBox track = element.locator(".track").boundingBox();
        return new Place(track.x + share(value) * track.width, track.y + track.height / 2);
    }

    /** Takes the knob with the mouse; the hand holds it until {@link #release}. */
    void grab() {
        BoundingBox knob = knob().boundingBox();
        page.mouse().move(knob.x + knob.width / 2, knob.y + knob.height / 2);
        page.mouse().down();
    }

    /** Moves the held knob there by small moves. */
    void pull(double value) {
        Place to = onScreen(value);
        page.mouse().move(to.x(), to.y(), new Mouse.MoveOptions().setSteps(10));
    }

    void release() {
        page.mouse().up();
    }

    /** Takes the knob with the mouse, moves it there, lets go. */
    void drag(double value) {
        grab();
        pull(value);
        release();
    }

    void type(String text) {
        number().fill(text);
        number().press("Enter");
    }

    void press(String key) {
        range().press(key);
    }
}
