package dev.nudge.ui.experiment;

import com.vaadin.flow.dom.Element;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Presses on parts of a picture that lead somewhere: each says where in its {@code data-lead}. */
final class Leads {

    private static final String PRESSED = "event.target.closest('[data-lead]').dataset.lead";

    private Leads() {}

    /**
     * Hears presses within an element.
     *
     * @param leads whether a part of the picture leads there now: only what it says itself leads anywhere
     */
    static void listen(Element within, Predicate<String> leads, Consumer<String> pressed) {
        within.addEventListener("click", event -> {
                    String told = event.getEventData().get(PRESSED).asString("");
                    if (leads.test(told)) {
                        pressed.accept(told);
                    }
                })
                .setFilter("event.target.closest('[data-lead]') !== null")
                .addEventData(PRESSED);
    }
}
