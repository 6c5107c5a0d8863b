package dev.nudge.ui.play;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Stage.Stroke;
import dev.nudge.session.Activity;
import dev.nudge.session.LearnerSession;
import dev.nudge.session.Pace;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Plays a walk: play and pause, how fast, and where on its time line. It is also where a page says that an act takes longer, and where that can be stopped. Any page can use it: it
 * asks the page for its session and tells it what to show.
 */
public final class Player extends Div {

    /** The page a player stands in. */
    public interface Page {

        /** The session that is played; the same one until the page is left. */
        LearnerSession session();

        /** Whether a step can be taken from here. */
        default boolean canStep() {
            return session().canStep();
        }

        /** Whether nothing can be done for the moment. */
        default boolean isPaused() {
            return false;
        }

        /** Whether the walk cannot be moved, neither on nor back. */
        default boolean isWalkLocked() {
            return false;
        }

        /** Something is about to change by a press: the last moment at which the page still shows what was. */
        void begins();

        /** The walk moved on by itself. Called up to thirty times a second: say little. */
        void moved();

        /** What went on has ended: show everything. */
        void settled();
    }

    private final transient Page page;
    private final NativeButton play = new NativeButton();
    private final Div paces = new Div();
    private final Map<Pace, NativeButton> paceButtons = new EnumMap<>(Pace.class);
    private final @Nullable TimeLine timeLine;
    private final Div working = new Div();
    private final Span words = new Span();
    private final NativeButton stop = new NativeButton();
    private Pace pace;
    private transient @Nullable Watch watch;
    private Activity shown = Activity.NONE;
    /** Whether a hand holds the time line. */
    private boolean scrubbing;

    private transient Optional<Duration> timeUp = Optional.empty();

    /**
     * @param experiment that is played; where there is nothing to step, only long acts are shown
     * @param ids what goes before the ids of its buttons; empty on a page with one experiment
     */
    public Player(Page page, Experiment experiment, String ids) {
        this.page = page;
        this.pace = experiment.isReadStepByStep() ? Pace.SLOW : Pace.STEADY;
        // The few steps of a short walk are gone through one by one.
        this.timeLine = experiment.mostSteps() > Experiment.READABLE_STEPS ? new TimeLine(ids, this::scrub) : null;
        addClassName("player");
        play.addClassNames("button", "play");
        play.setId(ids + "play");
        play.addClickListener(click -> toggle());
        paces.addClassName("paces");
        paces.getElement().setAttribute("role", "group");
        paces.getElement().setAttribute("aria-label", getTranslation("play.pace"));
        for (Pace each : Pace.values()) {
            NativeButton button = new NativeButton(getTranslation("play.pace." + each.name()), click -> setPace(each));
            button.addClassName("pace");
            button.setId(ids + "pace-" + each.name().toLowerCase(Locale.ROOT));
            button.setTitle(
                    each.stepsPerSecond() > 0
                            ? getTranslation("play.pace.steps", each.stepsPerSecond())
                            : getTranslation("play.pace.most"));
            paceButtons.put(each, button);
            paces.add(button);
        }
        stop.setText(getTranslation("play.stop"));
        stop.addClassName("button");
        stop.setId(ids + "stop");
        stop.addClickListener(click -> press(LearnerSession::pause));
        working.addClassName("working");
        working.getElement().setAttribute("role", "status");
        working.add(words, stop);
        if (experiment.mostSteps() > 0) {
            add(play, paces);
        }
        add(working);
        describe();
    }

    /** Leaves the word of what goes on, and takes away what makes it play. */
    public void hideButtons() {
        play.setVisible(false);
        paces.setVisible(false);
    }

    /** Where on its time line the walk stands, for the page to place; empty where a walk is short. It comes with the first step: what stands beneath it moves then. */
    public Optional<Component> timeLine() {
        return Optional.ofNullable(timeLine);
    }

    /** How fast it plays, now or when it is next told to. */
    public Pace pace() {
        return pace;
    }

    /** Shows what goes on. For the page to call whenever it shows its session. */
    public void show() {
        LearnerSession session = page.session();
        if (watch == null || watch.session() != session) {
            watch(session);
        }
        if (session.activity() != shown || !session.timeUp().equals(timeUp)) {
            shown = session.activity();
            timeUp = session.timeUp();
            describe();
        }
        play.setEnabled(shown == Activity.PLAYING || page.canStep());
        if (timeLine != null) {
            timeLine.show(session.trail().steps(), session.furthest());
        }
    }

    private void watch(LearnerSession session) {
        unwatch();
        if (isAttached()) {
            watch = new Watch(session, this, this::hear);
        }
    }

    private void unwatch() {
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        watch(page.session());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        unwatch();
        super.onDetach(event);
    }

    private void hear() {
        show();
        tell();
    }

    private void toggle() {
        if (shown != Activity.PLAYING && !page.canStep()) {
            return;
        }
        press(session -> {
            if (session.activity() == Activity.PLAYING) {
                session.pause();
            } else {
                session.play(pace);
            }
        });
    }

    private void setPace(Pace next) {
        pace = next;
        describe();
        if (page.session().activity() == Activity.PLAYING) {
            press(session -> session.play(next));
        }
    }

    private void scrub(TimeLine.Move move) {
        if (page.isPaused() || page.isWalkLocked()) {
            scrubbing = false;
            return;
        }
        LearnerSession session = page.session();
        if (move.stroke() == Stroke.NEW) {
            page.begins();
        }
        scrubbing = !move.ends();
        session.goToStep(move.step(), move.stroke());
        show();
        tell();
    }

    private void press(Consumer<LearnerSession> act) {
        if (page.isPaused()) {
            return;
        }
        LearnerSession session = page.session();
        if (session.activity() == Activity.NONE) {
            page.begins();
        }
        act.accept(session);
        show();
        tell();
    }

    private void tell() {
        if (page.session().activity() == Activity.NONE && !scrubbing) {
            page.settled();
        } else {
            page.moved();
        }
    }

    private void describe() {
        boolean playing = shown == Activity.PLAYING;
        play.setText(getTranslation(playing ? "play.pause" : "play.play"));
        play.setClassName("playing", playing);
        paceButtons.forEach(
                (each, button) -> button.getElement().setAttribute("aria-pressed", Boolean.toString(each == pace)));
        boolean busy = shown == Activity.WORKING;
        working.setClassName("busy", busy);
        working.setClassName("said", timeUp.isPresent());
        words.setText(
                busy
                        ? getTranslation("play.working")
                        : timeUp.map(time -> getTranslation("play.timeUp", time.toMillis() / 1_000.0))
                                .orElse(""));
        stop.setVisible(busy);
    }
}
