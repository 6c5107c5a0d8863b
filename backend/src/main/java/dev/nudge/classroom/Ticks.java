package dev.nudge.classroom;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/** What happens by itself in all classes: boards hear of what moved, and it is written down. */
@Component
final class Ticks implements InitializingBean, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Ticks.class);

    /** Four times a second, whatever a class does. */
    private static final long BOARDS_MILLIS = 250;

    private static final long STUCK_MILLIS = 5_000;

    /** A seat's state is at most a second old, the writing included. */
    private static final long WRITING_MILLIS = 500;

    private static final long TIDYING_MINUTES = 10;

    private final Classrooms classrooms;
    private final ScheduledExecutorService boards = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("nudge-boards").daemon().factory());
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("nudge-classes").daemon().factory());

    Ticks(Classrooms classrooms) {
        this.classrooms = classrooms;
    }

    @Override
    public void afterPropertiesSet() {
        every(boards, BOARDS_MILLIS, this::beatAndTell);
        every(boards, STUCK_MILLIS, () -> inEach(Classroom::tickSlowly));
        every(writer, WRITING_MILLIS, classrooms::write);
        every(writer, TimeUnit.MINUTES.toMillis(TIDYING_MINUTES), classrooms::tidy);
    }

    /** Boards hear once of what everybody did and what came of it. */
    void beatAndTell() {
        inEach(Classroom::beatIfRunning);
        inEach(Classroom::tick);
    }

    /** One that fails must not keep the others from theirs. */
    void inEach(Consumer<Classroom> work) {
        for (Classroom room : classrooms.live()) {
            try {
                work.accept(room);
            } catch (RuntimeException failed) {
                LOG.error(
                        "What class {} does by itself has failed", room.record().code(), failed);
            }
        }
    }

    private static void every(ScheduledExecutorService on, long millis, Runnable work) {
        on.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException failed) {
                        // One that fails must not be the last.
                        LOG.error("What classes do by themselves has failed; it goes on with the next time", failed);
                    }
                },
                millis,
                millis,
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void destroy() {
        boards.shutdownNow();
        writer.shutdown();
        classrooms.rehearsals().endAll();
        classrooms.write();
    }
}
