package dev.nudge.e2e.load;

import dev.nudge.e2e.RunningNudge;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server and the generator beside it used since a moment. */
final class Usage {

    private final RunningNudge nudge;
    private final long begun = System.nanoTime();
    private final Duration server;
    private final Duration generator;

    private Usage(RunningNudge nudge) {
        this.nudge = nudge;
        server = cpu(nudge.process());
        generator = cpu(Optional.of(ProcessHandle.current()));
    }

    static Usage from(RunningNudge nudge) {
        return new Usage(nudge);
    }

    /** Since then. */
    double seconds() {
        return (System.nanoTime() - begun) / 1e9;
    }

    /** How many cores the server kept busy. */
    double serverCores() {
        return cpu(nudge.process()).minus(server).toMillis() / 1e3 / seconds();
    }

    /** How many cores this process kept busy. */
    double generatorCores() {
        return cpu(Optional.of(ProcessHandle.current())).minus(generator).toMillis() / 1e3 / seconds();
    }

    private static Duration cpu(Optional<ProcessHandle> process) {
        return process.flatMap(each -> each.info().totalCpuDuration()).orElse(Duration.ZERO);
    }

    /** Bytes of the server's heap in use, after a collection. */
    static long heap(RunningNudge nudge) throws IOException, InterruptedException {
        long pid = nudge.process().orElseThrow().pid();
        jcmd(pid, "GC.run");
        Matcher used = Pattern.compile("used (\\d+)K").matcher(jcmd(pid, "GC.heap_info"));
        if (!used.find()) {
            throw new IOException("jcmd " + pid + " GC.heap_info says nothing of what is used");
        }
        return Long.parseLong(used.group(1)) * 1024;
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new IOException("jcmd: " + said);
        }
        return said;
    }
}
