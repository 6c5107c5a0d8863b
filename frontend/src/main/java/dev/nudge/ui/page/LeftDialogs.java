package dev.nudge.ui.page;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.List;
import org.springframework.stereotype.Component;

/** Dialogs belong to the page they were opened on: whoever leaves it, by a link in one or by the browser's Back, closes them. */
@Component
final class LeftDialogs implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource()
                .addUIInitListener(init -> init.getUI().addBeforeLeaveListener(leave -> {
                    UI ui = leave.getUI();
                    // Back and forth between the moments of one page leave nothing.
                    if (!leave.getLocation()
                            .getPath()
                            .equals(ui.getInternals().getActiveViewLocation().getPath())) {
                        close(ui);
                    }
                }));
    }

    private static void close(UI ui) {
        List<Dialog> open = ui.getChildren()
                .filter(Dialog.class::isInstance)
                .map(Dialog.class::cast)
                .toList();
        // Once the next page is there: a dialog that closes before takes its link's way along.
        ui.beforeClientResponse(ui, context -> open.forEach(Dialog::close));
    }
}
