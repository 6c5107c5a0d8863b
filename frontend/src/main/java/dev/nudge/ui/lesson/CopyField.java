package dev.nudge.ui.lesson;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.NativeButton;

/** An address to be copied, as a field that can be selected. */
@Tag("input")
final class CopyField extends Component {

    /**
     * @param name for those who do not see it
     * @param address relative to the root
     */
    CopyField(String id, String name, String address) {
        setId(id);
        getElement()
                .setAttribute("type", "text")
                .setAttribute("readonly", "")
                .setAttribute("aria-label", name)
                .setAttribute("data-address", address);
        getElement().executeJs("this.value = new URL($0, document.baseURI).href; this.select()", address);
    }

    NativeButton copyButton() {
        NativeButton copy = new NativeButton(getTranslation("link.copy"));
        copy.addClassNames("button", "primary");
        // A plain-http classroom has no clipboard API; the selected field and the old command still work there.
        copy.getElement().executeJs("""
                        const field = $0, done = $1;
                        this.addEventListener('click', async () => {
                          if (navigator.clipboard) { await navigator.clipboard.writeText(field.value); }
                          else { field.select(); document.execCommand('copy'); }
                          this.textContent = done;
                        })""", getElement(), getTranslation("link.copied"));
        return copy;
    }
}
