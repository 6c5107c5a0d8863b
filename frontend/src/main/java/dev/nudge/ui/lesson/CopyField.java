package dev.nudge.ui.lesson;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.NativeButton;
import dev.nudge.ui.experiment.CopyButton;

/** An address to be copied, as a field that can be selected. */
@Tag("input")
public final class CopyField extends Component {

    private final boolean selecting;

    /**
     * @param name for those who do not see it
     * @param address relative to the root
     */
    public CopyField(String id, String name, String address) {
        this(id, name, address, true);
    }

    /**
     * @param selects whether it takes the focus and is selected at once, as in a dialog that is there for it
     */
    public CopyField(String id, String name, String address, boolean selects) {
        selecting = selects;
        setId(id);
        getElement().setAttribute("type", "text").setAttribute("readonly", "").setAttribute("aria-label", name);
        lead(address);
    }

    /** Holds another address from now on. */
    public void lead(String address) {
        getElement().setAttribute("data-address", address);
        getElement()
                .executeJs(
                        "this.value = new URL($0, document.baseURI).href; if ($1) this.select()", address, selecting);
    }

    public NativeButton copyButton() {
        NativeButton copy = new NativeButton(getTranslation("link.copy"));
        copy.addClassNames("button", "primary");
        CopyButton.fill(copy, getElement(), getTranslation("link.copied"));
        return copy;
    }
}
