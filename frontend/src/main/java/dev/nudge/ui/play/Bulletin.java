package dev.nudge.ui.play;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import dev.nudge.session.Mailbox;

/**
 * Keeps a page up with something that goes on without it. News come through a {@link Mailbox}: the next when the browser has painted the last. It ends with {@link
 * #close}; after that nothing reaches the page.
 */
public final class Bulletin implements AutoCloseable {

    /** Resolves once what came with it is painted, or in a hidden page, which paints nothing, after a second. */
    private static final String PAINTED =
            "return new Promise(done => { requestAnimationFrame(() => done(true)); setTimeout(() => done(true), 1000); })";

    private final UI ui;
    private final Runnable show;
    private final Mailbox mailbox;

    /**
     * @param page attached
     * @param show shows what there is now; called with the page's lock
     */
    public Bulletin(Component page, Runnable show) {
        this.ui = page.getUI()
                .orElseThrow(() -> new IllegalStateException("bulletin: the page is not attached; wait until it is"));
        this.show = show;
        this.mailbox = new Mailbox(Thread::startVirtualThread, this::deliver, System::nanoTime);
    }

    /** Where news are to be told, on any thread. */
    public Mailbox mailbox() {
        return mailbox;
    }

    @Override
    public void close() {
        mailbox.close();
    }

    /** On a thread of its own: who waits for a page's lock must not keep others from computing. */
    private void deliver() {
        try {
            ui.access(this::look);
        } catch (UIDetachedException gone) {
            mailbox.close();
        }
    }

    private void look() {
        if (mailbox.isClosed()) {
            return;
        }
        try {
            show.run();
        } finally {
            // Not of an element: one that is hidden would answer only when it is shown.
            ui.getPage().executeJs(PAINTED).then(painted -> mailbox.acknowledge(), error -> mailbox.acknowledge());
        }
    }
}
