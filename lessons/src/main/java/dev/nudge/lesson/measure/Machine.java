package dev.nudge.lesson.measure;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.Message;
import java.util.function.Supplier;

/**
 * What is measured on.
 *
 * @param text for people: processor, cores, virtual machine
 * @param cores that all lanes together may use
 * @param room bytes that a measurement may take at once
 * @param processor opens work on the processor, to be closed by whoever asked
 */
public record Machine(String text, int cores, long room, Supplier<Compute> processor, Card card) {

    /** A graphics card, or the reason why there is none. What computes on a processor is none, by whatever driver it is reached. */
    public sealed interface Card {

        /** @param work opens work on it, to be closed by whoever asked */
        record Here(Supplier<Compute> work) implements Card {}

        record NotHere(Message reason) implements Card {}

        /** There is a driver, but behind it is a processor. */
        static Card processor(String text) {
            return new NotHere(Message.of("measure.card.processor", text));
        }

        /** @param reason why there is nothing that could be one */
        static Card missing(String reason) {
            return new NotHere(Message.of("measure.card.missing", reason));
        }

        /** What could be one has not answered yet. */
        static Card starting() {
            return new NotHere(Message.of("measure.card.starting"));
        }
    }
}
