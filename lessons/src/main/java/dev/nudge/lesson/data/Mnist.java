package dev.nudge.lesson.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * MNIST as an operator has it: LeCun, Cortes and Burges, "The MNIST database of handwritten digits", 1998, in its four IDX files. Nudge does not ship it.
 *
 * @param train 60,000 images in the original
 * @param test 10,000 in the original
 */
public record Mnist(LabelledImages train, LabelledImages test) {

    /** The first four bytes of a file: unsigned bytes in three dimensions. */
    private static final int IMAGES = 0x0803;

    /** Unsigned bytes in one dimension. */
    private static final int LABELS = 0x0801;

    /** So many images a file may hold; the original's largest has 60,000. */
    private static final int MOST = 100_000;

    private static final int SIDE = 28;

    private static final int DARKEST = 255;

    /** Two bytes that begin what gzip has compressed. */
    private static final int[] GZIP = {0x1f, 0x8b};

    /**
     * Reads {@code train-images-idx3-ubyte}, {@code train-labels-idx1-ubyte}, {@code t10k-images-idx3-ubyte} and {@code t10k-labels-idx1-ubyte}; each may be compressed by gzip,
     * with {@code .gz} at its end or without, and have a dot in the place of the hyphen before {@code idx}.
     *
     * @throws IOException if a file is missing or not what its name says; the message says which and why
     */
    public static Mnist in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("MNIST: " + folder + " is no folder. Give the folder with the four IDX files?");
        }
        return new Mnist(images(folder, "train"), images(folder, "t10k"));
    }

    private static LabelledImages images(Path folder, String part) throws IOException {
        Path imageFile = find(folder, part + "-images", "idx3-ubyte");
        Path labelFile = find(folder, part + "-labels", "idx1-ubyte");
        byte[] ink;
        int count;
        try (InputStream raw = raw(imageFile);
                DataInputStream in = unpacked(raw)) {
            requireMark(imageFile, in, IMAGES, "images");
            count = count(imageFile, in);
            int rows = in.readInt();
            int columns = in.readInt();
            if (rows != SIDE || columns != SIDE) {
                throw refuse(imageFile, "its images are " + rows + " × " + columns + " pixels; MNIST's are 28 × 28");
            }
            ink = bytes(imageFile, in, count * SIDE * SIDE);
        } catch (EOFException | ZipException broken) {
            throw cutShort(imageFile, broken);
        }
        try (InputStream raw = raw(labelFile);
                DataInputStream in = unpacked(raw)) {
            requireMark(labelFile, in, LABELS, "labels");
            int labelled = count(labelFile, in);
            if (labelled != count) {
                throw refuse(
                        labelFile,
                        "it has " + labelled + " labels, but " + imageFile.getFileName() + " has " + count
                                + " images; there must be a label for each image. Do they belong together?");
            }
            byte[] digits = bytes(labelFile, in, count);
            int[] labels = new int[count];
            for (int i = 0; i < count; i++) {
                labels[i] = digits[i] & 0xff;
                if (labels[i] > 9) {
                    throw refuse(labelFile, "label " + i + " is " + labels[i] + "; labels are digits from 0 to 9");
                }
            }
            LabelledImages images = new LabelledImages(SIDE, ink, DARKEST, labels);
            for (int digit = 0; digit <= 9; digit++) {
                if (images.count(digit) == 0) {
                    throw refuse(labelFile, "no image shows a " + digit + "; there must be each of the ten digits");
                }
            }
            return images;
        } catch (EOFException | ZipException broken) {
            throw cutShort(labelFile, broken);
        }
    }

    private static Path find(Path folder, String part, String kind) throws IOException {
        for (String name : List.of(part + "-" + kind, part + "." + kind)) {
            for (String ending : List.of("", ".gz")) {
                Path file = folder.resolve(name + ending);
                if (Files.isRegularFile(file)) {
                    return file;
                }
            }
        }
        throw new IOException("MNIST: there is no file " + part + "-" + kind + " or " + part + "-" + kind + ".gz in "
                + folder + ". All four IDX files must be there.");
    }

    private static InputStream raw(Path file) throws IOException {
        return new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }

    private static DataInputStream unpacked(InputStream raw) throws IOException {
        raw.mark(2);
        boolean compressed = raw.read() == GZIP[0] && raw.read() == GZIP[1];
        raw.reset();
        return new DataInputStream(compressed ? new GZIPInputStream(raw, 1 << 16) : raw);
    }

    private static void requireMark(Path file, DataInputStream in, int mark, String what) throws IOException {
        int begins = in.readInt();
        if (begins != mark) {
            throw refuse(
                    file,
                    "it begins with 0x%08x; an IDX file of %s begins with 0x%08x. Are the files swapped, or is it another format?"
                            .formatted(begins, what, mark));
        }
    }

    private static int count(Path file, DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 1 || count > MOST) {
            throw refuse(file, "it says that it holds " + count + "; there may be 1 to " + MOST);
        }
        return count;
    }

    private static byte[] bytes(Path file, DataInputStream in, int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        if (in.read() != -1) {
            throw refuse(file, "it goes on after the " + length + " bytes that its head announces");
        }
        return bytes;
    }

    private static IOException refuse(Path file, String why) {
        return new IOException("MNIST: " + file + " cannot be used: " + why + ".");
    }

    private static IOException cutShort(Path file, IOException cause) {
        return new IOException(
                "MNIST: " + file + " cannot be used: it ends before all that its head announces, or is damaged. Copy it"
                        + " again?",
                cause);
    }
}
