package dev.nudge.ui.lesson;

import com.vaadin.flow.component.UI;

/**
 * The address line, which always holds what the page shows. A drag rewrites the present entry now and then; letting go adds
 * an entry, so that the browser's Back is an undo.
 */
final class Address {

    /** Safari refuses more than a hundred rewrites in thirty seconds. */
    private static final long BETWEEN_REWRITES_NANOS = 400_000_000L;

    private String shown = "";
    private boolean stays;
    private long rewritten = System.nanoTime() - BETWEEN_REWRITES_NANOS;

    /** From now on nothing is written: the address is somebody else's. */
    void stay() {
        stays = true;
    }

    /** The browser came here by a link or by its Back button; the router writes its own address after us. */
    void arrive(String query) {
        shown = query;
        UI.getCurrentOrThrow().getPage().executeJs("""
                        const there = location.search;
                        setTimeout(() => {
                          if (location.search === there) history.replaceState(history.state, '', location.pathname + '?' + $0);
                        })""", query);
    }

    /** The browser came back to an entry of ours; it stands as it is, whatever entry the browser is at by now. */
    void returnTo(String query) {
        shown = query;
    }

    void rewriteNowAndThen(String query) {
        if (System.nanoTime() - rewritten >= BETWEEN_REWRITES_NANOS) {
            rewrite(query);
        }
    }

    void rewrite(String query) {
        if (!stays && !query.equals(shown)) {
            shown = query;
            rewritten = System.nanoTime();
            replace(query);
        }
    }

    /**
     * @param before the query the entry left behind keeps, which a drag may have rewritten
     */
    void add(String before, String query) {
        if (stays) {
            return;
        }
        if (query.equals(before)) {
            rewrite(query);
            return;
        }
        if (!shown.equals(before)) {
            replace(before);
        }
        shown = query;
        UI.getCurrentOrThrow()
                .getPage()
                .executeJs("history.pushState(history.state, '', location.pathname + '?' + $0)", query);
    }

    /** Not by Flow's History: that puts the parameters into an order of its own. */
    private static void replace(String query) {
        UI.getCurrentOrThrow()
                .getPage()
                .executeJs("history.replaceState(history.state, '', location.pathname + '?' + $0)", query);
    }
}
