package dev.nudge.link;

import dev.nudge.lesson.Control;
import dev.nudge.lesson.data.Bitmap;
import java.util.Optional;

/** Ink as a link carries it: a bit for each dot, {@link Deflated}; a digit of 32 × 32 dots takes about a hundred characters. People may write the name of an example instead. */
final class InkText {

    private InkText() {}

    static String write(Bitmap dots) {
        return Deflated.write(dots.packed());
    }

    /** Empty when the text is damaged or holds another number of dots. */
    static Optional<Bitmap> read(String text, Control.Ink ink) {
        for (Control.Example example : ink.examples()) {
            if (example.id().equals(text)) {
                return Optional.of(example.dots());
            }
        }
        int bytes = ink.initial().dots().packed().length;
        // One byte more has room: else too many could not be told from just enough.
        return Deflated.read(text, bytes + 1)
                .filter(packed -> packed.length == bytes)
                .map(packed -> Bitmap.ofPacked(ink.side(), packed));
    }
}
