package dev.nudge.lesson;

import java.util.List;

/**
 * A sentence to be said in the reader's language: a key of the lessons' message bundle and what fills its places.
 *
 * @param arguments strings and numbers, in the order of the pattern's places
 */
public record Message(String key, List<Object> arguments) {

    public Message {
        arguments = List.copyOf(arguments);
    }

    public static Message of(String key, Object... arguments) {
        return new Message(key, List.of(arguments));
    }
}
