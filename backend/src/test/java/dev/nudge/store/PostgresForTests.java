package dev.nudge.store;

import static org.junit.jupiter.api.Assumptions.abort;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL of a test's own. Where its server does not start, the test is skipped, and that is said. */
public final class PostgresForTests implements AutoCloseable {

    private final EmbeddedPostgres server;

    private PostgresForTests(EmbeddedPostgres server) {
        this.server = server;
    }

    public static PostgresForTests start() {
        try {
            return new PostgresForTests(EmbeddedPostgres.start());
        } catch (IOException | IllegalStateException failed) {
            return abort("PostgreSQL does not start here, so nothing is tested on it: " + failed);
        }
    }

    /** The one database there is, emptied. */
    public DatabaseAddress empty() {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists nudge");
            statement.execute("create database nudge");
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
        return DatabaseAddress.of("postgresql://postgres@127.0.0.1:" + server.getPort() + "/nudge", "", "");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
