package dev.nudge.ui.experiment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Picture;
import dev.nudge.link.EmbedLink;
import dev.nudge.link.EmbedLink.Part;
import dev.nudge.session.Moved;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Any experiment, shown from what it declares. Two pieces for the page to place: the {@linkplain #pictures pictures}, and the {@linkplain #controls controls}
 * with readouts and acts.
 */
public final class ExperimentPanel {

    private final LiveExperiment live;
    private final Messages messages;
    private final Component translator;
    private final Pictures pictures;
    private final Map<String, ControlView> controls = new LinkedHashMap<>();
    private final Div controlBox = new Div();
    private final Readouts readouts;
    private final Acts acts;
    private final CodeView code;
    private final KeepsakeLinks keepsakes;
    private final Optional<MeasureBar> measure;
    private final EmbedLink shown;
    private final FixedControls fixed;
    private final Locks locks;
    private final Div all = new Div();
    private final AnewLine anew;

    /** As {@linkplain #ExperimentPanel(LiveExperiment, Messages, Component, EmbedLink) below}, with everything there is. */
    public ExperimentPanel(LiveExperiment live, Messages messages, Component translator) {
        this(live, messages, translator, EmbedLink.PLAIN);
    }

    /**
     * @param live opened already
     * @param translator says the page's own words
     * @param shown what is hidden, and whether the controls are fixed
     */
    public ExperimentPanel(LiveExperiment live, Messages messages, Component translator, EmbedLink shown) {
        this.live = live;
        this.shown = shown;
        this.messages = messages;
        this.translator = translator;
        Experiment experiment = live.experiment();
        readouts = new Readouts(experiment.id(), experiment, messages);
        locks = new Locks(live, messages);
        anew = new AnewLine(live.experiment(), messages, translator);
        acts = new Acts(live, messages, translator.getTranslation("steps.one.generic"), experiment.id() + "-");
        acts.onStartOver(this::forget);
        code = new CodeView(live);
        keepsakes = new KeepsakeLinks(live, messages);
        measure = live.measurement().map(measurement -> new MeasureBar(live, measurement, messages));
        pictures = new Pictures(live, messages, translator, shown);
        fixed = new FixedControls(live, messages, shown);
        controls.putAll(pictures.hands());
        buildControls();
        hide();
    }

    /** The experiment's pictures, the large one first. */
    public Component pictures() {
        return pictures;
    }

    /** What a hand sets and presses, with the numbers it changes. */
    public Component controls() {
        return controlBox;
    }

    /** Says above the title how the experiment belongs to the course. */
    public void mark(String words) {
        Paragraph mark = new Paragraph(words);
        mark.addClassName("kicker");
        controlBox.addComponentAsFirst(mark);
    }

    private void hide() {
        pictures.setVisible(!shown.hides(Part.PICTURES));
        acts.hide(shown);
        if (shown.hides(Part.READOUTS)) {
            controlBox.remove(readouts);
        }
        if (shown.hides(Part.CODE)) {
            controlBox.remove(code);
        }
        if (shown.hides(Part.FILES)) {
            controlBox.remove(keepsakes);
        }
        if (shown.hides(Part.MEASURE)) {
            measure.ifPresent(controlBox::remove);
        }
    }

    private void buildControls() {
        H3 title = new H3(title());
        title.setVisible(!shown.hides(Part.TITLE));
        all.addClassName("controls");
        all.setVisible(!shown.hides(Part.CONTROLS));
        if (shown.fixed()) {
            all.add(fixed);
        }
        addControls();
        all.add(anew);
        controlBox.addClassName("panel");
        controlBox.add(title, all);
        measure.ifPresent(controlBox::add);
        controlBox.add(readouts, acts, code, keepsakes);
    }

    private void addControls() {
        Experiment experiment = live.experiment();
        for (Control control : experiment.controls()) {
            if (isLeftOut(control)) {
                continue;
            }
            String name = messages.say(experiment.id() + ".control." + control.id());
            ControlView view = switch (control) {
                case Control.Slider slider -> new SliderControl(live, slider, name, translator);
                case Control.Choice choice ->
                    new ChoiceControl(
                            live,
                            choice,
                            name,
                            option -> messages.say(experiment.id() + ".option." + choice.id() + "." + option));
                case Control.Rooms rooms ->
                    new RoomsControl(
                            live,
                            rooms,
                            name,
                            room -> messages.say(experiment.id() + ".option." + rooms.id() + "." + room));
                case Control.Toggle toggle -> new ToggleControl(live, toggle, name);
                case Control.TensorFile file -> new TensorFileControl(live, file, name, messages);
                case Control.Ink ink -> new InkControl(live, ink, name, messages);
                case Control.Line line -> new LineControl(live, line, name, messages, this::hold);
                case Control.EditableMatrix matrix -> new MatrixControl(live, matrix, name, messages, this::hold);
                case Control.EditablePoints points -> inPicture(control);
                case Control.Drawing drawing -> inPicture(control);
            };
            if (view instanceof RoomsControl rooms) {
                controls.put(control.id(), rooms);
                pictures.lead(rooms);
            } else if (controls.put(control.id(), view) != view) {
                all.add(view.component());
            }
            all.add(locks.line(control.id(), view.component()));
        }
    }

    /** Such a control lives in the picture; it must be some layer's. */
    private ControlView inPicture(Control control) {
        ControlView view = controls.get(control.id());
        if (view == null) {
            throw new IllegalArgumentException(live.experiment().id() + ": no layer of a picture has the control \""
                    + control.id() + "\". Declare a movable layer for it?");
        }
        return view;
    }

    /** Hidden itself, or with the picture it lives in; or fixed, which a choice of rooms never is. */
    private boolean isLeftOut(Control control) {
        return shown.hides(control)
                || shown.fixed() && !(control instanceof Control.Rooms)
                || isInHiddenPicture(control);
    }

    private boolean isInHiddenPicture(Control control) {
        boolean livesInOne = control instanceof Control.EditablePoints || control instanceof Control.Drawing;
        return livesInOne
                && live.experiment().pictures().stream()
                        .filter(shown::hides)
                        .anyMatch(picture -> picture instanceof Picture.Plot plot
                                && plot.layers().stream()
                                        .anyMatch(layer -> layer.control().equals(control.id())));
    }

    private String title() {
        return messages.say(live.experiment().id() + ".title");
    }

    /** What every move changes; kept small, because it is sent while somebody drags. */
    public void showMove() {
        show(true);
        readouts.show(live.frame());
    }

    /** What a walk that goes on by itself changes; the words too where it is so slow that every step can be followed. */
    public void showWalk() {
        show(false);
        readouts.show(live.frame());
        if (acts.isSlow()) {
            say();
        }
        measure.ifPresent(MeasureBar::show);
        acts.showButtons();
    }

    /** What was measured meanwhile, while a hand holds one of the controls. */
    public void showNews() {
        show(true);
        readouts.show(live.frame());
        measure.ifPresent(MeasureBar::show);
        say();
    }

    /** Marks where the numbers went on upon another device. */
    public void mark(Optional<Moved> moved, String word) {
        pictures.mark(moved, word);
    }

    /** Everything. */
    public void show() {
        show(false);
        readouts.show(live.frame());
        measure.ifPresent(MeasureBar::show);
        say();
        hold();
        locks.show();
        Locks.putOutOfReach(all, live.isPaused());
        Locks.putOutOfReach(acts, live.isPaused());
        acts.show();
        code.show();
    }

    /** Lets go of what was typed and refused. */
    public void forget() {
        controls.values().forEach(ControlView::forget);
        hold();
    }

    /** No step is taken by what is not on the page. */
    private void hold() {
        live.setRefusing(controls.values().stream()
                .anyMatch(control -> control.isRefused() && control.component().isVisible()));
        acts.showButtons();
    }

    private void say() {
        pictures.say(messages.say(live.frame().words()));
    }

    private void show(boolean dragging) {
        Frame frame = live.frame();
        pictures.show(frame, dragging);
        if (shown.fixed()) {
            fixed.show(frame);
        }
        controls.forEach((id, control) -> {
            boolean idle = frame.idle().contains(id) || pictures.isAway(id, frame);
            if (control.component().isVisible() == idle) {
                control.component().setVisible(!idle);
            }
            if (!dragging || control instanceof SliderControl) {
                control.show(live.settings(), frame);
            }
        });
        if (!dragging) {
            anew.show(controls.entrySet().stream()
                    .filter(control -> control.getValue().component().isVisible())
                    .map(Map.Entry::getKey)
                    .toList());
        }
    }
}
