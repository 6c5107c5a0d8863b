package dev.nudge.ui.experiment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.dom.Element;
import dev.nudge.lesson.Listing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The same lines in Python, mostly PyTorch, and in Java, one of them shown, to be copied. */
public final class CodeTabs extends Div {

    private final Tab python = new Tab("PyTorch");
    private final Tab java = new Tab("Java");
    private final Tabs tabs = new Tabs(python, java);
    private final Element code = new Element("code");
    private final NativeButton copy = new NativeButton();
    private transient @Nullable Listing listing;

    /**
     * @param id unique in the page
     */
    public CodeTabs(String id) {
        addClassName("code-tabs");
        setId(id + "-code");
        tabs.getElement().setAttribute("aria-label", getTranslation("code.tabs"));
        // The two fit without scrolling; a scroller that takes focus would stand between the list and its tabs.
        tabs.getElement().executeJs("this.shadowRoot.getElementById('scroll').removeAttribute('tabindex')");
        tabs.addSelectedChangeListener(event -> fill());
        copy.setText(getTranslation("code.copy"));
        copy.addClassName("quiet");
        CopyButton.fill(copy, code, getTranslation("code.copied"));
        Div bar = new Div(tabs, (Component) copy);
        bar.addClassName("code-bar");
        add(bar);
        getElement()
                .appendChild(new Element("pre").setAttribute("tabindex", "0").appendChild(code));
    }

    public void show(Listing listing) {
        if (!listing.equals(this.listing)) {
            this.listing = listing;
            python.setLabel(listing.usesTorch() ? "PyTorch" : "Python");
            java.setVisible(!listing.javaPieces().isEmpty());
            fill();
        }
    }

    private void fill() {
        if (listing == null) {
            return;
        }
        List<Listing.Piece> pieces = tabs.getSelectedTab() == java ? listing.javaPieces() : listing.pythonPieces();
        code.removeAllChildren();
        for (Listing.Piece piece : pieces) {
            Element part = new Element(piece.present() ? "mark" : "span").setText(piece.text());
            code.appendChild(part);
        }
    }
}
