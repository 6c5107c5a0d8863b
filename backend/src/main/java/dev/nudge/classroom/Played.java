package dev.nudge.classroom;

import dev.nudge.compute.Compute;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a class trains as one, for as long as it does. Used under the class's lock alone. */
final class Played {

    private final Supplier<Compute> computes;
    private @Nullable Common common;

    Played(Supplier<Compute> computes) {
        this.computes = computes;
    }

    /**
     * @param game that is played now; another one than before begins anew
     * @param here seats that are
     */
    Optional<Common> by(Optional<Game> game, List<Integer> here) {
        Common before = common;
        if (before == null || game.isEmpty() || !before.is(game.get())) {
            common = game.map(begun -> new Common(begun, computes.get())).orElse(null);
        }
        Common now = common;
        if (now != null) {
            now.seat(here);
        }
        if (before != null && before != now) {
            if (now != null) {
                now.goesOnFrom(before);
            }
            before.close();
        }
        return Optional.ofNullable(now);
    }

    /** What is to be written down, if anything is. */
    List<Common.Written> unwritten() {
        return common == null ? List.of() : common.unwritten();
    }

    /** It could not be written down; it is tried again. */
    void stayUnwritten() {
        if (common != null) {
            common.stayUnwritten();
        }
    }
}
