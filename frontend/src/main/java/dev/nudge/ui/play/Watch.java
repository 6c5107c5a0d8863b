package dev.nudge.ui.play;

import com.vaadin.flow.component.Component;
import dev.nudge.session.LearnerSession;

/** Keeps a page up with a session that goes on by itself, by a {@link Bulletin}. */
final class Watch implements AutoCloseable {

    private final LearnerSession session;
    private final Runnable show;
    private final Bulletin bulletin;

    /**
     * @param page attached
     * @param show shows what the session says after a {@link LearnerSession#look}
     */
    Watch(LearnerSession session, Component page, Runnable show) {
        this.session = session;
        this.show = show;
        this.bulletin = new Bulletin(page, this::lookAndShow);
        session.watch(bulletin.mailbox());
    }

    LearnerSession session() {
        return session;
    }

    @Override
    public void close() {
        bulletin.close();
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
