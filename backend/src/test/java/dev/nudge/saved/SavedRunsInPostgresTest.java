package dev.nudge.saved;

import dev.nudge.store.Database;
import dev.nudge.store.PostgresForTests;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class SavedRunsInPostgresTest extends SavedRunsContract {

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
    Database open() {
        return Database.open(Objects.requireNonNull(server).empty());
    }
}
