package dev.nudge.link;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Bytes as a link carries them: deflated, without header, in base64url without padding. */
final class Deflated {

    private Deflated() {}

    static String write(byte[] bytes) {
        try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            byte[] chunk = new byte[1024];
            while (!deflater.finished()) {
                packed.write(chunk, 0, deflater.deflate(chunk));
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray());
        }
    }

    /**
     * Empty when the text is damaged.
     *
     * @param largest so many bytes it may be; what is more is refused unread
     */
    static Optional<byte[]> read(String text, int largest) {
        byte[] packed;
        try {
            packed = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(packed);
            byte[] unpacked = new byte[largest];
            int length = inflater.inflate(unpacked);
            return inflater.finished() ? Optional.of(Arrays.copyOf(unpacked, length)) : Optional.empty();
        } catch (DataFormatException damaged) {
            return Optional.empty();
        }
    }
}
