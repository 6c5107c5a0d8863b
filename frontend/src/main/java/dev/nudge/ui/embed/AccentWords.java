package dev.nudge.ui.embed;

import com.vaadin.flow.component.Component;
import dev.nudge.link.Accent;
import java.util.Locale;

/** Why an accent was not taken, in words. */
final class AccentWords {

    private AccentWords() {}

    static String say(Accent.Refused refused, Component translator) {
        return translator.getTranslation(
                "embed.accent." + refused.reason(),
                refused.text(),
                String.format(Locale.ROOT, "%.1f", refused.contrast()),
                String.format(Locale.ROOT, "%.0f", Accent.LEAST));
    }
}
