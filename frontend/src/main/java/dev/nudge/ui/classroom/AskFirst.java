package dev.nudge.ui.classroom;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.SerializableRunnable;

/** Asks before something is done that cannot be undone. */
final class AskFirst extends Dialog {

    /**
     * @param yes what the button says that does it
     */
    AskFirst(String title, String text, String yes, SerializableRunnable act) {
        addClassName("nudge-dialog");
        setHeaderTitle(title);
        add(new Paragraph(text));
        NativeButton no = new NativeButton(getTranslation("class.desk.no"), click -> close());
        no.addClassName("button");
        no.setId("ask-no");
        NativeButton does = new NativeButton(yes, click -> {
            close();
            act.run();
        });
        does.addClassNames("button", "danger");
        does.setId("ask-yes");
        getFooter().add(no, does);
    }
}
