package dev.nudge.lesson.formula;

import dev.nudge.lesson.Message;
import dev.nudge.lesson.Refusal;
import java.util.OptionalInt;

/** A text that is no formula; the reason is a sentence that names the character. */
public final class FormulaException extends Refusal {

    private static final long serialVersionUID = 1;

    private final int position;

    /**
     * @param position of the character it is about, from 0
     * @param sentence what is wrong there and what would be right
     */
    FormulaException(int position, Message sentence) {
        super(Message.of("formula.character", Integer.toString(position + 1), sentence));
        this.position = position;
    }

    /** Where it is, from 0; the length of the text if something is missing at its end. */
    public int position() {
        return position;
    }

    @Override
    public OptionalInt place() {
        return OptionalInt.of(position);
    }
}
