package dev.nudge.ui.experiment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Picture.Layer;
import dev.nudge.lesson.Picture.Size;
import dev.nudge.session.Moved;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Any experiment, shown from what it declares. Two pieces for the page to place: the {@linkplain #pictures pictures}, and the {@linkplain #controls controls}
 * with readouts and acts.
 */
public final class ExperimentPanel {

    /** The height of a key, in rows of pictures. */
    private static final float KEY = 0.7f;

    private final LiveExperiment live;
    private final Messages messages;
    private final Component translator;
    private final List<PictureView> pictures = new ArrayList<>();
    private final Map<String, ControlView> controls = new LinkedHashMap<>();
    private final Section pictureBox = new Section();
    private final Div controlBox = new Div();
    private final Paragraph words = new Paragraph();
    private final Readouts readouts;
    private final Acts acts;
    private final CodeView code;
    private final Optional<MeasureBar> measure;

    /**
     * @param live opened already
     * @param translator says the page's own words
     */
    public ExperimentPanel(LiveExperiment live, Messages messages, Component translator) {
        this.live = live;
        this.messages = messages;
        this.translator = translator;
        Experiment experiment = live.experiment();
        readouts = new Readouts(experiment, messages);
        acts = new Acts(live, messages, translator.getTranslation("steps.one.generic"), experiment.id() + "-");
        code = new CodeView(live);
        measure = live.measurement().map(measurement -> new MeasureBar(live, measurement, messages));
        buildPictures();
        buildControls();
    }

    /** The experiment's pictures, the large one first. */
    public Component pictures() {
        return pictureBox;
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

    private void buildPictures() {
        Experiment experiment = live.experiment();
        pictureBox.addClassName("pictures");
        pictureBox.getElement().setAttribute("aria-label", title());
        // It may be taller than the window, and then scrolls by keyboard too.
        pictureBox.getElement().setAttribute("tabindex", "0");
        Div first = new Div();
        first.addClassName("first-picture");
        Div rest = new Div();
        rest.addClassName("more-pictures");
        Set<Picture> withHands = new HashSet<>();
        List<Component> keys = new ArrayList<>();
        @Nullable Div row = null;
        int rows = 0;
        for (Picture picture : experiment.pictures()) {
            Component box = boxed(picture);
            if (pictures.getLast() instanceof PlotPicture plot) {
                keys.addAll(plot.keys(experiment, live.frame()));
            }
            if (pictures.size() == 1) {
                first.add(box);
                hands(first, withHands);
            } else if (picture.size() != Size.SMALL) {
                rest.add(box);
                row = null;
                rows++;
            } else {
                if (row == null) {
                    row = new Div();
                    row.addClassName("small-pictures");
                    rest.add(row);
                    rows++;
                }
                row.add(box);
            }
        }
        words.addClassName("caption");
        words.setId(experiment.id() + "-words");
        hands(rest, withHands);
        keys.forEach(rest::addComponentAsFirst);
        rest.add(words);
        // The large picture leaves them room.
        pictureBox.getStyle().set("--rows", Float.toString(rows + KEY * keys.size()));
        pictureBox.add(first, rest, new MoreBelow());
    }

    private Component boxed(Picture picture) {
        String title = messages.say(live.experiment().id() + ".picture." + picture.id());
        Div box = new Div();
        box.addClassNames("picture-box", "size-" + picture.size().name().toLowerCase(java.util.Locale.ROOT));
        if (!title.isEmpty()) {
            Paragraph heading = new Paragraph(title);
            heading.addClassName("chart-title");
            box.add(heading);
        }
        String name = title.isEmpty() ? title() : title;
        PictureView view = switch (picture) {
            case Picture.Plot plot -> {
                PlotPicture drawn = new PlotPicture(live.experiment(), plot, live.frame(), messages);
                drawn.chart().setDescription(name);
                yield drawn;
            }
            case Picture.Plain plain -> {
                box.addClassName("plain-picture");
                yield plain(plain.id(), name);
            }
        };
        pictures.add(view);
        box.add(view.component());
        if (picture instanceof Picture.Plot plot && plot.view() == Picture.View.ZOOMABLE) {
            Span byMouse = new Span(translator.getTranslation("pictures.closer"));
            byMouse.addClassName("wide-only");
            Span byFinger = new Span(translator.getTranslation("pictures.closer.touch"));
            byFinger.addClassName("narrow-only");
            Paragraph how = new Paragraph(byMouse, byFinger);
            how.addClassName("caption");
            box.add(how);
        }
        return box;
    }

    private PictureView plain(String id, String name) {
        return switch (PlotOption.chart(live.frame(), id)) {
            case Chart.Table table -> new TablePicture(id, name, messages);
            case Chart.Grid grid -> new GridPicture(id, name, live::lead);
            case Chart.Sheets sheets -> new SheetsPicture(id, name, messages);
            case Chart.Gallery gallery -> new GalleryPicture(id, name, messages, live::lead);
            case Chart.Memory memory -> new MemoryPicture(id, name, live::lead);
            case Chart.Transcripts transcripts -> new TranscriptsPicture(id, messages);
            case Chart.Product product -> new ProductPicture(id, name, messages, live::lead);
            case Chart.Graph graph -> new GraphPicture(id, name, messages);
            case Chart other ->
                throw new IllegalArgumentException(
                        "picture " + id + " of " + live.experiment().id() + ": a "
                                + other.getClass().getSimpleName() + " needs axes. Declare it as a Plot?");
        };
    }

    /** Whatever can be moved or drawn in a picture, with the line under it that says how. */
    private void hands(Div under, Set<Picture> done) {
        for (PictureView view : pictures) {
            if (view instanceof PlotPicture drawn && done.add(drawn.plot())) {
                for (Layer layer : drawn.plot().layers()) {
                    if (!layer.control().isEmpty()) {
                        hand(under, drawn, layer);
                    }
                }
            }
        }
    }

    private void hand(Div under, PlotPicture drawn, Layer layer) {
        Control control = live.experiment().control(layer.control());
        switch (control) {
            case Control.EditablePoints points ->
                keep(under, control, new PointsControl(live, drawn.chart(), layer.chart(), points));
            case Control.Drawing drawing ->
                keep(under, control, new DrawingControl(live, drawn.chart(), layer.chart(), drawing));
            case Control.Slider slider -> new HandleControl(live, drawn.chart(), layer, slider);
            case Control.Rooms rooms -> throw new UnsupportedOperationException("rooms");
            case Control.Choice choice -> throw unmovable(layer, choice);
            case Control.Toggle toggle -> throw unmovable(layer, toggle);
            case Control.Ink ink -> throw unmovable(layer, ink);
            case Control.Line line -> throw unmovable(layer, line);
            case Control.EditableMatrix matrix -> throw unmovable(layer, matrix);
        }
    }

    private void keep(Div under, Control control, ControlView view) {
        controls.put(control.id(), view);
        under.add(view.component());
    }

    private static IllegalArgumentException unmovable(Layer layer, Control control) {
        return new IllegalArgumentException(
                "layer " + layer.chart() + ": a " + control.getClass().getSimpleName()
                        + " cannot be set by hand in a picture; points, drawings and sliders can.");
    }

    private void buildControls() {
        Experiment experiment = live.experiment();
        H3 title = new H3(title());
        Div all = new Div();
        all.addClassName("controls");
        for (Control control : experiment.controls()) {
            String name = messages.say(experiment.id() + ".control." + control.id());
            ControlView view = switch (control) {
                case Control.Slider slider -> new SliderControl(live, slider, name, translator);
                case Control.Choice choice ->
                    new ChoiceControl(
                            live,
                            choice,
                            name,
                            option -> messages.say(experiment.id() + ".option." + choice.id() + "." + option));
                case Control.Rooms rooms -> throw new UnsupportedOperationException("rooms");
                case Control.Toggle toggle -> new ToggleControl(live, toggle, name);
                case Control.Ink ink -> new InkControl(live, ink, name, messages);
                case Control.Line line -> new LineControl(live, line, name, messages);
                case Control.EditableMatrix matrix -> new MatrixControl(live, matrix, name, messages);
                case Control.EditablePoints points -> inPicture(control);
                case Control.Drawing drawing -> inPicture(control);
            };
            if (controls.put(control.id(), view) != view) {
                all.add(view.component());
            }
        }
        controlBox.addClassName("panel");
        controlBox.add(title, all);
        measure.ifPresent(controlBox::add);
        controlBox.add(readouts, acts, code);
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

    /** Marks where the numbers went on upon another device. */
    public void mark(Optional<Moved> moved, String word) {
        for (PictureView view : pictures) {
            if (view instanceof PlotPicture drawn) {
                drawn.mark(live.frame(), moved, word);
            }
        }
    }

    /** Everything. */
    public void show() {
        show(false);
        readouts.show(live.frame());
        measure.ifPresent(MeasureBar::show);
        say();
        acts.show();
        code.show();
    }

    private void say() {
        String sentence = messages.say(live.frame().words());
        if (!sentence.equals(words.getText())) {
            words.setText(sentence);
            pictures.forEach(picture -> picture.describe(sentence));
        }
    }

    private void show(boolean dragging) {
        Frame frame = live.frame();
        pictures.forEach(picture -> picture.show(frame, dragging));
        controls.forEach((id, control) -> {
            boolean idle = frame.idle().contains(id);
            if (control.component().isVisible() == idle) {
                control.component().setVisible(!idle);
            }
            if (!dragging || control instanceof SliderControl) {
                control.show(live.settings(), frame);
            }
        });
    }
}
