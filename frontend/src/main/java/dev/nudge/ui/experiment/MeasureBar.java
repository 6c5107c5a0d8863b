package dev.nudge.ui.experiment;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.measure.LaneTimes;
import dev.nudge.lesson.measure.Measurement;
import dev.nudge.measure.Measuring;
import dev.nudge.measure.Measuring.Seat;
import dev.nudge.measure.Measuring.Standing;
import dev.nudge.ui.play.Bulletin;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Measures on this server by a press: the place in the queue, what is measured now, on what, and how old it is. */
final class MeasureBar extends Div {

    private final transient LiveExperiment live;
    private final transient LiveMeasurement measurement;
    private final transient Messages messages;
    private final NativeButton measure = new NativeButton();
    private final NativeButton stop = new NativeButton();
    private final Span status = new Span();
    private final Paragraph machine = new Paragraph();
    private transient @Nullable Bulletin bulletin;
    private boolean full;
    private boolean stopped;

    MeasureBar(LiveExperiment live, LiveMeasurement measurement, Messages messages) {
        this.live = live;
        this.measurement = measurement;
        this.messages = messages;
        String id = live.experiment().id();
        addClassNames("acts", "measure");
        measure.setId(id + "-measure");
        measure.addClassNames("button", "primary");
        measure.addClickListener(click -> start());
        stop.setId(id + "-measure-stop");
        stop.setText(getTranslation("measure.stop"));
        stop.addClassName("button");
        stop.addClickListener(click -> stop());
        status.setId(id + "-measure-status");
        status.getElement().setAttribute("role", "status");
        machine.setId(id + "-measured-on");
        machine.addClassName("caption");
        Div buttons = new Div(measure, stop, status);
        buttons.addClassName("buttons");
        add(buttons, machine);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        bulletin = new Bulletin(this, this::hear);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (bulletin != null) {
            bulletin.close();
            bulletin = null;
        }
        super.onDetach(event);
    }

    private void start() {
        Bulletin here = bulletin;
        if (here != null) {
            stopped = false;
            full = !measurement.enter(live.settings(), here.mailbox()::called);
            hear();
        }
    }

    private void stop() {
        measurement.leave();
        stopped = true;
        live.settled();
    }

    /** Something has happened in the queue, or to the measurement. */
    private void hear() {
        boolean goesOn =
                measurement.seat(live.settings()).map(MeasureBar::goesOn).orElse(false);
        if (goesOn) {
            live.moved();
        } else {
            live.settled();
        }
    }

    private static boolean goesOn(Seat seat) {
        return seat.standing() == Standing.WAITING || seat.standing() == Standing.MEASURING;
    }

    /** Shows how it stands; a place for something that is not asked for any more is given back. */
    void show() {
        measurement.leaveUnlessFor(live.settings());
        Optional<Seat> seat = measurement.seat(live.settings());
        Optional<Measurement> shown = measurement.shown(live.settings());
        boolean goesOn = seat.map(MeasureBar::goesOn).orElse(false);
        full &= seat.isEmpty();
        stopped &= seat.isEmpty() && shown.isEmpty();
        measure.setText(getTranslation(shown.isPresent() && !goesOn ? "measure.again" : "measure.start"));
        measure.setEnabled(!goesOn && measurement.contest(live.settings()).isPresent());
        stop.setVisible(goesOn);
        status.setText(seat.filter(mine -> goesOn || mine.standing() == Standing.FAILED)
                .map(this::standing)
                .orElseGet(() -> idle(shown)));
        machine.setText(shown.map(this::origin).orElse(""));
        machine.setVisible(shown.isPresent());
    }

    private String standing(Seat seat) {
        return switch (seat.standing()) {
            case WAITING -> getTranslation("measure.waiting", seat.ahead());
            case MEASURING -> seat.measurement().map(this::under).orElse("");
            case DONE -> "";
            case FAILED -> getTranslation("measure.failed", seat.failure());
        };
    }

    /** Which lane has its turn, and how far it is. */
    private String under(Measurement soFar) {
        if (soFar.lanes().isEmpty()) {
            return getTranslation("measure.running");
        }
        LaneTimes lane = soFar.lanes().getLast();
        String name = messages.say(measurement.name(lane));
        return getTranslation(
                "measure.lane",
                name,
                lane.timings().isEmpty()
                        ? soFar.contest().sizes().getFirst()
                        : lane.timings().getLast().size());
    }

    private String idle(Optional<Measurement> shown) {
        if (full) {
            return getTranslation("measure.full", Measuring.MOST_WAITING);
        }
        if (measurement.contest(live.settings()).isEmpty()) {
            return getTranslation("measure.first");
        }
        if (stopped) {
            return getTranslation("measure.stopped");
        }
        return shown.isPresent() ? "" : getTranslation("measure.empty");
    }

    private String origin(Measurement measured) {
        return measured.isComplete()
                ? getTranslation("measure.origin", age(measurement.age(measured)), measured.machine())
                : getTranslation("measure.origin.now", measured.machine());
    }

    private String age(Duration age) {
        return age.toSeconds() < 2
                ? getTranslation("measure.age.now")
                : age.toMinutes() < 2
                        ? getTranslation("measure.age.seconds", age.toSeconds())
                        : age.toHours() < 2
                                ? getTranslation("measure.age.minutes", age.toMinutes())
                                : getTranslation("measure.age.hours", age.toHours());
    }
}
