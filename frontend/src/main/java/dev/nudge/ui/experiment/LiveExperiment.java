package dev.nudge.ui.experiment;

import dev.nudge.keepsake.Safetensors;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Keepsake;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Stage.Stroke;
import dev.nudge.lesson.Trail;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.measure.Measured;
import dev.nudge.link.Permalink;
import dev.nudge.measure.Measuring;
import dev.nudge.saved.BroughtTensors;
import dev.nudge.session.Activity;
import dev.nudge.session.LearnerSession;
import dev.nudge.session.Learners;
import dev.nudge.ui.play.Player;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One learner's experiment on a page. Whatever a hand does goes through here, and the page hears of it: a stroke begins, moves any number of times, and is
 * settled; a press of a button is a stroke without moves. What takes longer, or plays, walks by itself until it is settled.
 */
public final class LiveExperiment implements Player.Page, Screen {

    /** What a page does as the experiment changes. */
    public interface Listener {

        /** Something is about to change: the last moment at which the page still shows what was. */
        void begins(LiveExperiment live);

        /** It changed, and a hand still holds it. Called many times a second: say little. */
        void moves(LiveExperiment live);

        /** It goes on by itself, as a walk that plays does. Called up to thirty times a second. */
        void walks(LiveExperiment live);

        /** The hand let go, or a button was pressed: show everything. */
        void settled(LiveExperiment live);

        /** Something from outside has come to be shown, perhaps while a hand holds something: no stroke begins or ends by it. */
        void hears(LiveExperiment live);

        /** Whether nobody can change anything for the moment. */
        default boolean pauses() {
            return false;
        }

        /** Whether this control cannot be set for now. */
        default boolean locks(LiveExperiment live, String control) {
            return false;
        }

        /** Whether no hand can set this control for now, though steps may move it. */
        default boolean holds(LiveExperiment live, String control) {
            return false;
        }

        /** Whether its runs can be saved from this page. */
        default boolean canSave() {
            return false;
        }

        /** The learner wants to keep it as it stands. */
        default void saves(LiveExperiment live) {
            throw new IllegalStateException("save: this page saves no runs; ask canSave first");
        }
    }

    private final Experiment experiment;
    private final Learners learners;
    private final BroughtTensors brought;
    private final Listener listener;
    private final @Nullable LiveMeasurement measurement;
    private @Nullable LearnerSession session;
    private boolean held;
    private boolean refusing;
    private @Nullable Trail start;
    /** Where it stood before an act that might move what is locked; null while nothing is. */
    private @Nullable Before before;

    /** @param locked what was locked, and where it was */
    private record Before(Trail trail, Map<String, Value> locked) {}

    public LiveExperiment(
            Experiment experiment, Learners learners, Measuring measuring, BroughtTensors brought, Listener listener) {
        this.measurement = experiment instanceof Measured measured ? new LiveMeasurement(measured, measuring) : null;
        this.experiment = experiment;
        this.learners = learners;
        this.brought = brought;
        this.listener = listener;
    }

    @Override
    public Experiment experiment() {
        return experiment;
    }

    @Override
    public boolean isPaused() {
        return listener.pauses();
    }

    /** Whether this control cannot be set for now. */
    public boolean locks(String control) {
        return fixes(control) || listener.holds(this, control);
    }

    /** Whether neither hand nor step may move it. */
    boolean fixes(String control) {
        return listener.locks(this, control);
    }

    private boolean fixesAny() {
        return experiment.controls().stream().anyMatch(control -> fixes(control.id()));
    }

    /** Whether steps would move what is locked, so that none can be taken. */
    @Override
    public boolean isWalkLocked() {
        return experiment.walked().keySet().stream().anyMatch(this::fixes);
    }

    /** What a control is set to, or where steps have moved it since. */
    private Value value(String control) {
        String readout = experiment.walked().get(control);
        float walked = readout == null ? Float.NaN : session().frame().readout(readout);
        return Float.isFinite(walked)
                ? new Value.Number(experiment.slider(control).clamp(walked))
                : settings().get(control);
    }

    /**
     * Opens at this trail, or leads there if it is open. The page is not told: it is the one that asks.
     *
     * @param device the learner's choice when it is opened; empty for none
     */
    public void open(Trail trail, String device) {
        if (session == null) {
            session = learners.open(experiment, trail, device);
        } else if (!session.trail().equals(trail)) {
            session.go(trail);
        }
    }

    /** Where starting over leads: the experiment's own start, unless the page begins elsewhere. */
    public Trail start() {
        Trail begin = start == null ? experiment.start() : start;
        return session == null || begins(begin) ? begin : Trail.from(lockedAsNow(begin.settings()));
    }

    /** Whether this trail leaves what is locked as it is. */
    private boolean begins(Trail other) {
        return !fixesAny() || lockedAsNow(other.settings()).equals(other.settings());
    }

    private Settings lockedAsNow(Settings of) {
        Settings kept = of;
        for (Control control : experiment.controls()) {
            if (fixes(control.id())) {
                kept = kept.with(control.id(), value(control.id()));
            }
        }
        return kept;
    }

    /** From now on starting over leads here. */
    public void startAt(Trail trail) {
        start = trail;
    }

    /**
     * Leads another session along the same trail, which stays another's until it is {@linkplain #take taken}.
     *
     * @param device the learner's choice; empty for none
     */
    public LearnerSession elsewhere(String device) {
        return learners.open(experiment, trail(), device);
    }

    /** Goes on with this session; the one before is closed. The page is not told: it is the one that asks. */
    public void take(LearnerSession next) {
        closeSession();
        session = next;
    }

    /** Gives back what the learner held, and a place in a queue; it may be opened again. */
    public void close() {
        if (measurement != null) {
            measurement.leave();
        }
        closeSession();
    }

    /** Gives back what is computed on a device, to be opened again on another. */
    public void closeSession() {
        if (session != null) {
            session.close();
            session = null;
        }
    }

    /** Ends what plays. */
    public void rest() {
        if (session().activity() == Activity.PLAYING) {
            listener.begins(this);
            session().pause();
            listener.settled(this);
        }
    }

    /** Goes where somebody else leads, as one act, whatever the hand may do. */
    public void bring(Trail destination) {
        before = null;
        listener.begins(this);
        session().go(destination);
        tell();
    }

    /** What is shown now, with what is measured on this server where the experiment has that. */
    @Override
    public Frame frame() {
        Frame frame = session().frame();
        return measurement == null ? frame : measurement.over(frame, settings());
    }

    /** Whether a hand holds one of its controls. */
    public boolean isHeld() {
        return held;
    }

    /** Whether a control shows something that was refused: what is on the page is then not what a step would go by. */
    void setRefusing(boolean refusing) {
        this.refusing = refusing;
    }

    /** Whether a control shows something that was refused, so that no step can be taken. */
    public boolean isRefusing() {
        return refusing;
    }

    @Override
    public boolean canStep() {
        return !refusing && !isWalkLocked() && session().canStep();
    }

    /** Whether it is led somewhere and has not arrived. */
    public boolean isOnItsWay() {
        return session().activity() == Activity.WORKING;
    }

    /** What was asked for of others than the learner has changed. */
    void heard() {
        listener.hears(this);
    }

    /** What is measured, where the experiment has that. */
    Optional<LiveMeasurement> measurement() {
        return Optional.ofNullable(measurement);
    }

    public Trail trail() {
        return session().trail();
    }

    @Override
    public Settings settings() {
        return trail().settings();
    }

    /**
     * Sets a control by hand.
     *
     * @param ends whether the hand let go
     * @throws IllegalArgumentException with the reason, if the control does not take this value; nothing has changed then
     */
    public void set(String control, Value value, Stroke stroke, boolean ends) {
        Control declared = experiment.control(control);
        declared.require(value);
        if (isPaused() || locks(control)) {
            held = false;
            listener.hears(this);
            return;
        }
        if (stroke == Stroke.NEW) {
            listener.begins(this);
        }
        held = !ends;
        Settings before = settings();
        session().change(control, value, stroke);
        if (measurement != null) {
            measurement.set(before, settings());
        }
        if (session().activity() == Activity.WORKING) {
            // Its device is silent; the player tells when that has answered.
            listener.walks(this);
        } else if (ends) {
            listener.settled(this);
        } else {
            listener.moves(this);
        }
    }

    /** Sets a control by one press. */
    public void set(String control, Value value) {
        set(control, value, Stroke.NEW, true);
    }

    /**
     * Sets a control to the tensors of a file, which are kept from then on.
     *
     * @param address of who brings it
     * @throws dev.nudge.keepsake.TensorFileException if it is no such file
     * @throws dev.nudge.lesson.Refusal if they do not fit here
     * @throws dev.nudge.saved.SavingRefusedException if they cannot be kept
     */
    void bring(Control.TensorFile control, byte[] file, String address) {
        List<Keepsake.Named> tensors = Safetensors.read(file);
        control.rule().accept(settings(), tensors);
        set(control.id(), new Value.Text(brought.keep(tensors, address)));
    }

    boolean canSave() {
        return listener.canSave();
    }

    /** Asks the page to keep it as it stands. */
    void save() {
        listener.saves(this);
    }

    /** Sets a control by one press, and begins the walk anew, as if it had always been so. */
    void begin(String control, Value value) {
        experiment.control(control).require(value);
        if (locks(control)) {
            listener.hears(this);
            return;
        }
        Trail anew = Trail.from(settings().with(control, value));
        act(session -> session.go(anew));
    }

    /** Sets several controls, one after the other, by one press. */
    public void set(List<Trail.Change> changes) {
        Stroke stroke = Stroke.NEW;
        for (Trail.Change change : changes) {
            set(change.control(), change.value(), stroke, change.equals(changes.getLast()));
            stroke = Stroke.CONTINUED;
        }
    }

    /** Something done by one press: a step, an undo. */
    public void act(Consumer<LearnerSession> act) {
        if (isPaused()) {
            listener.hears(this);
            return;
        }
        begins();
        act.accept(session());
        keepLocked();
        tell();
    }

    private void tell() {
        if (session().activity() == Activity.NONE) {
            listener.settled(this);
        } else {
            listener.walks(this);
        }
    }

    /** An act that has moved what is locked is taken back. */
    private void keepLocked() {
        Before stood = before;
        if (stood != null && session().activity() == Activity.NONE) {
            before = null;
            boolean moved = stood.locked().entrySet().stream()
                    .anyMatch(each ->
                            fixes(each.getKey()) && !value(each.getKey()).equals(each.getValue()));
            if (moved) {
                session().go(stood.trail());
            }
        }
    }

    private Before before() {
        Map<String, Value> locked = new HashMap<>();
        for (Control control : experiment.controls()) {
            if (fixes(control.id())) {
                locked.put(control.id(), value(control.id()));
            }
        }
        return new Before(trail(), locked);
    }

    /**
     * Goes where a press leads.
     *
     * @param query as in a {@code poke:} link of a lesson's text
     */
    public void lead(String query) {
        List<Trail.Change> looks = Permalink.looks(experiment, query);
        if (!looks.isEmpty()) {
            set(looks);
            return;
        }
        Trail destination = Permalink.over(experiment, trail(), query).trail();
        act(session -> session.go(destination));
    }

    @Override
    public void begins() {
        before = fixesAny() ? before() : null;
        listener.begins(this);
    }

    @Override
    public void moved() {
        listener.walks(this);
    }

    @Override
    public void settled() {
        keepLocked();
        tell();
    }

    @Override
    public LearnerSession session() {
        if (session == null) {
            throw new IllegalStateException(experiment.id() + ": the page was left; open it again");
        }
        return session;
    }
}
