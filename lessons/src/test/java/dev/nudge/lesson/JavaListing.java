package dev.nudge.lesson;

import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles and runs the Java of a {@link Listing} as it is shown, in a method of a class that imports {@code dev.nudge.compute}, its {@code device} and {@code nn},
 * and {@code java.util}.
 */
public final class JavaListing {

    private JavaListing() {}

    /** The Java of the experiment's listing at the end of a trail, run: the lines it prints with {@code IO.println}. */
    public static List<String> printedBy(Experiment experiment, Settings settings, Frame frame) throws Exception {
        return printedBy(Listing.of(experiment, settings, frame).orElseThrow().java());
    }

    /** The lines that {@code java} prints with {@code IO.println}. */
    public static List<String> printedBy(String java) throws Exception {
        String source = """
                import dev.nudge.compute.*;
                import dev.nudge.compute.device.*;
                import dev.nudge.compute.nn.*;
                import java.util.*;
                public class Shown {
                    public static final List<String> LINES = new ArrayList<>();
                    static class IO {
                        static void println(Object line) {
                            LINES.add(String.valueOf(line));
                        }
                    }
                    public static void run() throws Exception {
                %s
                    }
                }
                """.formatted(java);
        Path classes = Files.createTempDirectory("listing");
        try {
            return run(source, classes);
        } finally {
            try (Stream<Path> all = Files.walk(classes)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> run(String source, Path classes) throws Exception {
        StringWriter complaints = new StringWriter();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        boolean compiled = compiler.getTask(
                        complaints,
                        null,
                        null,
                        List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none"),
                        null,
                        List.of(
                                new SimpleJavaFileObject(
                                        URI.create("string:///Shown.java"), JavaFileObject.Kind.SOURCE) {
                                    @Override
                                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                                        return source;
                                    }
                                }))
                .call();
        if (!compiled) {
            throw new AssertionError("the listing does not compile:\n" + complaints + "\n" + source);
        }
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, JavaListing.class.getClassLoader())) {
            Class<?> shown = loader.loadClass("Shown");
            shown.getMethod("run").invoke(null);
            return List.copyOf((List<String>) shown.getField("LINES").get(null));
        }
    }
}
