package dev.nudge.ui.classroom;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.function.SerializableConsumer;
import dev.nudge.ui.page.Routes;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What opens the doors of classes, in this browser's own storage under {@code nudge.classes}: a JSON object of keys by {@code <code> <door>}. An address with a key behind {@value
 * #FRAGMENT} brings it here, and is then shown without it, as it may stand on a projector; what stands behind a # is sent to no server.
 */
final class ClassKeys {

    static final String FRAGMENT = Routes.KEY;

    private static final String ALL = "JSON.parse(localStorage.getItem('nudge.classes') ?? '{}')";

    /** Which way into a class a key opens. */
    enum Door {
        SEAT,
        DESK,
        BOARD
    }

    /** A class that this browser has a key of. */
    record Known(String code, Door door) {}

    private ClassKeys() {}

    private static String name(String code, Door door) {
        return code + " " + door;
    }

    /** Tells the key that this browser has; empty where it has none, or keeps nothing for anybody. */
    static void ask(Component page, String code, Door door, SerializableConsumer<String> answer) {
        page.getElement()
                .executeJs("const all = " + ALL + """
                ;
                if (location.hash.startsWith($1)) {
                  all[$0] = location.hash.slice($1.length);
                  localStorage.setItem('nudge.classes', JSON.stringify(all));
                  // Once more, and later: what leads from page to page writes the address that it was entered by.
                  const clean = () => {
                    if (location.hash.startsWith($1)) history.replaceState(history.state, '', location.pathname + location.search);
                  };
                  for (const wait of [0, 100, 500, 2000]) setTimeout(clean, wait);
                }
                return all[$0] ?? ''""", name(code, door), FRAGMENT)
                .then(String.class, answer, blocked -> answer.accept(""));
    }

    static void keep(Component page, String code, Door door, String key) {
        page.getElement().executeJs("const all = " + ALL + """
                ;
                all[$0] = $1;
                localStorage.setItem('nudge.classes', JSON.stringify(all))""", name(code, door), key);
    }

    static void forget(Component page, String code, Door door) {
        page.getElement().executeJs("const all = " + ALL + """
                ;
                delete all[$0];
                localStorage.setItem('nudge.classes', JSON.stringify(all))""", name(code, door));
    }

    /** Tells which classes this browser has keys of, the latest last. */
    static void all(Component page, SerializableConsumer<List<Known>> answer) {
        page.getElement().executeJs("return Object.keys(" + ALL + ")").then(names -> answer.accept(known(names)));
    }

    private static List<Known> known(JsonNode names) {
        List<Known> all = new ArrayList<>();
        for (JsonNode name : names) {
            String[] parts = name.asString("").split(" ");
            if (parts.length == 2) {
                for (Door door : Door.values()) {
                    if (door.name().equals(parts[1])) {
                        all.add(new Known(parts[0], door));
                    }
                }
            }
        }
        return all;
    }
}
