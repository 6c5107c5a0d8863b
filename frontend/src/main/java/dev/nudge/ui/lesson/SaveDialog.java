package dev.nudge.ui.lesson;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import dev.nudge.saved.Receipt;
import dev.nudge.saved.SavedRun;
import dev.nudge.saved.SavingRefusedException;
import dev.nudge.ui.page.Routes;

/** The short address of a run that was saved, or why none was. */
final class SaveDialog extends Dialog {

    /**
     * @param days how long it is kept
     */
    SaveDialog(Receipt receipt, int days) {
        begin("save.title");
        SavedRun run = receipt.run();
        add(new Paragraph(getTranslation("save.hint", days)));
        CopyField field = new CopyField("saved-link", getTranslation("link.address"), Routes.run(run.id()));
        add(field);
        CopyField secret = new CopyField(
                "saved-secret",
                getTranslation("save.secret"),
                Routes.run(run.id()) + SavedSecrets.FRAGMENT + receipt.secret());
        Div deleting = new Div(new Paragraph(getTranslation("save.delete.text")), secret);
        add(new NativeDetails(getTranslation("save.delete"), deleting));
        SavedSecrets.keep(this, run.id(), receipt.secret());
        getFooter().add(closing(), field.copyButton());
    }

    SaveDialog(SavingRefusedException refused) {
        begin("save.refused");
        add(new Paragraph(getTranslation("save.refused." + refused.reason(), refused.most())));
        getFooter().add(closing());
    }

    private void begin(String title) {
        addClassName("nudge-dialog");
        setHeaderTitle(getTranslation(title));
    }

    private NativeButton closing() {
        NativeButton close = new NativeButton(getTranslation("link.close"), event -> close());
        close.addClassName("button");
        return close;
    }
}
