package dev.nudge.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An open database with Nudge's tables. What is written within {@link #commit} is there for good when that returns. */
public final class Database implements AutoCloseable {

    /** Longer than any statement of ours; a learner waits for it. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int CONNECTIONS = 8;

    private final HikariDataSource pool;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    private Database(HikariDataSource pool) {
        this.pool = pool;
        this.jdbc = JdbcClient.create(pool);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(pool));
    }

    /**
     * Opens it, and brings its tables to this version.
     *
     * @throws DatabaseRefusedException in words for the operator
     */
    public static Database open(DatabaseAddress address) {
        HikariDataSource pool = null;
        try {
            pool = new HikariDataSource(config(address));
            // An older Nudge does not touch what a newer one wrote: no migration is overlooked.
            Flyway.configure()
                    .dataSource(pool)
                    .ignoreMigrationPatterns(new String[0])
                    .load()
                    .migrate();
            return new Database(pool);
        } catch (RuntimeException failed) {
            if (pool != null) {
                pool.close();
            }
            throw Refusals.of(address, failed);
        }
    }

    private static HikariConfig config(DatabaseAddress address) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("nudge");
        config.setJdbcUrl(address.url());
        if (!address.user().isEmpty()) {
            config.setUsername(address.user());
            config.setPassword(address.password());
        }
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE.toMillis());
        if (address.url().startsWith("jdbc:postgresql:")) {
            String seconds = Long.toString(PATIENCE.toSeconds());
            config.addDataSourceProperty("connectTimeout", seconds);
            config.addDataSourceProperty("socketTimeout", seconds);
            config.addDataSourceProperty("ApplicationName", "nudge");
        }
        return config;
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    /** Does all of it or nothing; when it returns, it is committed. */
    public <T> T commit(Supplier<T> work) {
        T result = transactions.execute(status -> work.get());
        if (result == null) {
            throw new IllegalStateException("store: what is committed has a result");
        }
        return result;
    }

    DataSource source() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}
