package dev.nudge.ui.experiment;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Readout;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Plots and readouts of frames that belong to no session of a learner's: what a class does together. Nothing in them can be moved by hand. */
public final class FramePictures extends Div {

    private final transient Messages messages;
    private final transient List<PlotPicture> plots = new ArrayList<>();
    private final Readouts readouts;
    private final Paragraph said = new Paragraph();
    private final Paragraph notice = new Paragraph();

    /**
     * @param words what the sentences of all names begin with
     * @param pictures plots, from the top
     * @param first any of the frames
     */
    public FramePictures(String words, List<Picture> pictures, List<Readout> shown, Frame first, Messages messages) {
        this.messages = messages;
        addClassName("frame-pictures");
        for (Picture picture : pictures) {
            if (!(picture instanceof Picture.Plot plot)) {
                throw new IllegalArgumentException(words + ": picture " + picture.id() + " is no plot");
            }
            String title = messages.say(words + ".picture." + plot.id());
            PlotPicture drawn = new PlotPicture(words, plot, first, messages);
            drawn.chart().setDescription(title);
            plots.add(drawn);
            Paragraph heading = new Paragraph(title);
            heading.addClassName("chart-title");
            Div box = new Div(heading, drawn);
            box.addClassNames("picture-box", "size-" + plot.size().name().toLowerCase(Locale.ROOT));
            add(box);
        }
        readouts = new Readouts(words, words, shown, messages);
        said.addClassName("picture-words");
        notice.addClassName("notice");
        notice.getElement().setAttribute("role", "status");
        add(readouts, notice, said);
        show(first);
    }

    public void show(Frame frame) {
        plots.forEach(plot -> plot.show(frame, false));
        readouts.show(frame);
        String words = messages.say(frame.words());
        if (!words.equals(said.getText())) {
            said.setText(words);
            plots.forEach(plot -> plot.describe(words));
        }
        String told =
                frame.notice().isEmpty() ? "" : messages.say(frame.notice().getFirst());
        if (!told.equals(notice.getText())) {
            notice.setText(told);
        }
        notice.setVisible(!told.isEmpty());
    }
}
