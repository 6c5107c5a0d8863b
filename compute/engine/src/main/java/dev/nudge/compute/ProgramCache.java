package dev.nudge.compute;

import dev.nudge.compute.device.CompiledProgram;
import dev.nudge.compute.device.Device;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Compiled programs of one device, found by what they do. Those longest unused go first when together they weigh too much; those in use stay. Each is
 * compiled once, by whoever asks first and outside every lock: others who want it wait, and nobody else does.
 */
final class ProgramCache {
    private static final long WEIGHT = 256L << 20;
    private static final Map<Device, ProgramCache> CACHES = new HashMap<>();

    private final Device device;
    private final long capacity;
    private final Map<ByteBuffer, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long weight;
    private boolean closed;

    ProgramCache(Device device, long capacity) {
        this.device = device;
        this.capacity = capacity;
    }

    /** The cache of a device, which lasts until {@link #forget}. */
    static ProgramCache of(Device device) {
        synchronized (CACHES) {
            return CACHES.computeIfAbsent(device, d -> new ProgramCache(d, WEIGHT));
        }
    }

    /** Drops the cache of a device that closes. */
    static void forget(Device device) {
        ProgramCache cache;
        synchronized (CACHES) {
            cache = CACHES.remove(device);
        }
        if (cache != null) {
            cache.close();
        }
    }

    /** The compiled program, pinned until the lease is closed. */
    Lease lease(Program program) {
        ByteBuffer key = program.key();
        Entry entry;
        boolean first;
        synchronized (this) {
            Entry found = entries.get(key);
            first = found == null;
            entry = found == null ? new Entry() : found;
            entries.put(key, entry);
            entry.users++;
        }
        if (first) {
            compile(program, key, entry);
        }
        return new Lease(this, entry, entry.await());
    }

    private void compile(Program program, ByteBuffer key, Entry entry) {
        try {
            CompiledProgram compiled = device.compile(program);
            long bytes = compiled.bytes() + key.capacity();
            List<CompiledProgram> old;
            synchronized (this) {
                entry.program = compiled;
                entry.bytes = bytes;
                weight += bytes;
                old = evict();
            }
            entry.compiled.complete(compiled);
            old.forEach(CompiledProgram::close);
        } catch (Throwable failed) {
            synchronized (this) {
                entries.remove(key, entry);
            }
            entry.compiled.completeExceptionally(failed);
            throw failed;
        }
    }

    synchronized int size() {
        return entries.size();
    }

    private void release(Entry entry) {
        List<CompiledProgram> old;
        synchronized (this) {
            entry.users--;
            old = evict();
        }
        old.forEach(CompiledProgram::close);
    }

    /** Programs in use are closed when their last user is done. */
    void close() {
        List<CompiledProgram> old;
        synchronized (this) {
            closed = true;
            old = evict();
        }
        old.forEach(CompiledProgram::close);
    }

    /** Takes out what is too much, for the caller to close. */
    private List<CompiledProgram> evict() {
        List<CompiledProgram> old = new ArrayList<>();
        Iterator<Entry> oldestFirst = entries.values().iterator();
        while ((closed || weight > capacity) && oldestFirst.hasNext()) {
            Entry entry = oldestFirst.next();
            if (entry.users == 0 && entry.program != null) {
                oldestFirst.remove();
                weight -= entry.bytes;
                old.add(entry.program);
            }
        }
        return old;
    }

    /** A program, compiled or about to be, and how many use it. */
    private static final class Entry {
        private final CompletableFuture<CompiledProgram> compiled = new CompletableFuture<>();
        private @Nullable CompiledProgram program;
        private long bytes;
        private int users;

        private CompiledProgram await() {
            try {
                return compiled.join();
            } catch (CompletionException failed) {
                throw new IllegalStateException("compiling this program failed: " + failed.getCause(), failed);
            }
        }
    }

    /** Someone's use of a compiled program. */
    static final class Lease implements AutoCloseable {
        private final ProgramCache cache;
        private final Entry entry;
        private final CompiledProgram program;
        private boolean closed;

        private Lease(ProgramCache cache, Entry entry, CompiledProgram program) {
            this.cache = cache;
            this.entry = entry;
            this.program = program;
        }

        CompiledProgram program() {
            return program;
        }

        Device device() {
            return cache.device;
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                cache.release(entry);
            }
        }
    }
}
