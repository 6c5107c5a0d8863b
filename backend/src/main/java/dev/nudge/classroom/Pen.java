package dev.nudge.classroom;

import dev.nudge.classroom.ClassroomRefusedException.Reason;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Whoever writes something down of a class has it, one after the other; never wanted by who holds the class's own lock. */
final class Pen {

    private static final Duration BEFORE_WRITING = Duration.ofMillis(250);

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final ReentrantLock lock = new ReentrantLock();

    /**
     * Does something that is committed when this returns.
     *
     * @throws ClassroomRefusedException if it could not be written down
     */
    void commit(Runnable work) {
        boolean mine = false;
        try {
            // While the database is silent, those who wait must not wait for one another.
            mine = lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (!mine) {
                throw new ClassroomRefusedException(Reason.NOT_SAVED);
            }
            work.run();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ClassroomRefusedException(Reason.NOT_SAVED);
        } catch (DataAccessException | TransactionException failed) {
            throw new ClassroomRefusedException(failed);
        } finally {
            if (mine) {
                lock.unlock();
            }
        }
    }

    /** Does something that can wait for the next time. It waits a little for who commits: a class in which many come at once must be written down all the same. */
    void write(Runnable work) {
        if (isFreeToWrite()) {
            try {
                work.run();
            } finally {
                lock.unlock();
            }
        }
    }

    private boolean isFreeToWrite() {
        try {
            return lock.tryLock(BEFORE_WRITING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return lock.tryLock();
        }
    }
}
