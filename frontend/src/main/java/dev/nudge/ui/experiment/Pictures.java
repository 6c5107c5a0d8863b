package dev.nudge.ui.experiment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
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
import dev.nudge.link.EmbedLink;
import dev.nudge.session.Moved;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An experiment's pictures in rows, with the words beneath them and what is moved and drawn in them by hand. The uppermost row that is shown leads. */
final class Pictures extends Section {

    /** The height of a key, in rows of pictures. */
    private static final float KEY = 0.7f;

    private final transient Screen screen;
    private final transient Messages messages;
    private final transient Component translator;
    private final List<PictureRow> rows = new ArrayList<>();
    private final transient Map<String, PlotPicture> plots = new LinkedHashMap<>();
    /** What cannot be named in a picture itself, by that picture. */
    private final Map<String, Div> keys = new LinkedHashMap<>();

    private final transient Map<String, ControlView> hands = new LinkedHashMap<>();
    /** The picture each of them is set in. */
    private final Map<String, String> handsIn = new LinkedHashMap<>();

    private final Paragraph words = new Paragraph();

    private final transient EmbedLink shown;

    /**
     * @param shown which pictures are hidden, and whether nothing is moved in them by hand
     */
    Pictures(Screen screen, Messages messages, Component translator, EmbedLink shown) {
        this.shown = shown;
        this.screen = screen;
        this.messages = messages;
        this.translator = translator;
        Experiment experiment = screen.experiment();
        addClassName("pictures");
        setId(screen.ids() + "-pictures");
        getElement().setAttribute("aria-label", title());
        // It may be taller than the window, and then scrolls by keyboard too.
        getElement().setAttribute("tabindex", "0");
        experiment.pictures().stream().filter(picture -> !shown.hides(picture)).forEach(this::place);
        words.setVisible(!shown.hides(EmbedLink.Part.WORDS));
        words.addClassName("caption");
        words.setId(screen.ids() + "-words");
        Div foot = new Div(words);
        foot.addClassName("more-pictures");
        if (isMeasured() && !rows.isEmpty()) {
            // Who waits for a result is not to look for it below the table.
            addComponentAtIndex(indexOf(rows.getFirst()) + 1, foot);
        } else {
            add(foot);
        }
        add(new MoreBelow());
        arrange(screen.frame());
    }

    private boolean isMeasured() {
        return screen instanceof LiveExperiment live && live.measurement().isPresent();
    }

    private void place(Picture picture) {
        boolean first = rows.isEmpty();
        boolean fits = !first && rows.getLast().hasRoomFor(picture);
        PictureRow row =
                fits ? rows.getLast() : new PictureRow(!first && picture.size().isBesideOthers());
        if (!fits) {
            rows.add(row);
            add(row);
        }
        boxed(row, picture);
        if (picture instanceof Picture.Plot plot) {
            PlotPicture drawn = plot(plot.id());
            if (screen instanceof LiveExperiment live && !shown.fixed()) {
                plot.layers().stream()
                        .filter(layer ->
                                !layer.control().isEmpty() && !shown.hidden().contains(layer.control()))
                        .forEach(layer -> hand(live, row, drawn, layer));
            }
            List<Component> key = drawn.keys(screen.experiment(), screen.frame());
            if (!key.isEmpty()) {
                Div under = new Div();
                under.addClassName("more-pictures");
                key.forEach(under::add);
                keys.put(plot.id(), under);
                add(under);
            }
        }
    }

    private void boxed(PictureRow row, Picture picture) {
        String title = messages.say(screen.experiment().id() + ".picture." + picture.id());
        Div box = new Div();
        box.addClassNames("picture-box", "size-" + picture.size().name().toLowerCase(Locale.ROOT));
        if (!title.isEmpty()) {
            Paragraph heading = new Paragraph(title);
            heading.addClassName("chart-title");
            box.add(heading);
        }
        String name = title.isEmpty() ? title() : title;
        PictureView view = switch (picture) {
            case Picture.Plot plot -> {
                box.setClassName("pressable", plot.layers().stream().anyMatch(Layer::pressable));
                PlotPicture drawn = new PlotPicture(screen.experiment(), plot, screen.frame(), messages);
                drawn.chart().setId(screen.ids() + "-" + plot.id());
                drawn.chart().setDescription(name);
                plots.put(plot.id(), drawn);
                yield drawn;
            }
            case Picture.Plain plain -> {
                box.addClassName("plain-picture");
                yield plain(plain.id(), name);
            }
        };
        box.add(view.component());
        if (picture instanceof Picture.Plot plot && plot.view() == Picture.View.ZOOMABLE) {
            box.add(howToLookCloser());
        }
        row.add(picture, box, view);
    }

    private Paragraph howToLookCloser() {
        Span byMouse = new Span(translator.getTranslation("pictures.closer"));
        byMouse.addClassName("wide-only");
        Span byFinger = new Span(translator.getTranslation("pictures.closer.touch"));
        byFinger.addClassName("narrow-only");
        Paragraph how = new Paragraph(byMouse, byFinger);
        how.addClassName("caption");
        return how;
    }

    private PictureView plain(String id, String name) {
        return switch (PlotOption.chart(screen.frame(), id)) {
            case Chart.Table table -> new TablePicture(id, name, messages);
            case Chart.Grid grid -> new GridPicture(id, name, this::lead);
            case Chart.Sheets sheets -> new SheetsPicture(id, name, messages);
            case Chart.Gallery gallery -> new GalleryPicture(id, name, messages, this::lead);
            case Chart.Memory memory -> new MemoryPicture(id, name, this::lead);
            case Chart.Transcripts transcripts -> new TranscriptsPicture(id, messages);
            case Chart.Product product -> new ProductPicture(id, name, messages, this::lead);
            case Chart.Graph graph -> new GraphPicture(id, name, messages);
            case Chart other ->
                throw new IllegalArgumentException(
                        "picture " + id + " of " + screen.experiment().id() + ": a "
                                + other.getClass().getSimpleName() + " needs axes. Declare it as a Plot?");
        };
    }

    /** What can be moved or drawn in a picture, with the line under it that says how. */
    private void hand(LiveExperiment live, PictureRow under, PlotPicture drawn, Layer layer) {
        Control control = live.experiment().control(layer.control());
        switch (control) {
            case Control.EditablePoints points ->
                keep(under, drawn, control, new PointsControl(live, drawn.chart(), layer.chart(), points));
            case Control.Drawing drawing ->
                keep(under, drawn, control, new DrawingControl(live, drawn.chart(), layer.chart(), drawing));
            case Control.Slider slider -> new HandleControl(live, drawn.chart(), layer, slider);
            case Control.Choice choice -> throw unmovable(layer, choice);
            case Control.Rooms rooms -> throw unmovable(layer, rooms);
            case Control.Toggle toggle -> throw unmovable(layer, toggle);
            case Control.Line line -> throw unmovable(layer, line);
            case Control.EditableMatrix matrix -> throw unmovable(layer, matrix);
            case Control.TensorFile file -> throw unmovable(layer, file);
            case Control.Ink ink -> throw unmovable(layer, ink);
        }
    }

    private void keep(PictureRow under, PlotPicture drawn, Control control, ControlView view) {
        hands.put(control.id(), view);
        handsIn.put(control.id(), drawn.plot().id());
        under.add(view.component());
    }

    private static IllegalArgumentException unmovable(Layer layer, Control control) {
        return new IllegalArgumentException(
                "layer " + layer.chart() + ": a " + control.getClass().getSimpleName()
                        + " cannot be set by hand in a picture; points, drawings and sliders can.");
    }

    private void lead(String query) {
        if (screen instanceof LiveExperiment live && !shown.fixed()) {
            live.lead(query);
        }
    }

    /** Puts what chooses among the pictures above them all. */
    void lead(Component rooms) {
        addComponentAsFirst(rooms);
    }

    /** The controls that live in pictures, by their ids. */
    Map<String, ControlView> hands() {
        return hands;
    }

    /** Whether the picture is away in which this control lives. */
    boolean isAway(String control, Frame frame) {
        String picture = handsIn.get(control);
        return picture != null && frame.away().contains(picture);
    }

    void show(Frame frame, boolean dragging) {
        rows.forEach(row -> row.show(frame, dragging, words.getText()));
        arrange(frame);
    }

    void say(String sentence) {
        if (!sentence.equals(words.getText())) {
            words.setText(sentence);
            rows.forEach(row -> row.describe(sentence));
        }
    }

    /** Marks where the numbers went on upon another device. */
    void mark(Optional<Moved> moved, String word) {
        Frame frame = screen.frame();
        plots.forEach((id, plot) -> {
            if (!frame.away().contains(id)) {
                plot.mark(frame, moved, word);
            }
        });
    }

    /** Lets the uppermost row lead, with the room that the others leave it. */
    private void arrange(Frame frame) {
        int others = -1;
        for (PictureRow row : rows) {
            if (row.isVisible()) {
                row.lead(others < 0);
                others++;
            }
        }
        int keysShown = 0;
        for (Map.Entry<String, Div> key : keys.entrySet()) {
            boolean there = !frame.away().contains(key.getKey());
            key.getValue().setVisible(there);
            keysShown += there ? key.getValue().getComponentCount() : 0;
        }
        getStyle().set("--rows", Float.toString(Math.max(0, others) + KEY * keysShown));
    }

    private PlotPicture plot(String id) {
        PlotPicture plot = plots.get(id);
        if (plot == null) {
            throw new IllegalStateException(screen.experiment().id() + ": the picture " + id + " is not drawn");
        }
        return plot;
    }

    private String title() {
        return messages.say(screen.experiment().id() + ".title");
    }
}
