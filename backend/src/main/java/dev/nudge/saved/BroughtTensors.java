package dev.nudge.saved;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.nudge.keepsake.Safetensors;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Keepsake;
import dev.nudge.lesson.TensorShelf;
import dev.nudge.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;

/** Keeps tensors that learners bring under the digest of their content: the same numbers are kept once, and a digest stands for nothing else. */
@Service
public final class BroughtTensors implements TensorShelf {

    private static final Logger LOG = LoggerFactory.getLogger(BroughtTensors.class);

    private static final int AT_HAND_BYTES = 32 << 20;

    private final Database database;
    private final Room room;
    private final Executor later;

    /** What was asked for within the hour: who computes finds it here, and does not wait for the database. */
    private final Cache<String, List<Keepsake.Named>> atHand;

    @Autowired
    BroughtTensors(Database database, Room room) {
        this(database, room, task -> Thread.ofVirtual().name("renewal").start(task));
    }

    /** @param later does what nobody need wait for */
    BroughtTensors(Database database, Room room, Executor later) {
        this.database = database;
        this.room = room;
        this.later = later;
        this.atHand = Caffeine.newBuilder()
                .maximumWeight(AT_HAND_BYTES)
                .<String, List<Keepsake.Named>>weigher((digest, tensors) -> bytes(tensors))
                .expireAfterWrite(Duration.ofHours(1))
                .ticker(() -> Duration.between(Instant.EPOCH, room.now()).toNanos())
                .build();
        TensorShelf.use(this);
    }

    private static int bytes(List<Keepsake.Named> tensors) {
        return tensors.stream()
                .mapToInt(each -> Float.BYTES * each.values().length)
                .sum();
    }

    /**
     * Keeps tensors; they are committed when this returns.
     *
     * @param address of who brings them; it is not written down
     * @return the digest of names, shapes and numbers
     * @throws SavingRefusedException if they are not kept
     */
    public String keep(List<Keepsake.Named> tensors, String address) {
        byte[] content = Safetensors.write(tensors.stream()
                .sorted(Comparator.comparing(Keepsake.Named::name))
                .toList());
        String digest = HexFormat.of().formatHex(Letters.sha256(content), 0, Control.TensorFile.DIGEST_BYTES);
        try {
            return room.fill(address, content.length, () -> {
                if (renew(digest) == 0) {
                    insert(digest, content);
                }
                return digest;
            });
        } catch (SavingRefusedException refused) {
            // Somebody has brought the same in the same moment.
            if (refused.getCause() instanceof DuplicateKeyException) {
                return digest;
            }
            throw refused;
        }
    }

    private void insert(String digest, byte[] content) {
        Instant now = room.now();
        database.jdbc()
                .sql("insert into brought_tensors (digest, size, created, expires) values (?, ?, ?, ?)")
                .param(digest)
                .param(content.length)
                .param(Room.stamp(now))
                .param(Room.stamp(room.expiry(now)))
                .update();
        database.jdbc()
                .sql("insert into brought_content (digest, content) values (?, ?)")
                .param(digest)
                .param(content)
                .update();
    }

    /** Keeps them for longer; returns how many there were. */
    int renew(String digest) {
        return database.jdbc()
                .sql("update brought_tensors set expires = ? where digest = ?")
                .param(Room.stamp(room.expiry(room.now())))
                .param(digest)
                .update();
    }

    /** Those that are found are kept for longer, which is written down after this returns. */
    @Override
    public Optional<List<Keepsake.Named>> find(String digest) {
        List<Keepsake.Named> known = atHand.getIfPresent(digest);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<List<Keepsake.Named>> found = database.jdbc()
                .sql("select content from brought_content where digest = ?")
                .param(digest)
                .query(byte[].class)
                .optional()
                .map(Safetensors::read);
        if (found.isPresent()) {
            atHand.put(digest, found.get());
            later.execute(() -> keepLonger(digest));
        }
        return found;
    }

    private void keepLonger(String digest) {
        try {
            database.commit(() -> renew(digest));
        } catch (DataAccessException | TransactionException failed) {
            LOG.warn(
                    "Weights that were asked for could not be renewed; the next time they are asked for they may",
                    failed);
        }
    }
}
