package dev.nudge.lesson.models;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A trained image model, as {@code models.csv} tells of it.
 *
 * @param name timm's, architecture and training
 * @param side of the image it looks at, in pixels
 * @param top1 share of ImageNet-1k's validation images it names rightly, in percent
 * @param imagesPerSecond inference, on the card the file names
 * @param parameters in millions
 * @param extra data it saw beside ImageNet-1k; empty for none
 */
record ImageModel(
        String name, int side, float top1, float imagesPerSecond, float parameters, Family family, String extra) {

    /** Architectures that share their idea. */
    enum Family {
        CLASSIC,
        RESNET,
        MOBILE,
        CONVNEXT,
        LEVIT,
        VIT,
        SWIN,
        BEIT;

        String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The side most of them look at; a larger one costs speed and buys accuracy. */
    static final int USUAL_SIDE = 224;

    /** Bytes of a float32. */
    private static final int FLOAT = 4;

    boolean hasExtraData() {
        return !extra.isEmpty();
    }

    boolean looksCloser() {
        return side > USUAL_SIDE;
    }

    /** What its parameters take in float32, in megabytes of 10^6 bytes; activations come on top. */
    float megabytes() {
        return FLOAT * parameters;
    }

    /** All of the file, in its order: fastest first. */
    static List<ImageModel> all() {
        try (InputStream in = ImageModel.class.getResourceAsStream("models.csv")) {
            if (in == null) {
                throw new IllegalStateException("models: the resource models.csv is missing from the jar");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(ImageModel::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ImageModel parse(String line) {
        String[] cells = line.split(",", -1);
        return new ImageModel(
                cells[0],
                Integer.parseInt(cells[1]),
                Float.parseFloat(cells[2]),
                Float.parseFloat(cells[3]),
                Float.parseFloat(cells[4]),
                Family.valueOf(cells[5].toUpperCase(java.util.Locale.ROOT)),
                cells[6]);
    }
}
