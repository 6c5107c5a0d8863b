package dev.nudge.ui.classroom;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.server.VaadinSession;
import dev.nudge.ui.page.Routes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What opens the doors of classes, in this browser's own storage under {@code nudge.classes}: a JSON object of keys by {@code <code> <door>}. An address with a key behind {@value
 * #FRAGMENT} brings it here, and is then shown without it, as it may stand on a projector; what stands behind a # is sent to no server. For a browser that keeps nothing the session
 * remembers a key, for as long as it lasts.
 */
final class ClassKeys {

    static final String FRAGMENT = Routes.KEY;

    /** None in a browser that keeps nothing. */
    private static final String ALL =
            "(() => { try { return JSON.parse(localStorage.getItem('nudge.classes') ?? '{}') } catch { return {} } })()";

    /** Keys of which the browser has not said that it keeps them. */
    private static final class Unkept {
        private final Map<String, String> keys = new HashMap<>();
    }

    /** Which way into a class a key opens. */
    enum Door {
        SEAT,
        DESK,
        BOARD,
        FILM
    }

    /** A class that this browser has a key of. */
    record Known(String code, Door door) {}

    private ClassKeys() {}

    private static String name(String code, Door door) {
        return code + " " + door;
    }

    private static Map<String, String> unkept() {
        VaadinSession session = VaadinSession.getCurrent();
        Unkept unkept = session.getAttribute(Unkept.class);
        if (unkept == null) {
            unkept = new Unkept();
            session.setAttribute(Unkept.class, unkept);
        }
        return unkept.keys;
    }

    /** Tells the key that this browser has; empty where it has none. */
    static void ask(Component page, String code, Door door, SerializableConsumer<String> answer) {
        String name = name(code, door);
        page.getElement()
                .executeJs("const all = " + ALL + """
                ;
                if (location.hash.startsWith($1)) {
                  all[$0] = location.hash.slice($1.length);
                  try { localStorage.setItem('nudge.classes', JSON.stringify(all)) } catch { /* It is used once, then. */ }
                  // Once more, and later: what leads from page to page writes the address that it was entered by.
                  const clean = () => {
                    if (location.hash.startsWith($1)) history.replaceState(history.state, '', location.pathname + location.search);
                  };
                  for (const wait of [0, 100, 500, 2000]) setTimeout(clean, wait);
                }
                return all[$0] ?? ''""", name, FRAGMENT)
                .then(
                        String.class,
                        key -> answer.accept(key.isEmpty() ? unkept().getOrDefault(name, "") : key),
                        failed -> answer.accept(unkept().getOrDefault(name, "")));
    }

    static void keep(Component page, String code, Door door, String key) {
        String name = name(code, door);
        unkept().put(name, key);
        page.getElement()
                .executeJs("const all = " + ALL + """
                ;
                all[$0] = $1;
                localStorage.setItem('nudge.classes', JSON.stringify(all))""", name, key)
                .then(kept -> unkept().remove(name, key), blocked -> {});
    }

    static void forget(Component page, String code, Door door) {
        unkept().remove(name(code, door));
        page.getElement().executeJs("const all = " + ALL + """
                ;
                delete all[$0];
                try { localStorage.setItem('nudge.classes', JSON.stringify(all)) } catch { /* Nothing is kept there. */ }""", name(code, door));
    }

    /** Tells which classes this browser has keys of, the latest last. */
    static void all(Component page, SerializableConsumer<List<Known>> answer) {
        page.getElement().executeJs("return Object.keys(" + ALL + ")").then(names -> {
            List<Known> all = known(names);
            unkept().keySet().forEach(name -> add(name, all));
            answer.accept(all);
        });
    }

    private static void add(String name, List<Known> all) {
        String[] parts = name.split(" ");
        if (parts.length == 2) {
            for (Door door : Door.values()) {
                if (door.name().equals(parts[1])) {
                    all.add(new Known(parts[0], door));
                }
            }
        }
    }

    private static List<Known> known(JsonNode names) {
        List<Known> all = new ArrayList<>();
        for (JsonNode name : names) {
            add(name.asString(""), all);
        }
        return all;
    }
}
