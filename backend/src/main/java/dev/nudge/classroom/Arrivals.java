package dev.nudge.classroom;

import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Trail;
import dev.nudge.session.Activity;
import dev.nudge.session.LearnerSession;
import dev.nudge.session.Learners;
import dev.nudge.session.Onlooker;
import dev.nudge.session.TooManyLearnersException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Walks once more to a place that somebody has gone past unseen: as one more learner, on threads of its own, so that no page waits. */
final class Arrivals {

    private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);

    /** Each holds a learner's session. */
    private static final int AT_ONCE = 8;

    private final Learners learners;
    private final Executor threads;
    private final Semaphore places = new Semaphore(AT_ONCE);

    Arrivals(Learners learners) {
        this(
                learners,
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("classroom-arrival").factory()));
    }

    /**
     * @param threads on which walks wait for their end
     */
    Arrivals(Learners learners, Executor threads) {
        this.learners = learners;
        this.threads = threads;
    }

    /**
     * @param arrived told what is seen at the end of that trail; empty where it could not be walked for now
     */
    void walk(Experiment experiment, Trail there, Consumer<Optional<Frame>> arrived) {
        threads.execute(() -> arrived.accept(frame(experiment, there)));
    }

    private Optional<Frame> frame(Experiment experiment, Trail there) {
        places.acquireUninterruptibly();
        try (LearnerSession session = learners.open(experiment, there)) {
            Ended ended = new Ended();
            session.watch(ended);
            while (session.activity() != Activity.NONE) {
                ended.await();
                session.look();
            }
            return session.trail().equals(there) ? Optional.of(session.frame()) : Optional.empty();
        } catch (TooManyLearnersException full) {
            LOG.warn("Nobody could be looked at where a race ends; their next move tries again: {}", full.getMessage());
            return Optional.empty();
        } catch (RuntimeException failed) {
            LOG.warn("A walk past the end of a race could not be looked at there; the next move tries again", failed);
            return Optional.empty();
        } finally {
            places.release();
        }
    }

    /** Waits for what ends, and wants no pictures on the way. */
    private static final class Ended implements Onlooker {
        private final Semaphore news = new Semaphore(0);

        @Override
        public boolean isReady() {
            return false;
        }

        @Override
        public void called() {
            news.release();
        }

        void await() {
            news.acquireUninterruptibly();
        }
    }
}
