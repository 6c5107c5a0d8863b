package dev.nudge.lesson;

import java.util.List;
import java.util.Optional;

/** Where the tensors are that learners bring, by the digest of their content. */
@FunctionalInterface
public interface TensorShelf {

    /** Those of this digest; empty if they are not there, or no longer. */
    Optional<List<Keepsake.Named>> find(String digest);

    /** The one of this server; nothing is there until it is {@linkplain #use set up}. */
    static TensorShelf here() {
        return digest -> ShelfHere.shelf.find(digest);
    }

    /** Sets up this server's. */
    static void use(TensorShelf shelf) {
        ShelfHere.shelf = shelf;
    }
}
