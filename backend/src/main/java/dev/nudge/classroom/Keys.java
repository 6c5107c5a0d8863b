package dev.nudge.classroom;

import dev.nudge.saved.Letters;

/**
 * What opens the doors of a class beside its code. Each follows from the one before, so that who has a key has those below it, and nobody has one above it.
 *
 * @param teacher does everything; empty for who has none
 * @param partner does everything but delete the class; empty for who has none
 * @param board sees what a projector shows
 */
public record Keys(String teacher, String partner, String board) {

    static Keys draw() {
        String teacher = Letters.draw(Letters.SECRET);
        String partner = next(teacher);
        return new Keys(teacher, partner, next(partner));
    }

    static Keys ofTeacher(String key) {
        return new Keys(key, next(key), next(next(key)));
    }

    static Keys ofPartner(String key) {
        return new Keys("", key, next(key));
    }

    /** Sees the lesson as a film, and nothing of it live. */
    public String film() {
        return film(Letters.hash(board));
    }

    /** Who has only this comes to no board by it. */
    static String film(String boardHash) {
        return next(boardHash);
    }

    private static String next(String key) {
        return Letters.hash("nudge classroom " + key).substring(0, Letters.SECRET);
    }
}
