package dev.nudge.ui.experiment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import dev.nudge.keepsake.Safetensors;
import dev.nudge.keepsake.TensorFileException;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Refusal;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Value;
import dev.nudge.saved.SavingRefusedException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file of tensors to bring. What is wrong with one is said under the field, and the experiment keeps what it had. */
public final class TensorFileControl extends Div implements ControlView {

    /** Enough of a digest to tell files apart. */
    private static final int SHOWN = 8;

    private final transient LiveExperiment live;
    private final transient Control.TensorFile control;
    private final transient Messages messages;
    private final Element field = new Element("input");
    private final Element refusal = new Element("p");
    private final Span loaded = new Span();
    private final NativeButton forget = new NativeButton();
    /** Under which the last file was refused. */
    private transient @Nullable Settings refusedAt;

    TensorFileControl(LiveExperiment live, Control.TensorFile control, String name, Messages messages) {
        this.live = live;
        this.control = control;
        this.messages = messages;
        addClassNames("line", "tensor-file");
        String id = live.experiment().id() + "-" + control.id();
        setId(id + "-control");
        field.setAttribute("id", id)
                .setAttribute("type", "file")
                .setAttribute("accept", ".safetensors")
                .setAttribute("aria-describedby", id + "-refusal");
        UploadHandler handler = this::uploaded;
        getElement().setAttribute("data-target", handler);
        // What cannot be sent is said by the browser: the server does not hear of it.
        field.executeJs("""
                this.addEventListener('change', async () => {
                  const file = this.files[0];
                  if (!file) return;
                  try {
                    const sent = await fetch(this.closest('[data-target]').dataset.target, { method: 'POST', body: file.slice(0, $0) });
                    if (!sent.ok) throw new Error(sent.status);
                  } catch (failed) {
                    document.getElementById($1).textContent = $2;
                  } finally {
                    this.value = '';
                  }
                })""", Safetensors.MOST_BYTES + 1, id + "-refusal", getTranslation("tensors.unsent"));
        refusal.setAttribute("id", id + "-refusal")
                .setAttribute("class", "refusal")
                .setAttribute("role", "alert");
        forget.setText(getTranslation("tensors.forget"));
        forget.addClassName("quiet");
        forget.setId(id + "-forget");
        forget.addClickListener(event -> live.set(control.id(), control.initial()));
        Div held = new Div(loaded, forget);
        held.addClassName("held");
        getElement()
                .appendChild(
                        new Element("label").setAttribute("for", id).setText(name), field, held.getElement(), refusal);
    }

    private void uploaded(UploadEvent event) throws IOException {
        byte[] file = event.getInputStream().readNBytes(Safetensors.MOST_BYTES + 1);
        UI ui = event.getUI();
        ui.access(() -> bring(file, address(ui)));
    }

    private static String address(UI ui) {
        String address = ui.getSession().getBrowser().getAddress();
        return address == null ? "" : address;
    }

    /**
     * A file has come.
     *
     * @param address of who sends it
     */
    public void bring(byte[] file, String address) {
        try {
            refusal.setText("");
            refusedAt = live.settings();
            live.bring(control, file, address);
        } catch (TensorFileException wrong) {
            refusal.setText(getTranslation(
                    "tensors.bad." + wrong.problem(), wrong.about().toArray()));
        } catch (Refusal misfit) {
            refusal.setText(messages.say(misfit.reason()));
        } catch (SavingRefusedException refused) {
            refusal.setText(getTranslation("save.refused." + refused.reason(), refused.most()));
        }
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    public void show(Settings settings, Frame frame) {
        String digest = ((Value.Text) settings.get(control.id())).text();
        boolean some = !digest.isEmpty();
        loaded.setText(some ? getTranslation("tensors.loaded", digest.substring(0, SHOWN)) : "");
        loaded.setVisible(some);
        forget.setVisible(some);
        if (some || !settings.equals(refusedAt)) {
            refusal.setText("");
        }
    }
}
