package dev.nudge.ui.classroom;

import com.vaadin.flow.component.Component;

/**
 * A number as somebody typed it, with a point or a comma.
 *
 * @param value NaN where it is none; infinite where it is beyond float32
 */
record TypedNumber(String typed, float value) {

    static TypedNumber of(String typed) {
        return new TypedNumber(typed, read(typed));
    }

    private static float read(String typed) {
        try {
            return Float.parseFloat(typed.strip().replace(',', '.').replace('−', '-'));
        } catch (NumberFormatException none) {
            return Float.NaN;
        }
    }

    /**
     * Why nothing can be computed with it, and what can; empty for a number.
     *
     * @param page says the sentences of pages
     */
    String refusal(Component page) {
        if (Float.isNaN(value)) {
            return page.getTranslation("parameter.notANumber", typed);
        }
        return Float.isInfinite(value) ? page.getTranslation("class.number.large", typed) : "";
    }
}
