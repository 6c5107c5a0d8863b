package dev.nudge.lesson.measure;

import dev.nudge.compute.device.Device;
import dev.nudge.lesson.Message;

/**
 * What is measured on.
 *
 * @param text for people: processor, cores, virtual machine
 * @param cores that all lanes together may use
 * @param room bytes that one entrant may take at once
 */
public record Machine(String text, int cores, long room, Device cpu, Gpu gpu) {

    /** A graphics card, or the reason why there is none. What computes on a processor is none, by whatever driver it is reached. */
    public sealed interface Gpu {

        /** @param text for people: what it is */
        record Here(Device device, String text) implements Gpu {}

        record NotHere(Message reason) implements Gpu {}
    }
}
