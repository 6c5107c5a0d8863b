package dev.nudge.ui.classroom;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.dom.Element;
import dev.nudge.classroom.Attendance;
import dev.nudge.classroom.Together;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.together.Ensemble.Kind;
import dev.nudge.lesson.together.Ensemble.Move;
import dev.nudge.ui.experiment.FramePictures;
import dev.nudge.ui.experiment.ParameterSlider;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A learner's own part of what the class trains as one: its pictures, its slopes, and how it goes in the next ticks. */
final class OwnPart extends Section {

    private static final float STEP = 0.05f;
    private static final String CHECKED = "event.target.checked";

    private final transient Attendance attendance;
    private final transient Consumer<Runnable> seated;
    private final transient Messages messages;
    private final H2 title = new H2();
    private final Paragraph hint = new Paragraph();
    private final Paragraph pace = new Paragraph();
    private final Div parts = new Div();
    private final Div hands = new Div();
    private final Element follows = new Element("input");
    private final Div following = new Div();
    private final NativeButton redraw;
    private final ParameterSlider first;
    private final ParameterSlider second;
    private @Nullable FramePictures pictures;
    private final transient List<Move> moves = new ArrayList<>();
    private int game;
    private int part;

    /**
     * @param seated does what a hand asks for, as long as the seat is there
     */
    OwnPart(Attendance attendance, Messages messages, Consumer<Runnable> seated) {
        this.attendance = attendance;
        this.seated = seated;
        this.messages = messages;
        addClassName("together");
        addClassName("own-part");
        setId("own-part");
        first = slider("first", "class.together.weight");
        second = slider("second", "class.together.kink");
        follows.setAttribute("type", "checkbox").setAttribute("role", "switch").setAttribute("id", "part-follows");
        follows.addEventListener(
                        "change",
                        event -> seated.accept(
                                () -> follow(event.getEventData().get(CHECKED).booleanValue())))
                .addEventData(CHECKED);
        Element label = new Element("label").setAttribute("class", "toggle");
        label.appendChild(follows, new Element("span").setText(getTranslation("class.together.follow")));
        following.getElement().appendChild(label);
        redraw = new NativeButton(
                getTranslation("class.together.redraw"),
                event -> seated.accept(() -> {
                    attendance.move(Move.NONE);
                    look();
                }));
        redraw.addClassName("button");
        redraw.setId("part-redraw");
        parts.addClassName("parts");
        parts.getElement()
                .setAttribute("role", "group")
                .setAttribute("aria-label", getTranslation("class.together.parts"));
        hands.addClassName("controls");
        hands.add(first, second, following, redraw);
        pace.addClassName("tick-words");
        add(title, hint, parts, hands, pace);
    }

    private ParameterSlider slider(String id, String name) {
        String label = getTranslation(name);
        Control.Slider track = new Control.Slider(id, -1, 1, STEP, -1, 1, 0, Control.Scale.LINEAR, Control.Effect.LIVE);
        ParameterSlider slider = new ParameterSlider(
                track,
                new ParameterSlider.Texts(
                        label,
                        label,
                        getTranslation("control.number", label),
                        getTranslation("parameter.notANumber", "{0}"),
                        "",
                        "",
                        "",
                        getTranslation("parameter.clamped", "{0}", "{1}")),
                move -> {
                    Move before = move();
                    float value = Math.clamp(move.value(), -1, 1);
                    Move after = id.equals("first")
                            ? new Move(part, value, before.second(), false)
                            : new Move(part, before.first(), value, false);
                    seated.accept(() -> set(after));
                });
        slider.setId("part-" + id);
        slider.plain();
        return slider;
    }

    private Move move() {
        return part < moves.size() ? moves.get(part) : new Move(part, 0, 0, false);
    }

    private void set(Move move) {
        if (attendance.move(move)) {
            note(move);
        }
        showHands();
    }

    private void note(Move move) {
        if (moves.stream().anyMatch(Move::follows)) {
            // A hand on one part ends the following of all.
            moves.clear();
        }
        while (moves.size() <= part) {
            moves.add(new Move(moves.size(), 0, 0, false));
        }
        moves.set(part, move);
    }

    private void follow(boolean on) {
        if (attendance.move(on ? Move.FOLLOW : Move.NONE)) {
            moves.clear();
            if (on) {
                moves.add(Move.FOLLOW);
            }
        }
        showHands();
    }

    private void showHands() {
        Move now = move();
        boolean byItself = moves.stream().anyMatch(Move::follows);
        // A hand may have ticked what did not count, of which the property knows nothing.
        follows.setProperty("checked", byItself).executeJs("this.checked = $0", byItself);
        first.show(ParameterSlider.Outlook.plain(now.first()));
        second.show(ParameterSlider.Outlook.plain(now.second()));
    }

    /** Shows what there is now; hidden while the class trains nothing as one. */
    void look() {
        boolean paused = attendance.agenda().paused();
        if (hands.isEnabled() == paused) {
            hands.setEnabled(!paused);
            // Else a browser would let them move, and nobody would hear of it.
            hands.getElement().setAttribute("inert", paused);
            showHands();
        }
        attendance.together(part).ifPresentOrElse(this::show, () -> {
            setVisible(false);
            game = 0;
        });
    }

    private void show(Together together) {
        setVisible(true);
        if (pictures == null || game != together.game().number()) {
            begin(together);
        }
        if (parts.getComponentCount() != together.parts()) {
            showParts(together.parts());
        }
        if (pictures != null) {
            pictures.show(together.frame());
        }
        pace.setText(getTranslation(
                together.game().running() ? "class.together.pace" : "class.together.waits",
                Integer.toString(together.ticks()),
                Messages.number(together.game().rate())));
    }

    private void begin(Together together) {
        if (pictures != null) {
            remove(pictures);
        }
        game = together.game().number();
        part = 0;
        moves.clear();
        if (together.follows()) {
            moves.add(Move.FOLLOW);
        }
        boolean function = together.game().kind() == Kind.FUNCTION;
        title.setText(messages.say(together.words() + ".title"));
        hint.setText(getTranslation(function ? "class.together.hint.function" : "class.together.hint.step"));
        first.setVisible(function);
        second.setVisible(function);
        following.setVisible(function);
        redraw.setVisible(!function);
        pictures = new FramePictures(
                together.words(), together.pictures(), together.readouts(), together.frame(), messages);
        addComponentAtIndex(2, pictures);
        showHands();
    }

    private void showParts(int count) {
        parts.removeAll();
        part = Math.clamp(part, 0, Math.max(0, count - 1));
        for (int i = 0; i < count; i++) {
            int mine = i;
            NativeButton choose =
                    new NativeButton(getTranslation("class.together.part", Integer.toString(i + 1)), event -> {
                        part = mine;
                        showParts(count);
                        showHands();
                        seated.accept(this::look);
                    });
            choose.addClassName("button");
            choose.getElement().setAttribute("aria-pressed", Boolean.toString(i == part));
            parts.add(choose);
        }
        parts.setVisible(count > 1);
    }
}
