package dev.nudge.ui.experiment;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.dom.Element;

/** Makes buttons copy what stands in an element. */
public final class CopyButton {

    private CopyButton() {}

    /**
     * @param element whose value, or else whose text, is copied
     * @param done what the button says afterwards, as long as what was copied stands in the element
     */
    public static void fill(NativeButton button, Element element, String done) {
        // A plain-http classroom has no clipboard API, and a frame only where the page around it allows that; the old
        // command, on a selection, works there too.
        button.getElement().executeJs("""
                        const element = $0, done = $1, usual = this.textContent;
                        const text = () => element.value ?? element.textContent;
                        const copyAsSelected = () => {
                          if (element.select) { element.select(); } else { getSelection().selectAllChildren(element); }
                          return document.execCommand('copy');
                        };
                        let watch;
                        this.addEventListener('click', async () => {
                          const copied = text();
                          const written = await navigator.clipboard?.writeText(copied).then(() => true, () => false);
                          if (!written && !copyAsSelected()) { return; }
                          this.textContent = done;
                          // What a program changes tells of itself by no event.
                          clearInterval(watch);
                          watch = setInterval(() => {
                            if (text() !== copied || !element.isConnected) {
                              clearInterval(watch);
                              this.textContent = usual;
                            }
                          }, 200);
                        })""", element, done);
    }
}
