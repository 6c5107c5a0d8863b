package dev.nudge.saved;

import dev.nudge.keepsake.Safetensors;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Keepsake;
import dev.nudge.lesson.TensorShelf;
import dev.nudge.store.Database;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Keeps tensors that learners bring under the digest of their content: the same numbers are kept once, and a digest stands for nothing else. */
@Service
public final class BroughtTensors implements TensorShelf {

    private final Database database;
    private final Room room;

    BroughtTensors(Database database, Room room) {
        this.database = database;
        this.room = room;
        TensorShelf.use(this);
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

    @Override
    public Optional<List<Keepsake.Named>> find(String digest) {
        Optional<byte[]> content = database.jdbc()
                .sql("select content from brought_content where digest = ?")
                .param(digest)
                .query(byte[].class)
                .optional();
        if (content.isPresent()) {
            database.commit(() -> renew(digest));
        }
        return content.map(Safetensors::read);
    }
}
