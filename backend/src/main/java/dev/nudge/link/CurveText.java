package dev.nudge.link;

import dev.nudge.lesson.data.Curve;
import java.util.Base64;
import java.util.Optional;

/** A drawn curve as a link carries it: two characters of base64url a height, which have room for its {@value Curve#LEVELS} + 1 levels exactly. */
final class CurveText {

    private static final int BITS = 12;

    private CurveText() {}

    static String write(Curve curve) {
        short[] levels = curve.levels();
        byte[] packed = new byte[(levels.length * BITS + 7) / 8];
        for (int i = 0; i < levels.length; i++) {
            int at = i * 3 / 2;
            if (i % 2 == 0) {
                packed[at] = (byte) (levels[i] >> 4);
                packed[at + 1] = (byte) (levels[i] << 4);
            } else {
                packed[at] |= (byte) (levels[i] >> 8);
                packed[at + 1] = (byte) levels[i];
            }
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(packed);
    }

    /** Empty when the text is damaged or holds another number of heights. */
    static Optional<Curve> read(String text, int samples, float low, float high) {
        byte[] packed;
        try {
            packed = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (packed.length != (samples * BITS + 7) / 8) {
            return Optional.empty();
        }
        short[] levels = new short[samples];
        for (int i = 0; i < samples; i++) {
            int at = i * 3 / 2;
            int first = packed[at] & 0xFF;
            int second = packed[at + 1] & 0xFF;
            levels[i] = (short) (i % 2 == 0 ? first << 4 | second >> 4 : (first & 0xF) << 8 | second);
        }
        return Optional.of(Curve.ofLevels(levels, low, high));
    }
}
