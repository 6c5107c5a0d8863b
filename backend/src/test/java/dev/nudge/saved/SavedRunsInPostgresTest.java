package dev.nudge.saved;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.nudge.store.Database;
import dev.nudge.store.DatabaseAddress;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** On a PostgreSQL of the tests' own; skipped, and said to be, where its server does not start. */
class SavedRunsInPostgresTest extends SavedRunsContract {

    private static @Nullable EmbeddedPostgres server;

    @BeforeAll
    static void start() {
        try {
            server = EmbeddedPostgres.start();
        } catch (IOException | IllegalStateException failed) {
            abort("PostgreSQL does not start here, so nothing is tested on it: " + failed);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Override
    Database open() {
        EmbeddedPostgres running = Objects.requireNonNull(server);
        try (Connection connection = running.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists nudge");
            statement.execute("create database nudge");
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
        return Database.open(
                DatabaseAddress.of("postgresql://postgres@127.0.0.1:" + running.getPort() + "/nudge", "", ""));
    }
}
