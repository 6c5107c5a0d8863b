package dev.nudge.compute.remote;

import dev.nudge.compute.ShapeException;
import dev.nudge.compute.device.DeviceFailedException;
import dev.nudge.compute.device.DeviceLostException;
import dev.nudge.compute.remote.protocol.Failure;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a device throws, over the wire and back: the caller of a device in another process sees the same type and message as from one in its own. What
 * says that the worker is gone or makes no sense becomes a {@link WorkerLostException}, and what no device should throw a {@link DeviceFailedException}.
 */
final class Failures {
    private static final Metadata.Key<byte[]> FAILURE =
            Metadata.Key.of("nudge-failure-bin", Metadata.BINARY_BYTE_MARSHALLER);

    private static final Pattern SHAPE = Pattern.compile("\\[[0-9, ]*]");

    private Failures() {}

    /** What the worker sends for {@code thrown}. */
    static StatusRuntimeException toStatus(Throwable thrown, String program) {
        Failure.Builder failure =
                Failure.newBuilder().setProgram(program).setMessage(String.valueOf(thrown.getMessage()));
        switch (thrown) {
            case ShapeException shape -> {
                failure.setCode(Failure.Code.SHAPE).setOp(shape.operation());
                Matcher shapes = SHAPE.matcher(failure.getMessage());
                while (shapes.find()) {
                    failure.addShapes(shapes.group());
                }
            }
            case DeviceLostException lost -> failure.setCode(Failure.Code.DEVICE_LOST);
            case DeviceFailedException device -> failure.setCode(Failure.Code.DEVICE_FAILED);
            case UnknownNumberException unknown -> failure.setCode(Failure.Code.UNKNOWN_NUMBER);
            case IllegalArgumentException illegal -> failure.setCode(Failure.Code.ILLEGAL_ARGUMENT);
            case IllegalStateException illegal -> failure.setCode(Failure.Code.ILLEGAL_STATE);
            case IndexOutOfBoundsException outside -> failure.setCode(Failure.Code.INDEX_OUT_OF_BOUNDS);
            case ArithmeticException arithmetic -> failure.setCode(Failure.Code.ARITHMETIC);
            case UnsupportedOperationException unsupported -> failure.setCode(Failure.Code.UNSUPPORTED);
            case OutOfMemoryError memory -> failure.setCode(Failure.Code.OUT_OF_MEMORY);
            default -> failure.setCode(Failure.Code.INTERNAL).setMessage(thrown.toString());
        }
        Metadata trailers = new Metadata();
        trailers.put(FAILURE, failure.build().toByteArray());
        return Status.ABORTED
                .withDescription(thrown.getClass().getSimpleName() + " in '" + program + "'")
                .asRuntimeException(trailers);
    }

    /** What the caller throws for what the worker sent. */
    static RuntimeException fromStatus(Throwable thrown) {
        if (!(thrown instanceof StatusRuntimeException failed)) {
            return thrown instanceof RuntimeException runtime
                    ? runtime
                    : new WorkerLostException(thrown.toString(), thrown);
        }
        Failure failure = failure(failed.getTrailers());
        if (failure != null) {
            return thrown(failure);
        }
        return switch (failed.getStatus().getCode()) {
            case UNAUTHENTICATED, FAILED_PRECONDITION, UNIMPLEMENTED ->
                new WorkerRefusedException(String.valueOf(failed.getStatus().getDescription()));
            case DEADLINE_EXCEEDED -> new WorkerLostException("its process gave no answer in time", failed);
            case UNAVAILABLE, CANCELLED -> new WorkerLostException("its process ended, or cannot be reached", failed);
            default -> new WorkerLostException("its process answered what makes no sense", failed);
        };
    }

    private static @Nullable Failure failure(@Nullable Metadata trailers) {
        byte[] bytes = trailers == null ? null : trailers.get(FAILURE);
        if (bytes == null) {
            return null;
        }
        try {
            return Failure.parseFrom(bytes);
        } catch (com.google.protobuf.InvalidProtocolBufferException garbage) {
            return null;
        }
    }

    private static RuntimeException thrown(Failure failure) {
        String message = failure.getMessage();
        return switch (failure.getCode()) {
            case SHAPE -> {
                String start = failure.getOp() + ": ";
                yield new ShapeException(
                        failure.getOp(), message.startsWith(start) ? message.substring(start.length()) : message);
            }
            case ILLEGAL_ARGUMENT -> new IllegalArgumentException(message);
            case ILLEGAL_STATE -> new IllegalStateException(message);
            case INDEX_OUT_OF_BOUNDS -> new IndexOutOfBoundsException(message);
            case ARITHMETIC -> new ArithmeticException(message);
            case UNSUPPORTED -> new UnsupportedOperationException(message);
            case OUT_OF_MEMORY ->
                new DeviceFailedException(
                        "the device has not enough memory for '" + failure.getProgram() + "': " + message
                                + ". Use a smaller network or batch?",
                        null);
            case DEVICE_FAILED -> new DeviceFailedException(message, null);
            case DEVICE_LOST, UNKNOWN_NUMBER -> new WorkerLostException(message, null);
            default ->
                new DeviceFailedException("the device failed in '" + failure.getProgram() + "': " + message, null);
        };
    }
}
