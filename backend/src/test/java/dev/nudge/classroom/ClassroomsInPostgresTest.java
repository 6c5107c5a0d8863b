package dev.nudge.classroom;

import dev.nudge.store.DatabaseAddress;
import dev.nudge.store.PostgresForTests;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

class ClassroomsInPostgresTest {

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

    private static DatabaseAddress database() {
        return Objects.requireNonNull(server).empty();
    }

    @Nested
    class Door extends DoorContract {
        @Override
        DatabaseAddress empty() {
            return database();
        }
    }

    @Nested
    class Game extends GameContract {
        @Override
        DatabaseAddress empty() {
            return database();
        }
    }

    @Nested
    class Store extends StoreContract {
        @Override
        DatabaseAddress empty() {
            return database();
        }
    }

    @Nested
    class Teaching extends TeachingContract {
        @Override
        DatabaseAddress empty() {
            return database();
        }
    }
}
