package dev.nudge.ui.experiment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Pictures beside one another: a single one, or small ones. It is there as long as one of them is; pictures that are away are not drawn. */
final class PictureRow extends Div {

    /** A picture in its box. */
    private record Boxed(String id, Component box, PictureView view) {}

    private final transient List<Boxed> pictures = new ArrayList<>();
    private final Div boxes = new Div();
    private final boolean small;

    /**
     * @param small whether it has room for several
     */
    PictureRow(boolean small) {
        this.small = small;
        if (small) {
            boxes.addClassName("small-pictures");
            add(boxes);
        }
    }

    /** Whether another picture has a place here. */
    boolean hasRoomFor(Picture picture) {
        return small && picture.size().isBesideOthers();
    }

    void add(Picture picture, Component box, PictureView view) {
        pictures.add(new Boxed(picture.id(), box, view));
        if (small) {
            boxes.add(box);
        } else {
            add(box);
        }
    }

    /** Whether it is the uppermost row, which leads: the others leave it the room. */
    void lead(boolean leads) {
        setClassName("first-picture", leads);
        setClassName("more-pictures", !leads);
    }

    /**
     * Shows what is not away.
     *
     * @param words what the picture shows, for those who do not see it, told to those that come back
     * @return whether anything is left to see
     */
    boolean show(Frame frame, boolean dragging, String words) {
        boolean any = false;
        for (Boxed picture : pictures) {
            boolean there = isThere(picture, frame.away());
            boolean comesBack = there && !picture.box.isVisible();
            picture.box.setVisible(there);
            if (there) {
                // Its axes are of the time when it left.
                picture.view.show(frame, dragging && !comesBack);
            }
            if (comesBack) {
                picture.view.describe(words);
            }
            any |= there;
        }
        setVisible(any);
        return any;
    }

    void describe(String words) {
        pictures.stream().filter(picture -> picture.box.isVisible()).forEach(picture -> picture.view.describe(words));
    }

    private static boolean isThere(Boxed picture, Set<String> away) {
        return !away.contains(picture.id);
    }
}
