package dev.nudge.classroom;

import dev.nudge.store.DatabaseAddress;
import dev.nudge.store.PostgresForTests;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class ClassroomsInPostgresTest extends ClassroomsContract {

    private static @Nullable PostgresForTests server;

    @BeforeAll
    static void start() {
        server = PostgresForTests.start();
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Override
    DatabaseAddress empty() {
        return Objects.requireNonNull(server).empty();
    }
}
