package dev.nudge.echarts;

/**
 * What the component says to screen readers. Each has an English default; {@link EChart#setSentence} replaces it. Names in
 * braces are filled in.
 */
public enum Sentence {
    /** A point was reached by key: {position}, {count}, {x}, {y}, {series}. */
    POINT,
    /** The selected point was moved by key: {x}, {y}. */
    MOVED,
    /** Enter was pressed on a point: the arrow keys move it now. */
    PICKED_UP,
    /** Enter or Escape was pressed on a picked-up point: {x}, {y}. */
    PUT_DOWN,
    /** The data of the selected point's series became shorter: {count}. */
    REMOVED,
    /** Escape was pressed: no point is selected. */
    LEFT,
    /** Which keys there are, read after the description of a picture with draggable points. */
    HELP,
    /** Added to HELP where a {@link PaperEvent} has listeners. */
    HELP_ADD,
    /** Added to HELP where a curve can be drawn. */
    HELP_DRAW,
    /** Takes the place of HELP where points can be moved and none be added: there the arrow keys move one at once. */
    HELP_HANDLES,
    /** Added to HELP where the option is {@code zoomable}. */
    HELP_ZOOM,
    /** On the button that leads back to the whole picture after somebody looked closer. */
    WHOLE,
    /** What a screen reader calls the component: "chart". */
    ROLE
}
