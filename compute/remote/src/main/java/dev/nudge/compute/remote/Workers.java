package dev.nudge.compute.remote;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Several equal workers. One that is lost is killed and started again: at once the first time, then after pauses that double up to ten seconds while it
 * keeps failing. They start when the first is asked for.
 */
final class Workers implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Workers.class.getName());
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration STEADY = Duration.ofSeconds(60);

    /** Makes one worker ready, or throws why not. */
    interface Source {
        Worker open(Consumer<Worker> died);
    }

    private final List<Place> places = new ArrayList<>();
    private boolean started;
    private boolean closed;
    /** Whether somebody waited in vain since the last worker was ready. */
    private boolean hopeless;

    private String reason = "its process is still starting";

    Workers(List<Source> sources) {
        sources.forEach(source -> places.add(new Place(source)));
    }

    /** Where one worker stands after the other. */
    private final class Place {
        private final Source source;
        private @Nullable Worker worker;
        private boolean starting;
        private boolean refused;
        private int failures;
        private long since;

        private Place(Source source) {
            this.source = source;
        }
    }

    /**
     * The worker that holds the fewest executions and has the fewest calls in flight.
     *
     * @param patience how long to wait for one to be ready; who comes after somebody who waited in vain does not wait, until one is ready again
     * @throws WorkerLostException if none is ready by then
     * @throws WorkerRefusedException if none ever will be
     */
    Worker leastLoaded(Duration patience) {
        return leastLoaded(patience, false);
    }

    /** As {@link #leastLoaded}, but waits in any case. */
    Worker await(Duration patience) {
        return leastLoaded(patience, true);
    }

    private synchronized Worker leastLoaded(Duration patience, boolean always) {
        start();
        long end = System.nanoTime() + patience.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                Optional<Worker> found = ready().stream().min(Comparator.comparingInt(Worker::load));
                if (found.isPresent()) {
                    return found.get();
                }
                if (closed || places.stream().allMatch(place -> place.refused)) {
                    throw new WorkerRefusedException(closed ? "the workers are closed" : reason);
                }
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0 || hopeless && !always) {
                    hopeless = true;
                    notifyAll();
                    throw new WorkerLostException(reason, null);
                }
                try {
                    wait(left);
                } catch (InterruptedException now) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Those that answer now. */
    synchronized List<Worker> ready() {
        List<Worker> ready = new ArrayList<>();
        places.forEach(place -> {
            if (place.worker != null && !place.worker.isLost()) {
                ready.add(place.worker);
            }
        });
        return ready;
    }

    private synchronized void start() {
        if (!started) {
            started = true;
            places.forEach(this::open);
        }
    }

    private synchronized void open(Place place) {
        if (closed || place.starting || place.refused) {
            return;
        }
        place.starting = true;
        long pause =
                place.failures == 0 ? 0 : Math.min(LONGEST_PAUSE.toMillis(), 250L << Math.min(place.failures - 1, 10));
        Thread.ofPlatform().daemon().name("worker-start").start(() -> open(place, pause));
    }

    private void open(Place place, long pause) {
        try {
            Thread.sleep(pause);
            Worker worker = place.source.open(lost -> lost(lost, "its process ended"));
            boolean late;
            synchronized (this) {
                if (worker.isLost()) {
                    throw new WorkerLostException("its process ended as soon as it had started", null);
                }
                place.worker = worker;
                place.starting = false;
                place.since = System.nanoTime();
                hopeless = false;
                late = closed;
                notifyAll();
            }
            if (late) {
                worker.end();
            }
        } catch (WorkerRefusedException refused) {
            failed(place, refused, true);
        } catch (RuntimeException | Error failed) {
            failed(place, failed, false);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void failed(Place place, Throwable why, boolean refused) {
        LOG.log(System.Logger.Level.WARNING, "no worker: {0}", why.getMessage());
        reason = String.valueOf(why.getMessage());
        place.starting = false;
        place.refused = refused;
        place.failures++;
        notifyAll();
        open(place);
    }

    /** Ends a worker that died, hangs or makes no sense, and starts another in its place. */
    void lost(Worker worker, String why) {
        // First, so that whoever puts it in its place at this moment sees it.
        worker.end();
        synchronized (this) {
            for (Place place : places) {
                if (place.worker == worker) {
                    LOG.log(System.Logger.Level.WARNING, "worker {0} is lost: {1}", "" + worker.process(), why);
                    reason = why;
                    place.worker = null;
                    boolean steady = System.nanoTime() - place.since > STEADY.toNanos();
                    open(place);
                    place.failures = steady ? 1 : place.failures + 1;
                }
            }
        }
    }

    @Override
    public void close() {
        List<Worker> all;
        synchronized (this) {
            closed = true;
            all = ready();
            places.forEach(place -> place.worker = null);
            notifyAll();
        }
        all.forEach(Worker::end);
    }
}
