package dev.nudge.ui.lesson;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.History;

/**
 * The address line, which always holds what the page shows. A drag rewrites the present entry now and then; letting go adds
 * an entry, so that the browser's Back is an undo.
 */
final class Address {

    /** Safari refuses more than a hundred rewrites in thirty seconds. */
    private static final long BETWEEN_REWRITES_NANOS = 400_000_000L;

    private String shown = "";
    private long rewritten = System.nanoTime() - BETWEEN_REWRITES_NANOS;

    /** The browser went there by itself. */
    void arrivedAt(String query) {
        shown = query;
    }

    void rewriteNowAndThen(String query) {
        if (System.nanoTime() - rewritten >= BETWEEN_REWRITES_NANOS) {
            rewrite(query);
        }
    }

    void rewrite(String query) {
        if (!query.equals(shown)) {
            shown = query;
            rewritten = System.nanoTime();
            history().replaceState(null, "?" + query);
        }
    }

    /**
     * @param before the query the entry left behind keeps, which a drag may have rewritten
     */
    void add(String before, String query) {
        if (query.equals(before)) {
            rewrite(query);
            return;
        }
        if (!shown.equals(before)) {
            history().replaceState(null, "?" + before);
        }
        shown = query;
        history().pushState(null, "?" + query);
    }

    private static History history() {
        return UI.getCurrentOrThrow().getPage().getHistory();
    }
}
