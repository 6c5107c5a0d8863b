package dev.nudge.ui.play;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import dev.nudge.session.LearnerSession;
import dev.nudge.session.Mailbox;

/**
 * Keeps a page up with a session that goes on by itself. Pictures come through a {@link Mailbox}: the next one when the browser has painted the one before. It
 * ends with {@link #close}; after that nothing reaches the page.
 */
final class Watch implements AutoCloseable {

    /** Resolves once what came with it is painted, or in a hidden page, which paints nothing, after a second. */
    private static final String PAINTED =
            "return new Promise(done => { requestAnimationFrame(() => done(true)); setTimeout(() => done(true), 1000); })";

    private final LearnerSession session;
    private final UI ui;
    private final Runnable show;
    private final Mailbox mailbox;

    /**
     * @param page attached
     * @param show shows what the session says after a {@link LearnerSession#look}
     */
    Watch(LearnerSession session, Component page, Runnable show) {
        this.session = session;
        this.ui = page.getUI()
                .orElseThrow(() -> new IllegalStateException("watch: the page is not attached; wait until it is"));
        this.show = show;
        this.mailbox = new Mailbox(Thread::startVirtualThread, this::deliver, System::nanoTime);
        session.watch(mailbox);
    }

    LearnerSession session() {
        return session;
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
            lookAndShow();
        } finally {
            // Not of an element: one that is hidden would answer only when it is shown.
            ui.getPage().executeJs(PAINTED).then(painted -> mailbox.acknowledge(), error -> mailbox.acknowledge());
        }
    }

    private void lookAndShow() {
        try {
            session.look();
        } finally {
            // What failed has ended as well, and the buttons say so.
            show.run();
        }
    }
}
