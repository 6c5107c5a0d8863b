package dev.nudge.ui.picture;

/** Where the paper of a plot is, in pixels. */
record PlotBox(double left, double top, double right, double bottom) {

    double width() {
        return right - left;
    }

    double height() {
        return bottom - top;
    }

    boolean holds(double x, double y) {
        return x >= left - 1 && x <= right + 1 && y >= top - 1 && y <= bottom + 1;
    }

    /** As large as said, in its middle. */
    PlotBox middle(double newWidth, double newHeight) {
        double across = (left + right - newWidth) / 2;
        double down = (top + bottom - newHeight) / 2;
        return new PlotBox(across, down, across + newWidth, down + newHeight);
    }
}
