package dev.nudge.ui.share;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.dom.Element;

/** Makes buttons copy what stands in a field. */
public final class CopyButton {

    private CopyButton() {}

    /**
     * @param field whose value is copied
     * @param done what the button says afterwards, as long as what was copied stands in the field
     */
    public static void fill(NativeButton button, Element field, String done) {
        // A plain-http classroom has no clipboard API; the selected field and the old command still work there.
        button.getElement().executeJs("""
                        const field = $0, done = $1, usual = this.textContent;
                        let watch;
                        this.addEventListener('click', async () => {
                          const copied = field.value;
                          if (navigator.clipboard) { await navigator.clipboard.writeText(field.value); }
                          else { field.select(); document.execCommand('copy'); }
                          this.textContent = done;
                          // A value that a program sets tells of itself by no event.
                          clearInterval(watch);
                          watch = setInterval(() => {
                            if (field.value !== copied || !field.isConnected) {
                              clearInterval(watch);
                              this.textContent = usual;
                            }
                          }, 200);
                        })""", field, done);
    }
}
