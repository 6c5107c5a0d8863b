package dev.nudge.saved;

import dev.nudge.keepsake.Safetensors;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Keepsake;
import dev.nudge.lesson.Trail;
import dev.nudge.link.Permalink;
import dev.nudge.store.Database;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Saves runs under short addresses, and finds them again. */
@Service
public class SavedRuns {

    private static final Pattern ID = Pattern.compile("[a-z0-9]{" + Letters.ID + "}");

    /** What a run takes beside its trail and its numbers. */
    private static final int ROW_BYTES = 512;

    /** Who opens a run again within this writes nothing. */
    private static final Duration RENEWED = Duration.ofDays(1);

    private static final String COLUMNS = "id, experiment, version, engine, device, trail, origin, created, expires";

    private final Database database;
    private final Room room;
    private final BroughtTensors brought;

    SavedRuns(Database database, Room room, BroughtTensors brought) {
        this.database = database;
        this.room = room;
        this.brought = brought;
    }

    /**
     * Saves a run; it is committed when this returns.
     *
     * @param device names of the devices that computed it
     * @param state weights and what else it has learnt; empty where it has none
     * @param origin the run it went on from
     * @param address of who saves; it is not written down
     * @throws SavingRefusedException if it is not saved
     */
    public Receipt save(
            Experiment experiment,
            Trail trail,
            List<String> device,
            List<Keepsake.Named> state,
            Optional<String> origin,
            String address) {
        String query = Permalink.query(experiment, trail);
        byte[] content = state.isEmpty() ? new byte[0] : Safetensors.write(state);
        int size = query.getBytes(StandardCharsets.UTF_8).length + content.length + ROW_BYTES;
        Instant now = room.now();
        SavedRun run = new SavedRun(
                Letters.draw(Letters.ID),
                experiment.id(),
                experiment.version(),
                EngineVersion.HERE,
                String.join(",", device),
                query,
                origin,
                now,
                room.expiry(now));
        String secret = Letters.draw(Letters.SECRET);
        return room.fill(address, size, () -> {
            insert(run, size, Letters.hash(secret));
            if (content.length > 0) {
                database.jdbc()
                        .sql("insert into saved_run_state (run, content) values (?, ?)")
                        .param(run.id())
                        .param(content)
                        .update();
            }
            // What the run begins with has to live as long as the run.
            for (Control control : experiment.controls()) {
                if (control instanceof Control.TensorFile) {
                    brought.renew(trail.opening().text(control.id()));
                }
            }
            return new Receipt(run, secret);
        });
    }

    private void insert(SavedRun run, int size, String secretHash) {
        database.jdbc()
                .sql("insert into saved_run (" + COLUMNS
                        + ", size, secret_hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(run.id())
                .param(run.experiment())
                .param(run.version())
                .param(run.engine())
                .param(run.device())
                .param(run.trail())
                .param(run.origin().orElse(null))
                .param(Room.stamp(run.created()))
                .param(Room.stamp(run.expires()))
                .param(size)
                .param(secretHash)
                .update();
    }

    /**
     * The run of this id, which is kept for longer by being opened; empty if there is none, or it has expired or was deleted.
     */
    public Optional<SavedRun> open(String id) {
        Optional<SavedRun> found = find(id);
        Instant expires = room.expiry(room.now());
        if (found.isPresent() && found.get().expires().plus(RENEWED).isBefore(expires)) {
            database.commit(() -> database.jdbc()
                    .sql("update saved_run set expires = ? where id = ?")
                    .param(Room.stamp(expires))
                    .param(found.get().id())
                    .update());
        }
        return found;
    }

    private Optional<SavedRun> find(String id) {
        String typed = Letters.typed(id);
        return ID.matcher(typed).matches()
                ? database.jdbc()
                        .sql("select " + COLUMNS + " from saved_run where id = ? and expires >= ?")
                        .param(typed)
                        .param(Room.stamp(room.now()))
                        .query(SavedRuns::row)
                        .optional()
                : Optional.empty();
    }

    private static SavedRun row(ResultSet row, int number) throws SQLException {
        return new SavedRun(
                row.getString("id"),
                row.getString("experiment"),
                row.getInt("version"),
                row.getString("engine"),
                row.getString("device"),
                row.getString("trail"),
                Optional.ofNullable(row.getString("origin")),
                instant(row, "created"),
                instant(row, "expires"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime stamp = row.getObject(column, OffsetDateTime.class);
        if (stamp == null) {
            throw new SQLException("saved_run." + column + " is null");
        }
        return stamp.toInstant();
    }

    /** How many days a run is kept after it was saved or opened last. */
    public int days() {
        return room.days();
    }

    /** Where tensors are kept that a run may begin with. */
    public BroughtTensors brought() {
        return brought;
    }

    /**
     * How far numbers are from those that a run had when it was saved: the largest difference between two of the same place.
     *
     * @return empty where the run has none, or others
     */
    public OptionalDouble difference(String id, List<Keepsake.Named> state) {
        Map<String, float[]> here = new HashMap<>();
        state.forEach(tensor -> here.put(tensor.name(), tensor.values()));
        double largest = 0;
        List<Keepsake.Named> then = state(id);
        for (Keepsake.Named tensor : then) {
            float[] values = here.get(tensor.name());
            if (values == null || values.length != tensor.values().length) {
                return OptionalDouble.empty();
            }
            for (int i = 0; i < values.length; i++) {
                if (Float.floatToIntBits(values[i]) != Float.floatToIntBits(tensor.values()[i])) {
                    double apart = Math.abs((double) values[i] - tensor.values()[i]);
                    largest = Math.max(largest, Double.isNaN(apart) ? Double.POSITIVE_INFINITY : apart);
                }
            }
        }
        return then.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(largest);
    }

    /** The numbers a run had when it was saved; empty where it has none, or is not there. */
    public List<Keepsake.Named> state(String id) {
        return database.jdbc()
                .sql("select content from saved_run_state where run = ?")
                .param(Letters.typed(id))
                .query(byte[].class)
                .optional()
                .map(Safetensors::readBack)
                .orElse(List.of());
    }

    /**
     * Deletes a run for who knows its secret.
     *
     * @return whether it was there and the secret was right
     */
    public boolean delete(String id, String secret) {
        return database.commit(() -> database.jdbc()
                        .sql("delete from saved_run where id = ? and secret_hash = ?")
                        .param(Letters.typed(id))
                        .param(Letters.hash(Letters.typed(secret)))
                        .update())
                > 0;
    }
}
