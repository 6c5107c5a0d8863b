package dev.nudge.ui.lesson;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;
import dev.nudge.link.Permalink;

/** The link to this very picture, to be copied. */
final class ShareDialog extends Dialog {

    /**
     * @param path the page's
     * @param query the picture's, without the question mark
     * @param anchor where on the page the picture stands, with its #; empty for the top
     */
    ShareDialog(String path, String query, String anchor) {
        addClassName("nudge-dialog");
        setHeaderTitle(getTranslation("link.title"));
        add(new Paragraph(getTranslation("link.hint")));

        Element field = new Element("input")
                .setAttribute("type", "text")
                .setAttribute("readonly", "")
                .setAttribute("id", "share-link")
                .setAttribute("aria-label", getTranslation("link.address"));
        field.executeJs(
                "this.value = new URL(location.pathname + '?' + $0, location.href).href; this.select()",
                query + anchor);
        getElement().appendChild(field);
        if (query.length() > Permalink.LONGEST) {
            Paragraph warning = new Paragraph(getTranslation("link.long", query.length(), Permalink.LONGEST));
            warning.addClassName("warning");
            add(warning);
        }

        NativeButton copy = new NativeButton(getTranslation("link.copy"));
        copy.addClassNames("button", "primary");
        // A plain-http classroom has no clipboard API; the selected field and the old command still work there.
        copy.getElement().executeJs("""
                        const field = $0, done = $1;
                        this.addEventListener('click', async () => {
                          if (navigator.clipboard) { await navigator.clipboard.writeText(field.value); }
                          else { field.select(); document.execCommand('copy'); }
                          this.textContent = done;
                        })""", field, getTranslation("link.copied"));
        NativeButton close = new NativeButton(getTranslation("link.close"), event -> close());
        close.addClassName("button");
        Anchor projector = new Anchor(path + "?" + query + "&view=stage" + anchor, getTranslation("link.projector"));
        projector.setTarget("_blank");
        projector.addClassName("button");
        getFooter().add(close, projector, copy);
    }
}
