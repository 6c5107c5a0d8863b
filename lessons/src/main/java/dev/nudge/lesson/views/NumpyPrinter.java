package dev.nudge.lesson.views;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Prints a small matrix as NumPy does: as many decimals as the longest number needs, at most eight; what has fewer is filled up with spaces. */
final class NumpyPrinter {

    private static final int MOST_DECIMALS = 8;
    private static final String INDENT = "       ";

    private NumpyPrinter() {}

    /**
     * @param values row by row
     * @param whole whether they are of a type of whole numbers
     */
    static String print(double[] values, int columns, boolean whole) {
        List<BigDecimal> numbers = new ArrayList<>();
        int decimals = 0;
        for (double value : values) {
            BigDecimal number = new BigDecimal(value)
                    .setScale(MOST_DECIMALS, RoundingMode.HALF_EVEN)
                    .stripTrailingZeros();
            decimals = Math.max(decimals, number.scale());
            numbers.add(number);
        }
        List<String> texts = new ArrayList<>();
        int width = 0;
        for (BigDecimal number : numbers) {
            String text = whole ? number.toPlainString() : pointed(number, decimals);
            texts.add(text);
            width = Math.max(width, text.length());
        }
        StringBuilder printed = new StringBuilder("array([");
        for (int i = 0; i < values.length; i++) {
            boolean first = i % columns == 0;
            printed.append(first ? i == 0 ? "[" : "],\n" + INDENT + "[" : ", ")
                    .append(" ".repeat(width - texts.get(i).length()))
                    .append(texts.get(i));
        }
        return printed.append("]])").toString();
    }

    /** {@code 5.5}, and {@code 1. } beside it. */
    private static String pointed(BigDecimal number, int decimals) {
        int own = Math.max(0, number.scale());
        String text = number.setScale(own, RoundingMode.UNNECESSARY).toPlainString();
        return (own == 0 ? text + "." : text) + " ".repeat(decimals - own);
    }
}
