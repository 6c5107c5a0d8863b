package dev.nudge.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An open database with Nudge's tables. What is written within {@link #commit} is there for good when that returns. */
public final class Database implements AutoCloseable {

    /** Longer than any statement of ours; a learner waits for it. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration MIGRATION = Duration.ofMinutes(10);

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
        return open(address, PATIENCE);
    }

    /** @param patience with a server that is silent, but while it migrates */
    static Database open(DatabaseAddress address, Duration patience) {
        HikariDataSource pool = null;
        try {
            pool = new HikariDataSource(config(address, patience));
            // An older Nudge does not touch what a newer one wrote: no migration is overlooked.
            Flyway.configure()
                    .dataSource(address.isServer() ? unhurried(address, patience) : pool)
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

    /** A migration may take long, and wait long for another Nudge that does the same. */
    private static DataSource unhurried(DatabaseAddress address, Duration patience) {
        Properties properties = server(patience, MIGRATION);
        if (!address.user().isEmpty()) {
            properties.setProperty("user", address.user());
            properties.setProperty("password", address.password());
        }
        return new DriverManagerDataSource(address.url(), properties);
    }

    /** @param silence after which a connection counts as lost */
    private static Properties server(Duration patience, Duration silence) {
        Properties properties = new Properties();
        properties.setProperty("connectTimeout", Long.toString(patience.toSeconds()));
        properties.setProperty("socketTimeout", Long.toString(silence.toSeconds()));
        properties.setProperty("ApplicationName", "nudge");
        return properties;
    }

    private static HikariConfig config(DatabaseAddress address, Duration patience) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("nudge");
        config.setJdbcUrl(address.url());
        if (!address.user().isEmpty()) {
            config.setUsername(address.user());
            config.setPassword(address.password());
        }
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(patience.toMillis());
        if (address.isServer()) {
            config.setDataSourceProperties(server(patience, patience));
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
