package dev.nudge.compute.remote;

import dev.nudge.compute.remote.protocol.RunReply;
import dev.nudge.compute.remote.protocol.RunRequest;
import dev.nudge.compute.remote.protocol.StopRequest;
import dev.nudge.compute.remote.protocol.WorkerGrpc;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.MethodDescriptor;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls to a worker that wait for their answer, each with a deadline. An interrupt does not end them, as it does not end a write or a read of a device
 * in this process.
 */
final class Calls {
    /** How often a run looks whether it should stop. */
    private static final long STOP_MILLIS = 5;

    /** A run that goes on is heard of more often than this. */
    private static final long PROGRESS_NANOS = 1_000_000_000;

    private final Channel channel;
    private final Deadlines deadlines;
    /** When those that go on began, oldest first. */
    private final Queue<Long> compilations = new ConcurrentLinkedQueue<>();

    Calls(Channel channel, Deadlines deadlines) {
        this.channel = channel;
        this.deadlines = deadlines;
    }

    private <Q, A> ClientCall<Q, A> call(MethodDescriptor<Q, A> method, @Nullable Duration deadline) {
        CallOptions options = CallOptions.DEFAULT.withExecutor(Runnable::run);
        if (deadline != null) {
            Duration compiling = deadlines.compile().multipliedBy(compilations.size());
            options = options.withDeadlineAfter(deadline.plus(compiling).toMillis(), TimeUnit.MILLISECONDS);
        }
        return channel.newCall(method, options);
    }

    /** Does what makes the device compile. A device may do one thing at a time, so that this, and what others ask for meanwhile, may take as much longer. */
    <T> T compiling(Supplier<T> work) {
        Long began = System.nanoTime();
        compilations.add(began);
        try {
            return work.get();
        } finally {
            compilations.remove(began);
        }
    }

    /** Whether a run that was last heard of then may be waiting for a compilation that came before its next slice. */
    private boolean isBehindCompilation(long heard) {
        Long began = compilations.peek();
        return began != null && began - heard < PROGRESS_NANOS;
    }

    /** One message there, one back. */
    <Q, A> A ask(MethodDescriptor<Q, A> method, Q request) {
        One<A> answer = new One<>();
        ClientCalls.asyncUnaryCall(call(method, deadlines.call()), request, answer);
        return answer.await();
    }

    /** One message there; whatever comes back is not waited for. */
    <Q, A> void tell(MethodDescriptor<Q, A> method, Q request) {
        ClientCalls.asyncUnaryCall(call(method, deadlines.call()), request, new One<>());
    }

    /** Several messages there, one back. */
    <Q, A> A send(MethodDescriptor<Q, A> method, Iterable<Q> requests, Duration deadline) {
        One<A> answer = new One<>();
        StreamObserver<Q> out = ClientCalls.asyncClientStreamingCall(call(method, deadline), answer);
        requests.forEach(out::onNext);
        out.onCompleted();
        return answer.await();
    }

    /** One message there, several back. */
    <Q, A> List<A> receive(MethodDescriptor<Q, A> method, Q request) {
        Several<A> answers = new Several<>();
        ClientCalls.asyncServerStreamingCall(call(method, deadlines.call()), request, answers);
        return answers.whole.await();
    }

    /**
     * A run: its replies go to {@code replies} as they come. When {@code stop} says so, the worker is told.
     *
     * @throws WorkerLostException also when the worker is silent for longer than it may
     */
    void run(RunRequest request, BooleanSupplier stop, Consumer<RunReply> replies) {
        Replies inbox = new Replies();
        ClientCall<RunRequest, RunReply> call = call(WorkerGrpc.getRunMethod(), null);
        ClientCalls.asyncServerStreamingCall(call, request, inbox);
        boolean interrupted = false;
        boolean stopped = false;
        long heard = System.nanoTime();
        try {
            while (true) {
                Object next = null;
                try {
                    next = inbox.queue.poll(STOP_MILLIS, TimeUnit.MILLISECONDS);
                } catch (InterruptedException now) {
                    interrupted = true;
                }
                if (next == null) {
                    if (!stopped && (interrupted || stop.getAsBoolean())) {
                        stopped = true;
                        tell(
                                WorkerGrpc.getStopMethod(),
                                StopRequest.newBuilder()
                                        .setExecution(request.getExecution())
                                        .setRun(request.getRun())
                                        .build());
                    }
                    if (isBehindCompilation(heard)) {
                        heard = System.nanoTime();
                    } else if (System.nanoTime() - heard > deadlines.silence().toNanos()) {
                        throw new WorkerLostException(
                                "its process was silent for "
                                        + deadlines.silence().toSeconds() + " s in a run",
                                null);
                    }
                    continue;
                }
                heard = System.nanoTime();
                switch (next) {
                    case RunReply reply -> {
                        replies.accept(reply);
                        if (reply.getFinished()) {
                            return;
                        }
                    }
                    case Throwable failed -> throw Failures.fromStatus(failed);
                    default -> throw new WorkerLostException("its process ended a run before it was finished", null);
                }
            }
        } catch (WorkerLostException lost) {
            call.cancel("lost", lost);
            throw lost;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The one answer of a call. */
    private static final class One<A> implements StreamObserver<A> {
        private final CompletableFuture<A> answer = new CompletableFuture<>();

        @Override
        public void onNext(A value) {
            answer.complete(value);
        }

        @Override
        public void onError(Throwable failed) {
            answer.completeExceptionally(failed);
        }

        @Override
        public void onCompleted() {
            answer.completeExceptionally(new WorkerLostException("its process answered nothing", null));
        }

        /** Waits; the call's own deadline ends that. */
        A await() {
            try {
                return answer.join();
            } catch (CompletionException failed) {
                throw Failures.fromStatus(failed.getCause() == null ? failed : failed.getCause());
            }
        }
    }

    private static final class Several<A> implements StreamObserver<A> {
        private final List<A> values = new ArrayList<>();
        private final One<List<A>> whole = new One<>();

        @Override
        public void onNext(A value) {
            values.add(value);
        }

        @Override
        public void onError(Throwable failed) {
            whole.onError(failed);
        }

        @Override
        public void onCompleted() {
            whole.onNext(values);
        }
    }

    private static final class Replies implements StreamObserver<RunReply> {
        private static final Object END = new Object();
        private final BlockingQueue<Object> queue = new LinkedBlockingQueue<>();

        @Override
        public void onNext(RunReply reply) {
            queue.add(reply);
        }

        @Override
        public void onError(Throwable failed) {
            queue.add(failed);
        }

        @Override
        public void onCompleted() {
            queue.add(END);
        }
    }
}
