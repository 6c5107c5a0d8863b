package dev.nudge.lesson.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/** 1797 handwritten digits of 8 × 8 pixels: E. Alpaydin and C. Kaynak, UCI Machine Learning Repository, 1998, CC BY 4.0. */
public final class HandwrittenDigits {

    /** Pixels along each side. */
    public static final int SIDE = 8;

    private static final String FILE = "digits-8x8.csv.gz";

    /** What the file's darkest pixel says. */
    private static final int DARKEST = 16;

    private static final HandwrittenDigits ALL = new HandwrittenDigits(read());

    private final LabelledImages images;

    private HandwrittenDigits(LabelledImages images) {
        this.images = images;
    }

    /** All of them, in the file's order. */
    public static HandwrittenDigits all() {
        return ALL;
    }

    public LabelledImages images() {
        return images;
    }

    public int count() {
        return images.count();
    }

    /** A copy: 0 is paper, 1 the darkest ink; row by row from the top, shape [count, 8, 8]. */
    public float[] pixels() {
        return images.rows().toArray();
    }

    /** Which digit each is, 0 to 9, shape [count]; a copy. */
    public int[] labels() {
        return IntStream.range(0, count()).map(images::label).toArray();
    }

    private static LabelledImages read() {
        try (InputStream in = HandwrittenDigits.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("digits: the resource " + FILE + " is missing from the jar");
            }
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.US_ASCII));
            List<String[]> rows = lines.lines().map(line -> line.split(",")).toList();
            byte[] ink = new byte[rows.size() * SIDE * SIDE];
            int[] labels = new int[rows.size()];
            for (int i = 0; i < labels.length; i++) {
                String[] row = rows.get(i);
                for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
                    ink[i * SIDE * SIDE + pixel] = Byte.parseByte(row[pixel]);
                }
                labels[i] = Integer.parseInt(row[SIDE * SIDE]);
            }
            return new LabelledImages(SIDE, ink, DARKEST, labels);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
