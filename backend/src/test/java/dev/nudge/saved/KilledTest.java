package dev.nudge.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.store.Database;
import dev.nudge.store.DatabaseAddress;
import dev.nudge.store.DatabaseRefusedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was called saved is there, whatever happened to the process right after. */
class KilledTest {

    private static final int ROUNDS = 2;
    private static final int SAVED = 20;

    @TempDir
    private Path folder;

    private final List<String[]> said = new ArrayList<>();

    @Test
    void aProcessThatIsKilledHasLostNothingItCalledSaved() throws IOException, InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            saveAndKill();
            findAll();
        }
    }

    private void saveAndKill() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SavingUntilKilled.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = process.inputReader()) {
            for (int line = 0; line < SAVED; ) {
                String text = out.readLine();
                assertThat(text).as("the process ended by itself").isNotNull();
                if (text.matches("\\d+ \\w+ \\w+")) {
                    said.add(text.split(" "));
                    line++;
                }
            }
            assertThatThrownBy(() -> Database.open(DatabaseAddress.file(folder)).close())
                    .isInstanceOf(DatabaseRefusedException.class)
                    .hasMessageContaining("is in use by another process");
        } finally {
            // SIGKILL: no hook runs, nothing is closed.
            process.destroyForcibly().waitFor();
        }
    }

    private void findAll() {
        try (Database database = Database.open(DatabaseAddress.file(folder))) {
            Room room = new Room(database, new Limits(180, 2000, 1000));
            SavedRuns saved = new SavedRuns(database, room, new BroughtTensors(database, room));
            for (String[] line : said) {
                int steps = Integer.parseInt(line[0]);
                assertThat(saved.open(line[1]).orElseThrow().trail()).endsWith("then=" + steps);
                assertThat(saved.state(line[1]).getFirst().values())
                        .containsExactly(
                                SavingUntilKilled.state(steps).getFirst().values());
            }
            assertThat(saved.delete(said.getLast()[1], said.getLast()[2])).isTrue();
            said.removeLast();
        }
    }
}
