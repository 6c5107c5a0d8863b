package dev.nudge.ui.lesson;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.function.SerializableConsumer;

/**
 * The secrets by which a browser may delete the runs that were saved in it. They stand in its own storage, under {@code nudge.runs}: a JSON object of secrets by the ids of runs. An address
 * with a secret behind {@value #FRAGMENT} brings it to another browser; what stands behind a # is sent to no server.
 */
final class SavedSecrets {

    static final String FRAGMENT = "#delete=";

    private static final String ALL = "JSON.parse(localStorage.getItem('nudge.runs') ?? '{}')";

    /** Evaluated at a click on an element that says its run. */
    static final String KNOWN = "(" + ALL + ")[element.dataset.run] ?? ''";

    private SavedSecrets() {}

    static void keep(Component page, String run, String secret) {
        page.getElement().executeJs("const all = " + ALL + """
                ;
                all[$0] = $1;
                localStorage.setItem('nudge.runs', JSON.stringify(all))""", run, secret);
    }

    static void forget(Component page, String run) {
        page.getElement().executeJs("const all = " + ALL + """
                ;
                delete all[$0];
                localStorage.setItem('nudge.runs', JSON.stringify(all))""", run);
    }

    /** Lets a button be there only in a browser that knows the run's secret, and tells the secret when it is pressed. */
    static void unlock(NativeButton button, String run, SerializableConsumer<String> pressed) {
        button.getElement().setAttribute("data-run", run).setAttribute("hidden", true);
        button.getElement().executeJs("const all = " + ALL + """
                ;
                if (location.hash.startsWith($1)) {
                  // A secret that is here already is not given up for one from anybody's link.
                  all[$0] ??= location.hash.slice($1.length);
                  localStorage.setItem('nudge.runs', JSON.stringify(all));
                  history.replaceState(history.state, '', location.pathname + location.search);
                }
                this.toggleAttribute('hidden', !(all[$0]));
                """, run, FRAGMENT);
        button.getElement()
                .addEventListener(
                        "click",
                        event -> pressed.accept(event.getEventData().get(KNOWN).asString("")))
                .addEventData(KNOWN);
    }
}
