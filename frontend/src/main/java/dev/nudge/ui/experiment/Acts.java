package dev.nudge.ui.experiment;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Messages;
import dev.nudge.link.EmbedLink;
import dev.nudge.link.EmbedLink.Part;
import dev.nudge.session.LearnerSession;
import dev.nudge.session.Pace;
import dev.nudge.ui.play.Player;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is done with an experiment by a press: steps where there is something to step, undo, start over; and the notice of what just happened. */
public final class Acts extends Div {

    private final LiveExperiment live;
    private final transient Messages messages;
    private final Player player;
    private final Div buttons = new Div();
    private final NativeButton one;
    private final NativeButton leap;
    private final NativeButton until;
    private final NativeButton stepBack;
    private final NativeButton undo;
    private final NativeButton reset;
    private final Paragraph locked = new Paragraph();
    private final Paragraph notice = new Paragraph();
    private final Div offers = new Div();
    private @Nullable NativeButton pressed;
    private transient List<Frame.Offer> offered = List.of();
    private transient Runnable forgotten = () -> {};

    /**
     * @param stepWord what one step is called on its button
     * @param ids what goes before the buttons' ids; empty on a page with one experiment
     */
    public Acts(LiveExperiment live, Messages messages, String stepWord, String ids) {
        this.live = live;
        this.messages = messages;
        boolean steps = live.experiment().mostSteps() > 0;
        player = new Player(live, live.experiment(), ids);
        one = button(stepWord, ids + "step-one", () -> live.act(LearnerSession::step));
        one.addClassName("primary");
        leap = button(
                "",
                ids + "leap",
                () -> live.frame().leap().ifPresent(several -> live.act(session -> session.leap(several.steps()))));
        leap.setVisible(false);
        until = button(
                getTranslation("steps.until"), ids + "step-until", () -> live.act(LearnerSession::stepUntilItStops));
        stepBack = button(getTranslation("steps.back"), ids + "step-back", () -> live.act(LearnerSession::stepBack));
        undo = button(getTranslation("steps.undo"), ids + "undo", () -> live.act(LearnerSession::back));
        reset = button(getTranslation("steps.reset"), ids + "reset", () -> {
            forgotten.run();
            live.act(session -> session.go(live.start()));
        });
        reset.setTitle(getTranslation("steps.reset.title"));
        locked.addClassName("locked-line");
        locked.setId(ids + "steps-locked");
        locked.setVisible(false);
        notice.addClassName("notice");
        notice.setId(ids + "notice");
        // Of several sentences only those are told that are other ones now.
        notice.getElement().setAttribute("role", "status").setAttribute("aria-atomic", "false");
        buttons.addClassName("buttons");
        if (steps) {
            buttons.add(one, leap, stepBack, until);
        }
        buttons.add(undo, reset);
        addClassName("acts");
        offers.addClassName("offers");
        add(player, buttons, locked);
        player.timeLine().ifPresent(this::add);
        add(notice, offers);
    }

    /** @param forgets what the experiment does not have is to go when it starts over */
    void onStartOver(Runnable forgets) {
        forgotten = forgets;
    }

    /** Shows what can be done now; called many times a second while something goes on by itself. */
    public void showButtons() {
        player.show();
        one.setEnabled(live.canStep());
        leap.setEnabled(live.canStep());
        until.setEnabled(live.canStep());
        stepBack.setEnabled(!live.isWalkLocked() && live.trail().steps() > 0);
        keepFocus(one);
        keepFocus(leap);
        keepFocus(until);
        undo.setEnabled(live.session().canGoBack());
        reset.setEnabled(live.isRefusing() || !live.trail().equals(live.start()));
    }

    /** Takes away what is hidden; where controls are fixed, what would set one too. */
    void hide(EmbedLink shown) {
        if (shown.hides(Part.PLAY)) {
            player.hideButtons();
            player.timeLine().ifPresent(this::remove);
        }
        buttons.setVisible(!shown.hides(Part.BUTTONS));
        if (shown.hides(Part.NOTICE)) {
            remove(notice, offers);
        } else if (shown.fixed()) {
            remove(offers);
        }
    }

    /** A button that has led to the end can be pressed no more; where it has the focus, that goes to the way back. */
    private void keepFocus(NativeButton button) {
        if (button == pressed && !button.isEnabled()) {
            pressed = null;
            stepBack.getElement()
                    .executeJs(
                            "const at = document.activeElement; if (!at || at === document.body || at === $0) this.focus()",
                            button);
        }
    }

    /** Whether what plays is so slow that every step can be followed. */
    boolean isSlow() {
        return player.pace() == Pace.SLOW;
    }

    /** Shows what can be done now, and what just happened. */
    public void show() {
        showButtons();
        say(live.frame().notice().stream().map(messages::say).toList());
        showLocked();
        live.frame().leap().ifPresent(several -> leap.setText(messages.say(several.words())));
        leap.setVisible(live.frame().leap().isPresent());
        if (!live.frame().offers().equals(offered)) {
            offered = live.frame().offers();
            offers.removeAll();
            offered.forEach(offer -> offers.add(button(
                    messages.say(offer.words()),
                    live.experiment().id() + "-offer-"
                            + offer.changes().getFirst().control(),
                    () -> live.set(offer.changes()))));
        }
    }

    /** Steps that would move what is locked are locked with it. */
    private void showLocked() {
        boolean waits = live.isWalkLocked();
        String names = live.experiment().controls().stream()
                .map(Control::id)
                .filter(id -> live.fixes(id) && live.experiment().walked().containsKey(id))
                .map(id -> messages.say(live.experiment().id() + ".control." + id))
                .collect(Collectors.joining(", "));
        locked.setVisible(waits);
        locked.setText(waits ? getTranslation("class.locked.steps", names) : "");
        player.timeLine().ifPresent(line -> Locks.putOutOfReach(line, waits));
    }

    /** Each sentence is a text of its own. */
    private void say(List<String> sentences) {
        Element all = notice.getElement();
        while (all.getChildCount() > sentences.size()) {
            all.removeChild(sentences.size());
        }
        for (int i = 0; i < sentences.size(); i++) {
            String sentence = (i > 0 ? " " : "") + sentences.get(i);
            if (i == all.getChildCount()) {
                all.appendChild(Element.createText(sentence));
            } else if (!sentence.equals(all.getChild(i).getText())) {
                all.getChild(i).setText(sentence);
            }
        }
    }

    private NativeButton button(String text, String id, Runnable act) {
        NativeButton button = new NativeButton(text);
        button.addClickListener(event -> {
            pressed = button;
            act.run();
        });
        button.addClassName("button");
        button.setId(id);
        return button;
    }
}
