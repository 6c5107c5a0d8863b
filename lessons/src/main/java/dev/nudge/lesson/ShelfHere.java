package dev.nudge.lesson;

import java.util.Optional;

/** What {@link TensorShelf#here} asks. */
final class ShelfHere {

    static volatile TensorShelf shelf = digest -> Optional.empty();

    private ShelfHere() {}
}
