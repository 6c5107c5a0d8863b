package dev.nudge.ui.page;

/** The addresses of pages. */
public final class Routes {

    public static final String START = "";
    public static final String LESSONS = "lessons";
    public static final String TEACH = "teach";
    public static final String EMBED = "embed";

    private Routes() {}
}
