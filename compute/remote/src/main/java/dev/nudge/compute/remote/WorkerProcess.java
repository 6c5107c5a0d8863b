package dev.nudge.compute.remote;

import io.grpc.InsecureChannelCredentials;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * A worker as a child of this process, on the loopback interface. It gets a token of its own by its standard input, which no list of processes shows, and
 * ends when that input ends: with this process, however it ends.
 */
final class WorkerProcess {
    private static final System.Logger LOG = System.getLogger(WorkerProcess.class.getName());
    private static final Duration START = Duration.ofSeconds(60);

    /** Lines of a stack trace that say where and not what. */
    private static final Pattern STACK = Pattern.compile("\\s+(at |\\.\\.\\. )");

    private final Process process;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private volatile String lastLine = "it said nothing";

    private WorkerProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts a child and waits until it listens and agrees to work with this process.
     *
     * @param died called once when the child has ended
     * @throws WorkerRefusedException if its device cannot be had, or it is of another build
     * @throws WorkerLostException if it does not start
     */
    static Worker start(WorkerCommand command, Deadlines deadlines, java.util.function.Consumer<Worker> died) {
        String token = Handshake.newToken();
        WorkerProcess child;
        try {
            child = new WorkerProcess(new ProcessBuilder(command.words())
                    .redirectErrorStream(true)
                    .start());
            child.listen();
            OutputStream input = child.process.getOutputStream();
            input.write((token + "\n").getBytes(StandardCharsets.UTF_8));
            input.flush();
        } catch (IOException failed) {
            throw new WorkerLostException("the worker did not start: " + failed.getMessage(), failed);
        }
        boolean ready = false;
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), child.port());
            RemoteDevice device =
                    RemoteDevice.at(address, Handshake.with(token), InsecureChannelCredentials.create(), deadlines);
            Worker worker = new Worker(device, child.process.pid(), child::kill);
            try {
                device.describe();
                ready = true;
            } finally {
                if (!ready) {
                    device.close();
                }
            }
            child.process.onExit().thenRun(() -> died.accept(worker));
            return worker;
        } finally {
            if (!ready) {
                child.kill();
            }
        }
    }

    private void kill() {
        process.destroyForcibly();
    }

    private int port() {
        try {
            return port.get(START.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof WorkerRefusedException refused
                    ? refused
                    : new WorkerLostException("the worker ended before it listened: " + lastLine, failed);
        } catch (TimeoutException late) {
            throw new WorkerLostException("the worker did not listen within " + START.toSeconds() + " s", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new WorkerLostException("interrupted while a worker started", interrupted);
        }
    }

    private void listen() {
        Thread.ofPlatform().daemon().name("worker-output").start(() -> {
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    hear(line);
                }
            } catch (IOException closed) {
                lastLine = closed.toString();
            }
            port.completeExceptionally(new IOException(lastLine));
        });
    }

    private void hear(String line) {
        if (line.startsWith(ServerOptions.READY)) {
            port.complete(Integer.valueOf(line.substring(ServerOptions.READY.length())));
        } else if (line.startsWith(ServerOptions.UNAVAILABLE)) {
            port.completeExceptionally(new WorkerRefusedException(line.substring(ServerOptions.UNAVAILABLE.length())));
        } else {
            if (!line.isBlank() && !STACK.matcher(line).lookingAt()) {
                lastLine = line;
            }
            LOG.log(System.Logger.Level.INFO, "worker {0}: {1}", "" + process.pid(), line);
        }
    }
}
