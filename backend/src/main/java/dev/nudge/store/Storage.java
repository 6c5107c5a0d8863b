package dev.nudge.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Opens the database that the operator has chosen. */
@Configuration
@EnableScheduling
class Storage {

    private static final Logger LOG = LoggerFactory.getLogger(Storage.class);

    /**
     * @param data the folder of the file
     * @param url of a PostgreSQL; empty for the file
     */
    @Bean(destroyMethod = "close")
    Database database(
            @Value("${nudge.data:data}") Path data,
            @Value("${nudge.database:}") String url,
            @Value("${nudge.database.user:}") String user,
            @Value("${nudge.database.password:}") String password) {
        DatabaseAddress address;
        if (url.isBlank()) {
            prepare(data);
            address = DatabaseAddress.file(data);
        } else {
            address = DatabaseAddress.of(url.strip(), user, password);
        }
        Database database = Database.open(address);
        LOG.info("What is saved is kept in {}", address.shown());
        return database;
    }

    /** For the health that the operator asks for. */
    @Bean(destroyMethod = "")
    DataSource dataSource(Database database) {
        return database.source();
    }

    private static void prepare(Path data) {
        try {
            Files.createDirectories(data);
        } catch (IOException refused) {
            throw new DatabaseRefusedException(
                    "The folder " + data.toAbsolutePath() + " for what is saved cannot be made.",
                    "Name another one with --data or NUDGE_DATA, or let this user write there.",
                    refused);
        }
    }
}
