package dev.nudge.compute;

/** Numbers under a layout, in double precision: what an op's plain {@link Primitive#forward forward} rule reads and writes. */
public final class Values {
    /** From one look to the next so many numbers are written. */
    private static final int BETWEEN_LOOKS = 256;

    private final double[] data;
    private final Layout layout;
    private final Runnable look;
    private int written;

    /**
     * @param data the storage
     * @param layout where the elements lie in it
     */
    public Values(double[] data, Layout layout) {
        this(data, layout, () -> {});
    }

    /**
     * @param look called now and then while numbers are written; what it throws ends the op
     */
    public Values(double[] data, Layout layout, Runnable look) {
        this.data = data;
        this.layout = layout;
        this.look = look;
    }

    /** The same storage under another layout. */
    Values under(Layout other) {
        return new Values(data, other, look);
    }

    /** The storage itself. */
    public double[] data() {
        return data;
    }

    public Layout layout() {
        return layout;
    }

    public Shape shape() {
        return layout.shape();
    }

    /** The element with this row-major number. */
    public double get(int element) {
        return data[layout.position(element)];
    }

    public void set(int element, double value) {
        if (++written % BETWEEN_LOOKS == 0) {
            look.run();
        }
        data[layout.position(element)] = value;
    }

    /** Row-major storage of the same elements, filled with {@code value}. */
    void fill(double value) {
        for (int i = 0; i < shape().size(); i++) {
            set(i, value);
        }
    }
}
