package dev.nudge.lesson.training;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One of a few options of a control; in links it is called as in code, in lower case. */
public interface Named {

    String name();

    default String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static <N extends Named> List<String> ids(N[] all) {
        return Arrays.stream(all).map(Named::id).toList();
    }

    /** The one of this id. */
    static <N extends Enum<N> & Named> N of(Class<N> type, String id) {
        return Enum.valueOf(type, id.toUpperCase(Locale.ROOT));
    }
}
