package dev.nudge.compute;

/**
 * Numbers under a layout, in double precision: what an op's plain {@link Primitive#forward forward} rule reads and writes.
 *
 * @param data the storage
 * @param layout where the elements lie in it
 */
public record Values(double[] data, Layout layout) {
    public Shape shape() {
        return layout.shape();
    }

    /** The element with this row-major number. */
    public double get(int element) {
        return data[layout.position(element)];
    }

    public void set(int element, double value) {
        data[layout.position(element)] = value;
    }

    /** Row-major storage of the same elements, filled with {@code value}. */
    void fill(double value) {
        for (int i = 0; i < shape().size(); i++) {
            set(i, value);
        }
    }
}
