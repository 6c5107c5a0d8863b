package dev.nudge.classroom;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.Supplier;

/** Films of classes. Each is read once for all who look, and held until its class goes on or nobody has looked for a while. */
final class Films {

    private static final Duration UNSEEN = Duration.ofMinutes(10);

    /** Of all films together, of some hundred bytes each. */
    private static final long MOST_MOMENTS = 400_000;

    private final Cache<Classroom, Held> films = Caffeine.newBuilder()
            .weakKeys()
            .expireAfterAccess(UNSEEN)
            .maximumWeight(MOST_MOMENTS)
            .weigher((Classroom of, Held held) -> 1 + held.film().size())
            .build();

    /** @param upTo how often what is remembered had changed before it was read */
    private record Held(long upTo, Film film) {}

    /**
     * @param changes how often what is remembered of it had changed before this was asked
     */
    Film of(Classroom room, long changes, Supplier<Film> read) {
        return films.asMap()
                .compute(
                        room,
                        (same, held) -> held != null && held.upTo() >= changes ? held : new Held(changes, read.get()))
                .film();
    }
}
