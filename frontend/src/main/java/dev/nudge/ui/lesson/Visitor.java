package dev.nudge.ui.lesson;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import dev.nudge.classroom.Guest;

/** Who is at this page's browser. */
public final class Visitor {

    private Visitor() {}

    /** The network address, to count by; empty where it is not known. */
    public static String address() {
        String address = UI.getCurrentOrThrow().getSession().getBrowser().getAddress();
        return address == null ? "" : address;
    }

    /** Likewise, with the session that tells one browser from another behind the same address. */
    public static Guest guest() {
        VaadinSession session = UI.getCurrentOrThrow().getSession();
        return new Guest(session.getSession().getId(), address());
    }
}
