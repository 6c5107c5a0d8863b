package dev.nudge.lesson.measure;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Work done on the threads of one pool, and on no others; the caller waits, and looks now and then whether it is to end. */
public final class OnThreads implements Entrant.Work {

    private static final long LOOK_MILLIS = 20;

    private final ForkJoinPool pool;
    private final Body body;

    public OnThreads(ForkJoinPool pool, Body body) {
        this.pool = pool;
        this.body = body;
    }

    /** The work itself. */
    public interface Body extends AutoCloseable {

        /** @return whether it was done to the end */
        boolean run(int times);

        /** Ends the run soon; called by another thread. */
        void stop();

        float[] result();

        @Override
        void close();
    }

    @Override
    public boolean run(int times, BooleanSupplier stop) {
        ForkJoinTask<Boolean> run = pool.submit(() -> body.run(times));
        boolean interrupted = false;
        while (true) {
            try {
                boolean whole = run.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                return whole && !interrupted;
            } catch (TimeoutException goesOn) {
                if (stop.getAsBoolean()) {
                    body.stop();
                }
            } catch (InterruptedException now) {
                interrupted = true;
                body.stop();
            } catch (ExecutionException failed) {
                throw new IllegalStateException(String.valueOf(root(failed).getMessage()), failed);
            }
        }
    }

    private static Throwable root(Throwable failed) {
        Throwable root = failed;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    @Override
    public float[] result() {
        return body.result();
    }

    @Override
    public void close() {
        body.close();
    }
}
