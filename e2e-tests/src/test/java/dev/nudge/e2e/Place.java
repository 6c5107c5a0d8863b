package dev.nudge.e2e;

/** Two numbers: a point among the data, or a place on the screen in CSS pixels. */
record Place(double x, double y) {

    Place plus(double right, double down) {
        return new Place(x + right, y + down);
    }
}
