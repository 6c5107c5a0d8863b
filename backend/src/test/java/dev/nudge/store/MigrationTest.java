package dev.nudge.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** On a PostgreSQL of the test's own; skipped, and said to be, where its server does not start. */
class MigrationTest {

    private static EmbeddedPostgres server() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException | IllegalStateException failed) {
            return abort("PostgreSQL does not start here, so nothing is tested on it: " + failed);
        }
    }

    @Test
    void aMigrationMayTakeLongerThanAnyStatementOfALearner() throws Exception {
        try (EmbeddedPostgres server = server();
                Connection other = server.getPostgresDatabase().getConnection();
                Statement statement = other.createStatement()) {
            DatabaseAddress address =
                    DatabaseAddress.of("postgresql://postgres@127.0.0.1:" + server.getPort() + "/postgres", "", "");
            Database.open(address).close();
            // What Flyway does at the start has to wait for this.
            other.setAutoCommit(false);
            statement.execute("lock table flyway_schema_history in access exclusive mode");
            CompletableFuture<Database> opening =
                    CompletableFuture.supplyAsync(() -> Database.open(address, Duration.ofSeconds(1)));
            Thread.sleep(3_000);
            other.rollback();
            try (Database database = opening.get(1, TimeUnit.MINUTES)) {
                assertThat(database.jdbc()
                                .sql("select count(*) from saved_run")
                                .query(Long.class)
                                .single())
                        .isZero();
            }
        }
    }
}
