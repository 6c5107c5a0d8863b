package dev.nudge.saved;

import dev.nudge.saved.SavingRefusedException.Reason;
import dev.nudge.store.Database;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** The room there is for what is saved: what may still go in, how long it stays, what has expired. */
@Component
class Room {

    private static final int MEGABYTE = 1_000_000;

    private final Database database;
    private final Limits limits;
    private final Clock clock;
    private final Allowance allowance;

    @Autowired
    Room(Database database, Limits limits) {
        this(database, limits, Clock.systemUTC());
    }

    Room(Database database, Limits limits, Clock clock) {
        this.database = database;
        this.limits = limits;
        this.clock = clock;
        this.allowance = new Allowance(clock, limits.daily(), limits.mostBytesDaily());
    }

    /** To the microsecond, as databases keep it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    int days() {
        return limits.days();
    }

    Instant expiry(Instant from) {
        return from.plus(limits.kept());
    }

    static OffsetDateTime stamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /**
     * Writes something new of this size, and commits it.
     *
     * @throws SavingRefusedException if it does not go in, or could not be written
     */
    <T> T fill(String address, int bytes, Supplier<T> write) {
        if (bytes > Limits.MOST_BYTES) {
            throw new SavingRefusedException(Reason.TOO_LARGE, Limits.MOST_BYTES / MEGABYTE);
        }
        try {
            if (used() + bytes > limits.mostBytes()) {
                throw new SavingRefusedException(Reason.FULL, limits.megabytes());
            }
            allowance.take(address, bytes);
            return database.commit(write);
        } catch (DataAccessException | TransactionException failed) {
            throw new SavingRefusedException(failed);
        }
    }

    private long used() {
        return database.jdbc()
                .sql(
                        "select (select coalesce(sum(size), 0) from saved_run) + (select coalesce(sum(size), 0) from brought_tensors)")
                .query(Long.class)
                .single();
    }

    /** Removes what has expired; returns how much that was. */
    int clear() {
        return database.commit(() -> expired("saved_run") + expired("brought_tensors"));
    }

    private int expired(String table) {
        return database.jdbc()
                .sql("delete from " + table + " where expires < ?")
                .param(stamp(now()))
                .update();
    }
}
