package dev.nudge.compute.remote;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What every call carries, and the worker checks: the same build on both sides, and the token that the worker was started with.
 *
 * @param build of the classes
 * @param token a secret of this start; "" where certificates alone decide
 */
record Handshake(String build, String token) implements ClientInterceptor, ServerInterceptor {
    private static final Metadata.Key<String> BUILD = Metadata.Key.of("nudge-build", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> TOKEN = Metadata.Key.of("nudge-token", Metadata.ASCII_STRING_MARSHALLER);

    /** With this process's build. */
    static Handshake with(String token) {
        return new Handshake(BuildHash.ofThisProcess(), token);
    }

    static String newToken() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
            @Override
            public void start(Listener<A> listener, Metadata headers) {
                headers.put(BUILD, build);
                headers.put(TOKEN, token);
                super.start(listener, headers);
            }
        };
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        if (!same(token, headers.get(TOKEN))) {
            return refuse(
                    call,
                    Status.UNAUTHENTICATED.withDescription("the token is not the one this worker was started with"));
        }
        String theirs = headers.get(BUILD);
        if (!same(build, theirs)) {
            return refuse(
                    call,
                    Status.FAILED_PRECONDITION.withDescription(
                            "the worker is of build " + build + ", the caller of build " + theirs
                                    + "; both must be the same. Start them from one distribution?"));
        }
        return next.startCall(call, headers);
    }

    /** Takes the same time wherever they differ. */
    private static boolean same(String expected, @org.jspecify.annotations.Nullable String given) {
        return given != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static <Q, A> ServerCall.Listener<Q> refuse(ServerCall<Q, A> call, Status why) {
        call.close(why, new Metadata());
        return new ServerCall.Listener<>() {};
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "build " + build;
    }
}
