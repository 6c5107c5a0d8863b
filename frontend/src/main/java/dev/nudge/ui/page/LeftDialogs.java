package dev.nudge.ui.page;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;

/** Dialogs belong to the page they were opened on: whoever leaves it, by a link in one or by the browser's Back, closes them. */
@Component
final class LeftDialogs implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource()
                .addUIInitListener(init -> init.getUI()
                        .addBeforeLeaveListener(leave -> leave.getUI()
                                .getChildren()
                                .filter(Dialog.class::isInstance)
                                .map(Dialog.class::cast)
                                .toList()
                                .forEach(Dialog::close)));
    }
}
