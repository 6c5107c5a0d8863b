package dev.nudge.lesson.gradient;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.device.Devices;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.JavaListing;
import dev.nudge.lesson.Listing;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Stage;
import dev.nudge.lesson.Trail;
import dev.nudge.lesson.Value;
import java.util.List;
import java.util.Locale;

/** A learner at an experiment. */
public final class Seat implements AutoCloseable {

    private final Experiment experiment;
    private final Compute compute;
    public final Stage stage;

    private Seat(Experiment experiment, String device, Budget budget) {
        this.experiment = experiment;
        compute = Compute.on(Devices.get(device), budget);
        stage = experiment.open(experiment.start(), compute);
    }

    public static Seat at(Experiment experiment) {
        return at(experiment, "cpu");
    }

    public static Seat at(Experiment experiment, String device) {
        return new Seat(experiment, device, Budget.unlimited());
    }

    /** With no more room than a learner on the server has. */
    public static Seat ofLearner(Experiment experiment) {
        return new Seat(experiment, "cpu", new Budget(16 << 20, 1 << 20, Long.MAX_VALUE));
    }

    public Seat set(String control, double value) {
        return set(control, new Value.Number((float) value));
    }

    public Seat set(String control, Value value) {
        stage.apply(new Trail.Change(control, value), Stage.Stroke.NEW);
        return this;
    }

    /** Presses an offer. */
    public Seat take(Frame.Offer offer) {
        offer.changes().forEach(change -> stage.apply(change, Stage.Stroke.NEW));
        return this;
    }

    public Seat step(int count) {
        stage.step(count);
        return this;
    }

    public Frame frame() {
        return stage.frame();
    }

    public float readout(String name) {
        return frame().readout(name);
    }

    public String words() {
        return say(frame().words());
    }

    public String notices() {
        return String.join(" ", frame().notice().stream().map(Seat::say).toList());
    }

    public static String say(Message message) {
        return Messages.in(Locale.ENGLISH).say(message);
    }

    /** The Python of the listing. */
    public String python() {
        return Listing.of(experiment, stage.trail().settings(), frame())
                .orElseThrow()
                .python();
    }

    /** What the Java of the listing prints. */
    public List<String> printed() {
        try {
            return JavaListing.printedBy(experiment, stage.trail().settings(), frame());
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    public float printedNumber(int line) {
        return Float.parseFloat(printed().get(line));
    }

    @Override
    public void close() {
        stage.close();
        compute.close();
    }
}
