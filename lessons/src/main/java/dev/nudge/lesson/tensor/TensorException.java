package dev.nudge.lesson.tensor;

import dev.nudge.lesson.Message;
import dev.nudge.lesson.Refusal;
import java.util.OptionalInt;

/** An expression that cannot be read or evaluated; the reason is a sentence that names the character. */
public final class TensorException extends Refusal {

    private static final long serialVersionUID = 1;

    private final int position;

    /**
     * @param position of the character it is about, from 0
     * @param sentence what is wrong there, by which rule, and what would be right
     */
    TensorException(int position, Message sentence) {
        super(Message.of("tensors.character", Integer.toString(position + 1), sentence));
        this.position = position;
    }

    TensorException(int position, String key, Object... arguments) {
        this(position, Message.of(key, arguments));
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
