package dev.nudge.ui.lesson;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.SerializableRunnable;
import dev.nudge.link.Permalink;

/** The link to this very picture, to be copied. */
final class ShareDialog extends Dialog {

    /**
     * @param path the page's
     * @param query the picture's, without the question mark
     * @param anchor where on the page the picture stands, with its #; empty for the top
     * @param save saves the run instead, where the link is too long
     */
    ShareDialog(String path, String query, String anchor, SerializableRunnable save) {
        String address = path + (query.isEmpty() ? "" : "?" + query);
        addClassName("nudge-dialog");
        setHeaderTitle(getTranslation("link.title"));
        add(new Paragraph(getTranslation("link.hint")));

        CopyField field = new CopyField("share-link", getTranslation("link.address"), address + anchor);
        add(field);
        if (query.length() > Permalink.LONGEST) {
            Paragraph warning = new Paragraph(getTranslation("link.long", query.length(), Permalink.LONGEST));
            warning.addClassName("warning");
            NativeButton instead = new NativeButton(getTranslation("link.save"), event -> {
                close();
                save.run();
            });
            instead.addClassName("button");
            instead.setId("save-instead");
            add(warning, instead);
        }

        NativeButton close = new NativeButton(getTranslation("link.close"), event -> close());
        close.addClassName("button");
        Anchor projector = new Anchor(
                address + (query.isEmpty() ? "?" : "&") + "view=stage" + anchor, getTranslation("link.projector"));
        projector.setTarget("_blank");
        projector.addClassName("button");
        getFooter().add(close, projector, field.copyButton());
    }
}
