package dev.nudge.classroom;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Which names a class may see: short, of letters and digits, and without words of a list that the operator may replace. */
@Component
final class Nicknames {

    /** Code points. */
    static final int LONGEST = 20;

    /** Nothing longer is looked at. */
    private static final int LONGEST_TYPED = 200;

    private static final String LIST = "refused-words.txt";
    private static final Pattern FINE = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}][\\p{L}\\p{M}\\p{Nd} .'_-]*");
    /** What telephones and word processors make of an apostrophe and a hyphen. */
    private static final Pattern APOSTROPHES = Pattern.compile("[‘’ʼ`´]");

    private static final Pattern HYPHENS = Pattern.compile("[‐‑–]");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}]");
    private static final Pattern MARKS = Pattern.compile("\\p{M}");

    /** What stands for a letter where somebody hides a word. */
    private static final Map<Character, Character> DISGUISES =
            Map.of('0', 'o', '1', 'i', '3', 'e', '4', 'a', '5', 's', '7', 't', '8', 'b');

    private final List<String> refused;

    /**
     * @param list a file of one word a line in place of our own, {@code nudge.classroom.words}; empty for ours
     */
    Nicknames(@Value("${nudge.classroom.words:}") String list) {
        this.refused = read(list)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(Nicknames::bare)
                .toList();
    }

    private static String read(String list) {
        try {
            if (!list.isBlank()) {
                return Files.readString(Path.of(list.strip()));
            }
            try (InputStream in = Nicknames.class.getResourceAsStream(LIST)) {
                if (in == null) {
                    throw new IllegalStateException("classroom: " + LIST + " is not on the class path");
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "classroom: nudge.classroom.words is " + list + ", which cannot be read. Name another file?",
                    failed);
        }
    }

    /**
     * The name as it is shown, numbered where somebody has it already.
     *
     * @param taken names of the others
     * @throws ClassroomRefusedException if it is no name for a class
     */
    String admit(String typed, Collection<String> taken) {
        if (typed.length() > LONGEST_TYPED) {
            throw new ClassroomRefusedException(ClassroomRefusedException.Reason.NAME_LONG, LONGEST);
        }
        String plain =
                HYPHENS.matcher(APOSTROPHES.matcher(typed).replaceAll("'")).replaceAll("-");
        String name = SPACES.matcher(Normalizer.normalize(plain, Normalizer.Form.NFKC))
                .replaceAll(" ")
                .strip();
        if (name.isEmpty()) {
            throw new ClassroomRefusedException(ClassroomRefusedException.Reason.NAME_EMPTY);
        }
        if (name.codePointCount(0, name.length()) > LONGEST) {
            throw new ClassroomRefusedException(ClassroomRefusedException.Reason.NAME_LONG, LONGEST);
        }
        if (!FINE.matcher(name).matches()) {
            throw new ClassroomRefusedException(ClassroomRefusedException.Reason.NAME_SIGNS);
        }
        if (isRefused(name)) {
            throw new ClassroomRefusedException(ClassroomRefusedException.Reason.NAME_WORD);
        }
        Set<String> others = taken.stream().map(Nicknames::bareWithDigits).collect(Collectors.toSet());
        String free = name;
        for (int number = 2; others.contains(bareWithDigits(free)); number++) {
            free = name + " " + number;
        }
        return free;
    }

    /** A short word only where it stands for itself: many a good name has it inside. */
    private boolean isRefused(String name) {
        List<String> words = SPACES.splitAsStream(name.replaceAll("[._'-]", " "))
                .map(Nicknames::bare)
                .toList();
        String whole = bare(name);
        return refused.stream()
                .anyMatch(
                        word -> word.length() <= 4 ? words.contains(word) || whole.equals(word) : whole.contains(word));
    }

    private static String bareWithDigits(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    private static String bare(String text) {
        StringBuilder plain = new StringBuilder();
        for (char letter : bareWithDigits(text).toCharArray()) {
            plain.append((char) DISGUISES.getOrDefault(letter, letter));
        }
        return NO_LETTER.matcher(plain).replaceAll("");
    }
}
