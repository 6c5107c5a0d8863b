package dev.nudge.lesson;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The lessons' sentences in a reader's language. A sentence {@code quadratic.rose} stands under that key in {@code words/quadratic.properties}.
 */
public final class Messages {

    private static final String WORDS = "dev.nudge.lesson.words.";
    private static final int SIGNIFICANT_DIGITS = 3;
    /** Enough for any float32 to be told from its neighbours. */
    private static final int MOST_DIGITS = 9;

    private final Locale locale;

    private Messages(Locale locale) {
        this.locale = locale;
    }

    public static Messages in(Locale locale) {
        return new Messages(locale);
    }

    /** The sentence with its places filled: numbers by {@link #number}, messages said in their turn. */
    public String say(Message message) {
        Object[] arguments = message.arguments().stream()
                .map(argument -> switch (argument) {
                    case Message inner -> say(inner);
                    case Float number -> number(number);
                    default -> argument;
                })
                .toArray();
        return new MessageFormat(pattern(message.key()), locale).format(arguments);
    }

    /** {@link ResourceBundle} keeps the files it has read. */
    private String pattern(String key) {
        return ResourceBundle.getBundle(
                        WORDS + key.substring(0, key.indexOf('.')),
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(key);
    }

    public String say(String key, Object... arguments) {
        return say(Message.of(key, arguments));
    }

    /** At most three significant digits, without exponent where that stays readable: −0.135, 2.4, 13400, 1e-7. */
    public static String number(float value) {
        return number(value, SIGNIFICANT_DIGITS);
    }

    /**
     * @param digits how many significant ones
     */
    public static String number(float value, int digits) {
        if (!Float.isFinite(value)) {
            return Float.isNaN(value) ? "–" : value > 0 ? "∞" : "−∞";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
        boolean plain =
                rounded.precision() - rounded.scale() <= 7 && rounded.abs().compareTo(SMALLEST_PLAIN) >= 0;
        String text = plain ? rounded.toPlainString() : scientific(rounded);
        // Only the number's own sign is a typographic minus.
        return text.replaceFirst("^-", "−");
    }

    /** As {@link #number(float)}, with as many digits more as tell it from a bound that it is not. */
    public static String against(float bound, float value) {
        int digits = SIGNIFICANT_DIGITS;
        while (digits < MOST_DIGITS && value != bound && number(value, digits).equals(number(bound, digits))) {
            digits++;
        }
        return number(value, digits);
    }

    /** A number of a tensor: as {@link #number(float)}, but nothing before the point is rounded away as long as float32 knows it: 1198, 0.333, 1234.5 as 1235. */
    public static String cell(float value) {
        if (!Float.isFinite(value) || Math.abs(value) > EXACT) {
            return number(value);
        }
        if (value == Math.rint(value)) {
            return Integer.toString((int) value).replace('-', '−');
        }
        int before = Integer.toString((int) Math.abs(value)).length();
        return number(value, Math.max(SIGNIFICANT_DIGITS, before));
    }

    /** As code writes it: 1e-7, 2.5e9. */
    private static String scientific(BigDecimal number) {
        BigDecimal digits = new BigDecimal(number.unscaledValue(), number.precision() - 1);
        return digits.stripTrailingZeros().toPlainString() + "e" + (number.precision() - number.scale() - 1);
    }

    /** Up to here float32 knows every whole number. */
    private static final float EXACT = 1 << 24;

    private static final BigDecimal SMALLEST_PLAIN = new BigDecimal("0.0001");
}
