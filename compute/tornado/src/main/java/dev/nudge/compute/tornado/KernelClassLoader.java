package dev.nudge.compute.tornado;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The class loader of a JVM with a TornadoVM device: {@code -Djava.system.class.loader=dev.nudge.compute.tornado.KernelClassLoader}. TornadoVM asks the
 * system class loader for the bytes of every kernel it compiles; this one knows those of the kernels that were written at run time.
 */
public final class KernelClassLoader extends ClassLoader {
    private static final Map<String, byte[]> WRITTEN = new ConcurrentHashMap<>();

    /** For the JVM. */
    public KernelClassLoader(ClassLoader parent) {
        super(parent);
    }

    /** Whether this JVM was started with it. */
    static boolean isInstalled() {
        return getSystemClassLoader() instanceof KernelClassLoader;
    }

    static void publish(String className, byte[] bytes) {
        WRITTEN.put(className.replace('.', '/') + ".class", bytes);
    }

    static void withdraw(String className) {
        WRITTEN.remove(className.replace('.', '/') + ".class");
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        byte[] bytes = WRITTEN.get(name);
        return bytes != null ? new ByteArrayInputStream(bytes) : super.getResourceAsStream(name);
    }
}
