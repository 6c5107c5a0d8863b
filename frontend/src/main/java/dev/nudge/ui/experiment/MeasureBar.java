package dev.nudge.ui.experiment;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.VaadinSession;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.measure.Contest;
import dev.nudge.lesson.measure.Measurement;
import dev.nudge.measure.Measuring;
import dev.nudge.measure.Measuring.Seat;
import dev.nudge.measure.Measuring.Standing;
import dev.nudge.ui.play.Bulletin;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Measures on this server by a press: the place in the queue, what is measured now, on what, and how old it is. What was measured before stays covered until the learner asks for it. */
final class MeasureBar extends Div {

    private final transient LiveExperiment live;
    private final transient LiveMeasurement measurement;
    private final transient Messages messages;
    private final NativeButton measure = new NativeButton();
    private final NativeButton stop = new NativeButton();
    private final NativeButton uncover = new NativeButton();
    private final Span status = new Span();
    /** Beside the status and not in it: what counts by itself is not to be read out again and again. */
    private final RelativeTime rest;

    private final Paragraph origin = new Paragraph();
    private final Span machine = new Span();
    private final RelativeTime age;
    private transient @Nullable Bulletin bulletin;
    private transient @Nullable End end;

    /** What became of the learner's last press, if it came to nothing: words for this contest and no other. */
    private record End(Contest contest, String words) {}

    MeasureBar(LiveExperiment live, LiveMeasurement measurement, Messages messages) {
        this.live = live;
        this.measurement = measurement;
        this.messages = messages;
        String id = live.experiment().id();
        addClassNames("acts", "measure");
        measure.setId(id + "-measure");
        measure.addClassName("button");
        measure.addClickListener(click -> start());
        stop.setId(id + "-measure-stop");
        stop.setText(getTranslation("measure.stop"));
        stop.addClassName("button");
        stop.addClickListener(click -> stop());
        uncover.setId(id + "-measure-last");
        uncover.setText(getTranslation("measure.last"));
        uncover.addClassName("button");
        uncover.addClickListener(click -> uncover());
        status.setId(id + "-measure-status");
        status.getElement().setAttribute("role", "status");
        rest = new RelativeTime(id + "-measure-rest");
        age = new RelativeTime(id + "-measured-ago");
        origin.setId(id + "-measured-on");
        origin.addClassName("caption");
        origin.add(machine, age);
        Div buttons = new Div(measure, stop, uncover, status, rest);
        buttons.addClassName("buttons");
        add(buttons, origin);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        bulletin = new Bulletin(this, live::heard);
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
        if (here != null && !goesOn()) {
            boolean isIn = measurement.enter(live.settings(), learner(), here.mailbox()::called);
            end = isIn ? null : ended("measure.full", Measuring.MOST_WAITING);
            live.heard();
        }
    }

    /** All pages of one browser are one learner's. */
    private Object learner() {
        return VaadinSession.getCurrent().getSession().getId();
    }

    private void stop() {
        if (goesOn()) {
            measurement.leave();
            end = ended("measure.stopped");
            live.heard();
        }
        // Its button goes as soon as that is done.
        measure.focus();
    }

    private void uncover() {
        measurement.reveal(live.settings());
        live.heard();
        // Its button has gone.
        measure.focus();
    }

    private End ended(String key, Object... arguments) {
        return new End(measurement.contest(live.settings()), getTranslation(key, arguments));
    }

    private boolean goesOn() {
        return measurement.seat(live.settings()).map(MeasureBar::goesOn).orElse(false);
    }

    private static boolean goesOn(Seat seat) {
        return seat.standing() == Standing.WAITING || seat.standing() == Standing.MEASURING;
    }

    /** Shows how it stands; a place for something that is not asked for any more is given back. */
    void show() {
        Settings settings = live.settings();
        measurement.leaveUnlessFor(settings);
        if (end != null && !end.contest().equals(measurement.contest(settings))) {
            end = null;
        }
        Optional<Seat> seat = measurement.seat(settings);
        Optional<Measurement> shown = measurement.shown(settings);
        boolean goesOn = goesOn();
        boolean isPredicted = measurement.isPredicted(settings);
        measure.setText(getTranslation(
                shown.isPresent() && !goesOn
                        ? "measure.again"
                        : isPredicted || goesOn ? "measure.start" : "measure.start.blind"));
        measure.setClassName("primary", isPredicted && !goesOn);
        // It keeps the focus meanwhile, which a disabled button would lose.
        measure.getElement().setAttribute("aria-disabled", Boolean.toString(goesOn));
        if (stop.isVisible() && !goesOn) {
            measure.getElement()
                    .executeJs(
                            "if (document.activeElement?.id === $0) this.focus()",
                            stop.getId().orElseThrow());
        }
        stop.setVisible(goesOn);
        uncover.setVisible(!goesOn && measurement.isCovered(settings));
        status.setText(seat.filter(mine -> goesOn || mine.standing() == Standing.FAILED)
                .map(this::standing)
                .orElseGet(() -> idle(shown)));
        Optional<Duration> resting = seat.filter(MeasureBar::isNext).map(Seat::rest);
        resting.ifPresent(rest::in);
        rest.setVisible(resting.isPresent());
        shown.ifPresent(this::tellOrigin);
        origin.setVisible(shown.isPresent());
    }

    /** Whether only the server's rest is before its turn. */
    private static boolean isNext(Seat seat) {
        return seat.standing() == Standing.WAITING
                && seat.ahead() == 0
                && !seat.rest().isZero();
    }

    private String standing(Seat seat) {
        return switch (seat.standing()) {
            case WAITING ->
                isNext(seat) ? getTranslation("measure.resting") : getTranslation("measure.waiting", seat.ahead());
            case MEASURING -> seat.measurement().map(this::under).orElse("");
            case DONE -> "";
            case FAILED -> getTranslation("measure.failed", seat.failure());
        };
    }

    /** Which lane has its turn, and how far it is. */
    private String under(Measurement soFar) {
        return soFar.turn()
                .map(turn -> getTranslation("measure.lane", messages.say(measurement.name(turn.lane())), turn.size()))
                .orElseGet(() -> getTranslation("measure.running"));
    }

    private String idle(Optional<Measurement> shown) {
        if (end != null) {
            return end.words();
        }
        if (shown.isPresent()) {
            return "";
        }
        boolean isCovered = measurement.isCovered(live.settings());
        return measurement.isPredicted(live.settings())
                ? getTranslation(isCovered ? "measure.covered" : "measure.empty")
                : getTranslation("measure.first");
    }

    private void tellOrigin(Measurement measured) {
        machine.setText(getTranslation("measure.origin", measured.machine()) + " ");
        if (measured.isComplete()) {
            age.ago(measurement.age(measured));
        }
        age.setVisible(measured.isComplete());
    }
}
