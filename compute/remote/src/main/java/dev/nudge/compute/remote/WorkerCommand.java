package dev.nudge.compute.remote;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a worker is started on this machine: {@code java -cp … dev.nudge.compute.remote.DeviceServer --device …}.
 *
 * @param java the JVM's executable
 * @param jvmArguments its options; an argument file as {@code @file}
 * @param classPath of jar files and folders; a nested jar will not do
 * @param mainClass {@link DeviceServer}'s name
 * @param device which device the worker hosts, by its provider's name
 */
record WorkerCommand(Path java, List<String> jvmArguments, String classPath, String mainClass, String device) {
    WorkerCommand {
        jvmArguments = List.copyOf(jvmArguments);
    }

    /**
     * This process's own JVM and class path.
     *
     * @throws BuildHash.NotAFileException if its classes lie in a nested jar, with what to do
     */
    static WorkerCommand ofThisProcess(String device, String heap) {
        BuildHash.place(DeviceServer.class);
        List<String> arguments = List.of(
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xmx" + heap);
        return new WorkerCommand(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                arguments,
                System.getProperty("java.class.path"),
                DeviceServer.class.getName(),
                device);
    }

    /**
     * The same worker in a JVM that is started for TornadoVM.
     *
     * @param argfile options of the JVM, one a line, read before the others
     * @param classes put in front of the class path
     */
    WorkerCommand forTornado(String argfile, String classes) {
        List<String> arguments = new ArrayList<>(List.of("@" + argfile));
        arguments.addAll(jvmArguments);
        return new WorkerCommand(java, arguments, classes + File.pathSeparator + classPath, mainClass, device);
    }

    /** The same worker with one more argument for its JVM. */
    WorkerCommand with(String jvmArgument) {
        List<String> arguments = new ArrayList<>(jvmArguments);
        arguments.add(jvmArgument);
        return new WorkerCommand(java, arguments, classPath, mainClass, device);
    }

    List<String> words() {
        List<String> words = new ArrayList<>();
        words.add(java.toString());
        words.addAll(jvmArguments);
        words.addAll(List.of("-cp", classPath, mainClass, "--device", device, "--child", "yes"));
        return words;
    }
}
