package dev.nudge.lesson.data;

import dev.nudge.compute.Shape;
import dev.nudge.compute.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/** Square grey images of one size, each with the digit it shows. Immutable; pixels are kept as bytes, a quarter of what they take as tensors. */
public final class LabelledImages {

    private final int side;
    private final byte[] ink;
    private final int darkest;
    /** What each amount of ink is as a number, from 0 to 1. */
    private final float[] shades;

    private final int[] labels;

    /**
     * @param side pixels along each side
     * @param ink from 0 for paper to {@code darkest}, row by row from the top, image after image, shape [labels.length · side · side]; taken over, not copied
     * @param darkest 1 to 255
     * @param labels what each shows, 0 to 9; taken over, not copied
     */
    LabelledImages(int side, byte[] ink, int darkest, int[] labels) {
        this.side = side;
        this.ink = ink;
        this.darkest = darkest;
        this.shades = new float[256];
        for (int each = 0; each < shades.length; each++) {
            shades[each] = (float) each / darkest;
        }
        this.labels = labels;
        int expected = labels.length * side * side;
        if (ink.length != expected) {
            throw new IllegalArgumentException("images: " + labels.length + " of " + side + " × " + side
                    + " pixels are " + expected + " numbers, " + ink.length + " were given");
        }
    }

    public int count() {
        return labels.length;
    }

    /** Pixels along each side. */
    public int side() {
        return side;
    }

    /** Pixels of one image. */
    public int pixels() {
        return side * side;
    }

    /** Ink from 0 for paper to {@link #darkest}, row by row from the top, image after image, each an unsigned byte; a copy. */
    public byte[] ink() {
        return ink.clone();
    }

    /** CRC-32 of the ink of all of them. */
    public long checksum() {
        CRC32 crc = new CRC32();
        crc.update(ink);
        return crc.getValue();
    }

    /** What the darkest pixel can have, 1 to 255. */
    public int darkest() {
        return darkest;
    }

    /**
     * These and one more, at the end.
     *
     * @param added its ink, from 0 for paper to {@link #darkest}, row by row from the top, shape [pixels]
     * @param label what it shows, 0 to 9
     */
    public LabelledImages plus(byte[] added, int label) {
        byte[] longer = Arrays.copyOf(ink, ink.length + added.length);
        System.arraycopy(added, 0, longer, ink.length, added.length);
        int[] more = Arrays.copyOf(labels, labels.length + 1);
        more[labels.length] = label;
        return new LabelledImages(side, longer, darkest, more);
    }

    /** The digit an image shows. */
    public int label(int image) {
        return labels[image];
    }

    /** How many show this digit. */
    public int count(int label) {
        return (int) Arrays.stream(labels).filter(each -> each == label).count();
    }

    /** Every image a row, from 0 for paper to 1 for the darkest ink; shape [count, pixels]. */
    public Tensor rows() {
        return rows(0, count());
    }

    /** The images from {@code from} up to before {@code to}, each a row; shape [to − from, pixels]. */
    public Tensor rows(int from, int to) {
        float[] numbers = new float[(to - from) * pixels()];
        for (int image = from; image < to; image++) {
            copy(image, numbers, (image - from) * pixels());
        }
        return Tensor.of(numbers, Shape.of(to - from, pixels()));
    }

    /** Writes one image, row by row from the top, into {@code to} from {@code at} on. */
    public void copy(int image, float[] to, int at) {
        int pixels = pixels();
        int first = image * pixels;
        for (int pixel = 0; pixel < pixels; pixel++) {
            to[at + pixel] = shades[ink[first + pixel] & 0xff];
        }
    }

    /** One image, shape [side, side], its top row first. */
    public Tensor image(int image) {
        return rows(image, image + 1).reshape(side, side);
    }

    /** The images that show one of these digits, in their order. */
    public LabelledImages only(int... digits) {
        return at(IntStream.range(0, count())
                .filter(image -> Arrays.stream(digits).anyMatch(digit -> digit == labels[image]))
                .toArray());
    }

    /** The images at these places, in this order. */
    public LabelledImages at(int... images) {
        byte[] chosen = new byte[images.length * pixels()];
        for (int i = 0; i < images.length; i++) {
            System.arraycopy(ink, images[i] * pixels(), chosen, i * pixels(), pixels());
        }
        return new LabelledImages(
                side,
                chosen,
                darkest,
                Arrays.stream(images).map(image -> labels[image]).toArray());
    }
}
