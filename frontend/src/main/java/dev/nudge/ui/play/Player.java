package dev.nudge.ui.play;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.nudge.session.Activity;
import dev.nudge.session.LearnerSession;
import dev.nudge.session.Pace;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Plays a walk: play and pause, and how fast. It is also where a page says that an act takes longer, and where that can be stopped. Any page can use it: it
 * asks the page for its session and tells it what to show.
 */
public final class Player extends Div {

    /** The page a player stands in. */
    public interface Page {

        /** The session that is played; the same one until the page is left. */
        LearnerSession session();

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
    private final Div working = new Div();
    private final Span words = new Span();
    private final NativeButton stop = new NativeButton();
    private Pace pace;
    private transient @Nullable Watch watch;
    private Activity shown = Activity.NONE;

    /**
     * @param steps whether there is anything to step; else only long acts are shown
     * @param ids what goes before the ids of its buttons; empty on a page with one experiment
     * @param first the pace before anybody chooses one
     */
    public Player(Page page, boolean steps, String ids, Pace first) {
        this.page = page;
        this.pace = first;
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
        if (steps) {
            add(play, paces);
        }
        add(working);
        describe();
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
        if (session.activity() != shown) {
            shown = session.activity();
            describe();
        }
        play.setEnabled(shown == Activity.PLAYING || session.canStep());
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

    private void press(Consumer<LearnerSession> act) {
        LearnerSession session = page.session();
        if (session.activity() == Activity.NONE) {
            page.begins();
        }
        act.accept(session);
        show();
        tell();
    }

    private void tell() {
        if (page.session().activity() == Activity.NONE) {
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
        words.setText(busy ? getTranslation("play.working") : "");
        stop.setVisible(busy);
    }
}
