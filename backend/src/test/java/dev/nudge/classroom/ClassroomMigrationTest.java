package dev.nudge.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.store.Database;
import dev.nudge.store.DatabaseAddress;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What an older Nudge has written down of classes, brought to this version. */
class ClassroomMigrationTest {

    @TempDir
    private Path folder;

    @Test
    void theHighestSeatThatIsThereIsTheHighestThatWasDrawn() {
        DatabaseAddress address = DatabaseAddress.file(folder);
        DriverManagerDataSource older = new DriverManagerDataSource(address.url(), address.user(), address.password());
        Flyway.configure().dataSource(older).target("4").load().migrate();
        JdbcClient jdbc = JdbcClient.create(older);
        for (String room : new String[] {"one", "none"}) {
            jdbc.sql(
                            "insert into classroom (id, code, teacher_hash, partner_hash, board_hash, agenda, created, expires)"
                                    + " values (?, ?, '', '', '', '', current_timestamp, current_timestamp)")
                    .param(room)
                    .param(room)
                    .update();
        }
        for (int seat : new int[] {0, 3, 7}) {
            jdbc.sql(
                            "insert into classroom_seat (classroom, number, nickname, key_hash, work) values ('one', ?, '', '', '')")
                    .param(seat)
                    .update();
        }
        try (Database database = Database.open(address)) {
            assertThat(database.jdbc()
                            .sql("select highest from classroom order by id desc")
                            .query(Integer.class)
                            .list())
                    .containsExactly(7, 0);
        }
    }
}
