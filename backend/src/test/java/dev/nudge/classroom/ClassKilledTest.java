package dev.nudge.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.session.Learners;
import dev.nudge.session.LearnersHere;
import dev.nudge.store.Database;
import dev.nudge.store.DatabaseAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a teacher asked is there, and what a learner did but for the last second, whatever happened to the process. */
class ClassKilledTest {

    private static final Duration OLDEST = Duration.ofSeconds(1);
    private static final Duration TAUGHT = Duration.ofSeconds(3);

    @TempDir
    private Path folder;

    private record Told(String what, int step, long at) {}

    @Test
    void aProcessThatIsKilledHasLostNoMoreThanASecondOfASeat() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TeachingUntilKilled.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Told> told = new ArrayList<>();
        String[] keys = {};
        try (BufferedReader out = process.inputReader()) {
            while (told.isEmpty() || told.getLast().at() - told.getFirst().at() < TAUGHT.toMillis()) {
                String line = out.readLine();
                assertThat(line).as("the process ended by itself").isNotNull();
                String[] words = line.split(" ");
                if (words[0].equals("class")) {
                    keys = words;
                } else if (words[0].equals("step") || words[0].equals("said")) {
                    told.add(new Told(words[0], Integer.parseInt(words[1]), Long.parseLong(words[2])));
                }
            }
            // SIGKILL: no hook runs, nothing is closed.
            process.toHandle().destroyForcibly();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                String[] words = line.split(" ");
                if (words.length == 3) {
                    told.add(new Told(words[0], Integer.parseInt(words[1]), Long.parseLong(words[2])));
                }
            }
        }
        Learners learners = LearnersHere.open();
        try (Database database = Database.open(DatabaseAddress.file(folder))) {
            Classrooms classrooms = TeachingUntilKilled.over(database, learners);
            Desk desk = classrooms.teach(keys[1], keys[2], new Guest("", "")).orElseThrow();
            assertThat(desk.agenda().message()).isIn("message " + last(told, "said"), "message " + last(told, "step"));
            int kept = classrooms
                    .attend(keys[1], keys[3], new Guest("", ""))
                    .orElseThrow()
                    .trail(TeachingUntilKilled.EXPERIMENT)
                    .steps();
            long end = told.getLast().at();
            int due = told.stream()
                    .filter(each -> each.what().equals("step") && end - each.at() >= OLDEST.toMillis())
                    .mapToInt(Told::step)
                    .max()
                    .orElse(0);
            assertThat(due).isPositive();
            assertThat(kept).isBetween(due, last(told, "step"));
            assertThat(desk.history()).isNotEmpty();
        } finally {
            learners.destroy();
        }
    }

    private static int last(List<Told> told, String what) {
        return told.stream()
                .filter(each -> each.what().equals(what))
                .mapToInt(Told::step)
                .max()
                .orElse(0);
    }
}
