package dev.nudge.saved;

import dev.nudge.lesson.Keepsake;
import dev.nudge.store.Database;
import dev.nudge.store.DatabaseAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Another process that saves run after run, and prints the id and the secret of each once it is said to be saved. */
final class SavingUntilKilled {

    private SavingUntilKilled() {}

    static List<Keepsake.Named> state(int steps) {
        float[] values = new float[5_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = steps + i / 7f;
        }
        return List.of(new Keepsake.Named("w1", List.of(values.length), values));
    }

    public static void main(String[] folder) {
        Database database = Database.open(DatabaseAddress.file(Path.of(folder[0])));
        Room room = new Room(database, new Limits(180, 2000, 1_000_000));
        SavedRuns saved = new SavedRuns(database, room, new BroughtTensors(database, room));
        for (int steps = 1; ; steps++) {
            Receipt receipt = saved.save(
                    SavedRunsContract.EXPERIMENT,
                    SavedRunsContract.EXPERIMENT.start().plusSteps(steps),
                    List.of("cpu"),
                    state(steps),
                    Optional.empty(),
                    "nobody");
            System.out.println(steps + " " + receipt.run().id() + " " + receipt.secret());
        }
    }
}
