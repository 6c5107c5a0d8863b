package dev.nudge.link;

import dev.nudge.lesson.data.PastedPoints;
import dev.nudge.lesson.data.Points;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Points as a link carries them, in float32's shortest decimals: a few as {@code :x_y:x_y}, for people to read and write; more as lines {@code x;y}, deflated,
 * base64url, which has no colon.
 */
final class PointsText {

    /** What a link may unpack to; beyond this it is refused unread. */
    private static final int LARGEST = 64 * 1024;

    /** So many are written for people. */
    private static final int FEW = 8;

    /** Possessive: a match by recursion would run out of stack at a long text. */
    private static final Pattern PLAIN = Pattern.compile("(?::[-+.\\dEe]{1,20}+_[-+.\\dEe]{1,20}+)++");

    private PointsText() {}

    static String write(Points points) {
        return points.count() <= FEW ? plain(points) : packed(points);
    }

    private static String plain(Points points) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < points.count(); i++) {
            text.append(':').append(decimal(points.x(i))).append('_').append(decimal(points.y(i)));
        }
        return text.toString();
    }

    /** The shortest decimal that reads back as the same float32; whole numbers without a point. */
    static String decimal(float number) {
        String text = Float.toString(number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static String packed(Points points) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < points.count(); i++) {
            lines.append(points.x(i)).append(';').append(points.y(i)).append('\n');
        }
        return Deflated.write(lines.toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** Empty when the text is damaged, holds no point, or holds more than {@code most}. */
    static Optional<Points> read(String text, int most) {
        Optional<String> lines = PLAIN.matcher(text).matches()
                ? Optional.of(text.substring(1).replace(':', '\n').replace('_', ';'))
                : unpack(text);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        PastedPoints read = PastedPoints.parse(lines.get(), most);
        boolean whole =
                read.badRows().isEmpty() && !read.heading() && read.points().count() > 0;
        return whole ? Optional.of(read.points()) : Optional.empty();
    }

    private static Optional<String> unpack(String text) {
        return Deflated.read(text, LARGEST).map(bytes -> new String(bytes, StandardCharsets.US_ASCII));
    }
}
