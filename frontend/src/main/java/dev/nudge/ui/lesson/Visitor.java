package dev.nudge.ui.lesson;

import com.vaadin.flow.component.UI;

/** Who is at this page's browser. */
public final class Visitor {

    private Visitor() {}

    /** The network address, to count by; empty where it is not known. */
    public static String address() {
        String address = UI.getCurrentOrThrow().getSession().getBrowser().getAddress();
        return address == null ? "" : address;
    }
}
