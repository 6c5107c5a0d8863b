package dev.nudge.ui.share;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.di.Instantiator;
import com.vaadin.flow.function.SerializableSupplier;
import dev.nudge.classroom.ClassroomRefusedException;
import dev.nudge.classroom.Classrooms;
import dev.nudge.classroom.Opened;
import dev.nudge.classroom.Stop;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Lesson;
import dev.nudge.lesson.Trail;
import dev.nudge.link.Permalink;
import dev.nudge.ui.page.Routes;
import java.util.List;

/** Opens a class by one press and leads to the teacher's desk. The key travels behind a #, where the desk takes it into the browser's own storage. */
public final class OpenClass extends NativeButton {

    private final SerializableSupplier<List<Stop>> stops;
    private final SerializableSupplier<String> address;

    private OpenClass(String text, SerializableSupplier<List<Stop>> stops, SerializableSupplier<String> address) {
        super(text);
        this.stops = stops;
        this.address = address;
        addClassName("button");
        addClickListener(click -> open());
    }

    /**
     * @param stops where the class goes, asked for at the press; at least one
     * @param address of who presses
     */
    public static OpenClass of(
            String text, SerializableSupplier<List<Stop>> stops, SerializableSupplier<String> address) {
        return new OpenClass(text, stops, address);
    }

    /** The place where an experiment stands. */
    public static Stop stop(Lesson lesson, Experiment experiment, Trail trail) {
        String link = trail.equals(experiment.start()) ? "" : Permalink.query(experiment, trail);
        return new Stop(lesson.id(), experiment.id(), link);
    }

    private void open() {
        try {
            // Asked for at the press: whoever makes a page need not know of classes.
            Classrooms classrooms = Instantiator.get(UI.getCurrentOrThrow()).getOrCreate(Classrooms.class);
            Opened opened = classrooms.open("", stops.get(), address.get());
            // The page is left, not only its view: a learner's sessions end here.
            UI.getCurrentOrThrow()
                    .getPage()
                    .setLocation(Routes.classroom(Routes.DESK, opened.code())
                            + Routes.KEY
                            + opened.keys().teacher());
        } catch (ClassroomRefusedException refused) {
            say(getTranslation("class.open.refused." + refused.reason(), refused.most()));
        } catch (IllegalArgumentException tooLong) {
            say(getTranslation("class.open.long"));
        }
    }

    private void say(String words) {
        Dialog dialog = new Dialog();
        dialog.addClassName("nudge-dialog");
        dialog.setHeaderTitle(getTranslation("class.open.refused"));
        dialog.add(new Paragraph(words));
        NativeButton close = new NativeButton(getTranslation("link.close"), event -> dialog.close());
        close.addClassName("button");
        dialog.getFooter().add(close);
        dialog.open();
    }
}
