package dev.nudge.compute;

import dev.nudge.compute.device.CompiledProgram;
import dev.nudge.compute.device.Device;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Compiled programs of one device, found by what they do. Those longest unused go first when together they weigh too much; those in use stay.
 */
final class ProgramCache {
    private static final long WEIGHT = 256L << 20;
    private static final Map<Device, ProgramCache> CACHES = new WeakHashMap<>();

    private final Device device;
    private final long capacity;
    private final Map<Object, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long weight;

    ProgramCache(Device device, long capacity) {
        this.device = device;
        this.capacity = capacity;
    }

    /** The cache of a device. */
    static ProgramCache of(Device device) {
        synchronized (CACHES) {
            return CACHES.computeIfAbsent(device, d -> new ProgramCache(d, WEIGHT));
        }
    }

    /** The compiled program, pinned until the lease is closed. */
    synchronized Lease lease(Program program) {
        Entry entry = entries.get(program.key());
        if (entry == null) {
            entry = new Entry(device.compile(program));
            entries.put(program.key(), entry);
            weight += entry.program.bytes();
        }
        entry.users++;
        evict();
        return new Lease(this, entry);
    }

    synchronized int size() {
        return entries.size();
    }

    private synchronized void release(Entry entry) {
        entry.users--;
        evict();
    }

    private void evict() {
        Iterator<Entry> oldestFirst = entries.values().iterator();
        while (weight > capacity && oldestFirst.hasNext()) {
            Entry entry = oldestFirst.next();
            if (entry.users == 0) {
                oldestFirst.remove();
                weight -= entry.program.bytes();
                entry.program.close();
            }
        }
    }

    /** A compiled program and how many use it. */
    private static final class Entry {
        private final CompiledProgram program;
        private int users;

        Entry(CompiledProgram program) {
            this.program = program;
        }
    }

    /** Someone's use of a compiled program. */
    static final class Lease implements AutoCloseable {
        private final ProgramCache cache;
        private final Entry entry;
        private boolean closed;

        Lease(ProgramCache cache, Entry entry) {
            this.cache = cache;
            this.entry = entry;
        }

        CompiledProgram program() {
            return entry.program;
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
