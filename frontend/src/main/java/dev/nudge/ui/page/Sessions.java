package dev.nudge.ui.page;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.ServerRpcHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.util.DisconnectedClientHelper;

/** What happens when a browser's session ends or fails: nothing is lost, because the address of a page or a frame holds the picture. */
@Component
final class Sessions implements VaadinServiceInitListener {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    @Override
    public void serviceInit(ServiceInitEvent event) {
        // Without a notification the browser reloads by itself, and the address brings the picture back.
        CustomizedSystemMessages messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(false);
        // Likewise where a line that was cut leaves the browser waiting for an answer that will not come.
        messages.setInternalErrorNotificationEnabled(false);
        event.getSource().setSystemMessagesProvider(info -> messages);
        // Else every push is a line in the browser's console.
        event.getSource()
                .addUIInitListener(ui -> ui.getUI().getPushConfiguration().setParameter("logLevel", "warn"));
        event.getSource().addUIInitListener(init -> {
            UI ui = init.getUI();
            ui.getReconnectDialogConfiguration().setDialogText(ui.getTranslation("connection.lost"));
            ui.getReconnectDialogConfiguration().setReconnectAttempts(Integer.MAX_VALUE);
            // Said where the browser itself has no network; it comes back all the same.
            ui.getReconnectDialogConfiguration().setDialogTextGaveUp(ui.getTranslation("connection.given.up"));
        });
        event.getSource().addSessionInitListener(init -> init.getSession().setErrorHandler(Sessions::failed));
    }

    private static void failed(ErrorEvent event) {
        if (DisconnectedClientHelper.isClientDisconnectedException(event.getThrowable())) {
            LOG.debug("A learner left before the answer was there", event.getThrowable());
            return;
        }
        if (event.getThrowable() instanceof ServerRpcHandler.ClientResentPayloadException) {
            // The line was cut before the answer was there, and the browser asks again for what was done already.
            LOG.debug("An act was told twice and done once", event.getThrowable());
            return;
        }
        LOG.error("A learner's act failed", event.getThrowable());
        UI ui = UI.getCurrent();
        if (ui != null) {
            Dialog dialog = new Dialog();
            dialog.addClassName("nudge-dialog");
            dialog.setHeaderTitle(dialog.getTranslation("error.title"));
            dialog.add(new Paragraph(dialog.getTranslation("error.text")));
            NativeButton reload = new NativeButton(
                    dialog.getTranslation("error.reload"), click -> ui.getPage().reload());
            reload.addClassNames("button", "primary");
            dialog.getFooter().add(reload);
            dialog.open();
        }
    }
}
