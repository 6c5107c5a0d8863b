package dev.nudge.classroom;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The codes of classes: drawn at random, read from a wall, and typed by many hands. */
final class Codes {

    /** Letters that are not taken for one another when they are read from a wall, and no vowels, so that no words come about. */
    private static final String ALPHABET = "BCDFGHJKMNPQRSTVWXZ";

    private static final int LETTERS = 6;
    private static final Pattern CODE = Pattern.compile("[" + ALPHABET + "]{" + LETTERS + "}");
    private static final Pattern BETWEEN = Pattern.compile("[\\s.\\-_]+");
    private static final SecureRandom RANDOM = new SecureRandom();

    private Codes() {}

    static String draw() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LETTERS; i++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** A code as it was drawn, however it was typed. */
    static String typed(String code) {
        return BETWEEN.matcher(code).replaceAll("").toUpperCase(Locale.ROOT);
    }

    /** Whether it can be a class's. */
    static boolean isOne(String code) {
        return CODE.matcher(code).matches();
    }

    /** All from which one slip of a hand makes this one: another letter, or two neighbours that have changed places. */
    static Stream<String> oneSlipFrom(String code) {
        Stream<String> letters = IntStream.range(0, LETTERS)
                .boxed()
                .flatMap(i -> ALPHABET.chars()
                        .mapToObj(letter -> code.substring(0, i) + (char) letter + code.substring(i + 1)));
        Stream<String> places = IntStream.range(1, LETTERS)
                .mapToObj(i -> code.substring(0, i - 1) + code.charAt(i) + code.charAt(i - 1) + code.substring(i + 1));
        return Stream.concat(letters, places);
    }
}
