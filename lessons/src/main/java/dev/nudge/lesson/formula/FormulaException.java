package dev.nudge.lesson.formula;

/** A text that is no formula; the message is a sentence that names the character. */
public final class FormulaException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final int position;

    /**
     * @param position of the character it is about, from 0
     * @param sentence what is wrong there and what would be right
     */
    FormulaException(int position, String sentence) {
        super("Character " + (position + 1) + ": " + sentence);
        this.position = position;
    }

    /** A formula that can be read, but not be used here. */
    public FormulaException(String formula, String sentence) {
        super(formula + " " + sentence);
        this.position = 0;
    }

    /** Where it is, from 0; the length of the text if something is missing at its end. */
    public int position() {
        return position;
    }
}
