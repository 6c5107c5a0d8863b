package dev.nudge.ui.lesson;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import dev.nudge.link.Permalink.Ignored;
import java.util.List;

/** What of a link could not be taken as it stood. */
public final class LinkNotice extends Div {

    private static final int NAMED = 6;

    public LinkNotice() {
        addClassName("link-notice");
        getElement().setAttribute("role", "status");
        setVisible(false);
    }

    public void show(List<Ignored> ignored) {
        removeAll();
        setVisible(!ignored.isEmpty());
        if (ignored.isEmpty()) {
            return;
        }
        UnorderedList list = new UnorderedList();
        for (Ignored part : ignored.subList(0, Math.min(NAMED, ignored.size()))) {
            list.add(new ListItem(
                    getTranslation("link.ignored." + part.reason(), part.parameter(), part.text(), part.instead())));
        }
        if (ignored.size() > NAMED) {
            list.add(new ListItem(getTranslation("points.bad.more", ignored.size() - NAMED)));
        }
        NativeButton gotIt = new NativeButton(getTranslation("link.ignored.close"), event -> setVisible(false));
        gotIt.addClassName("button");
        add(new Paragraph(getTranslation("link.ignored")), list, gotIt);
    }
}
