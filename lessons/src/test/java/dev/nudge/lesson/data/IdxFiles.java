package dev.nudge.lesson.data;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes small files in MNIST's format: image i shows digit i modulo 10, and its pixels say so. */
public final class IdxFiles {

    private static final int PIXELS = 28 * 28;

    private IdxFiles() {}

    public static void write(Path folder, int train, int test) throws IOException {
        write(folder, "train", train);
        write(folder, "t10k", test);
    }

    private static void write(Path folder, String part, int count) throws IOException {
        try (DataOutputStream out =
                new DataOutputStream(Files.newOutputStream(folder.resolve(part + "-images-idx3-ubyte")))) {
            out.writeInt(0x0803);
            out.writeInt(count);
            out.writeInt(28);
            out.writeInt(28);
            for (int image = 0; image < count; image++) {
                byte[] pixels = new byte[PIXELS];
                for (int pixel = 0; pixel < PIXELS; pixel++) {
                    pixels[pixel] = (byte) ink(image, pixel);
                }
                out.write(pixels);
            }
        }
        try (DataOutputStream out =
                new DataOutputStream(Files.newOutputStream(folder.resolve(part + "-labels-idx1-ubyte")))) {
            out.writeInt(0x0801);
            out.writeInt(count);
            byte[] labels = new byte[count];
            for (int image = 0; image < count; image++) {
                labels[image] = (byte) (image % 10);
            }
            out.write(labels);
        }
    }

    /** A bright band at a height that the digit tells, with a few flecks of its own for each image. */
    public static int ink(int image, int pixel) {
        int row = pixel / 28;
        boolean band = row / 3 == image % 10;
        return (band ? 200 : 0) + (pixel * 31 + image * 17) % 41;
    }

    /** Overwrites one byte. */
    static void put(Path file, int place, int value) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[place] = (byte) value;
        Files.write(file, bytes);
    }

    /** Packs a file by gzip, and leaves only that. */
    static void compress(Path file) throws IOException {
        try (GZIPOutputStream out =
                new GZIPOutputStream(Files.newOutputStream(file.resolveSibling(file.getFileName() + ".gz")))) {
            out.write(Files.readAllBytes(file));
        }
        Files.delete(file);
    }
}
