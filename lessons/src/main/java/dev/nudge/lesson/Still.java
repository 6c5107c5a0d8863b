package dev.nudge.lesson;

/** A picture that stands still: how it is put together, and the one frame it shows. */
public record Still(Experiment experiment, Picture picture, Frame frame) {

    /** The same picture with a chart in the place of the one of that name, or on top. */
    public Still with(Chart chart) {
        return new Still(experiment, picture, frame.with(chart));
    }
}
