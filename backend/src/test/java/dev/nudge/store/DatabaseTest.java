package dev.nudge.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;

class DatabaseTest {

    @TempDir
    private Path folder;

    private static DatabaseRefusedException refused(DatabaseAddress address) {
        return catchThrowableOfType(
                DatabaseRefusedException.class, () -> Database.open(address).close());
    }

    @Test
    void aFileThatIsNoDatabaseIsSaidToBeUnreadableAndStaysAsItIs() throws IOException {
        Path file = Files.writeString(folder.resolve("nudge.mv.db"), "these are no tables".repeat(1000));
        DatabaseRefusedException refused = refused(DatabaseAddress.file(folder));
        assertThat(refused).hasMessageContainingAll(file.toString(), "cannot be opened");
        assertThat(refused.next()).contains("backup");
        assertThat(Files.readString(file)).startsWith("these are no tables");
        FailureAnalysis told = new DatabaseFailure().analyze(new IllegalStateException("a bean failed", refused));
        if (told == null) {
            throw new AssertionError("the operator is told nothing");
        }
        assertThat(told.getDescription()).isEqualTo(refused.getMessage());
        assertThat(told.getAction()).isEqualTo(refused.next());
    }

    @Test
    void aServerThatIsNotThereIsSaidNotToBeReachableWithoutItsPassword() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        DatabaseRefusedException refused =
                refused(DatabaseAddress.of("postgresql://ada:secret@127.0.0.1:" + port + "/nudge", "", ""));
        assertThat(refused)
                .hasMessageContainingAll("postgresql://127.0.0.1:" + port + "/nudge", "cannot be used", "refused")
                .hasMessageNotContaining("secret");
        assertThat(refused.next()).contains("whether PostgreSQL runs there");
    }

    @Test
    void addressesAreReadAsPostgresqlsOwnToolsReadThem() {
        DatabaseAddress address =
                DatabaseAddress.of("postgres://ada:p%40ss+word@db.example/nudge?sslmode=require", "", "");
        assertThat(address.url()).isEqualTo("jdbc:postgresql://db.example/nudge?sslmode=require");
        assertThat(address.user()).isEqualTo("ada");
        assertThat(address.password()).isEqualTo("p@ss+word");
        assertThat(address.shown()).isEqualTo("postgresql://db.example/nudge");
        DatabaseAddress jdbc = DatabaseAddress.of(
                "jdbc:postgresql://db:5432,other:5433/nudge?user=ada&ssl=true&password=p%40ss", "", "");
        assertThat(jdbc.url()).isEqualTo("jdbc:postgresql://db:5432,other:5433/nudge?ssl=true");
        assertThat(jdbc.user()).isEqualTo("ada");
        assertThat(jdbc.password()).isEqualTo("p@ss");
        assertThat(DatabaseAddress.of("jdbc:postgresql://db/nudge?password=x", "ada", "y"))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://db/nudge", "ada", "y", "postgresql://db/nudge"));
        for (String secretive : List.of(
                "jdbc:postgresql://ada:secret@db/nudge",
                "postgresql://db/nudge?user=ada&password=secret",
                "postgresql://ada:secret@db/nudge")) {
            DatabaseAddress each = DatabaseAddress.of(secretive, "", "");
            assertThat(each.url() + each.shown()).as(secretive).doesNotContain("secret", "ada");
            assertThat(each.user()).isEqualTo("ada");
            assertThat(each.password()).isEqualTo("secret");
        }
        assertThatThrownBy(() -> DatabaseAddress.of("mysql://ada:secret@db/nudge", "", ""))
                .hasMessageContaining("none that Nudge understands")
                .hasMessageNotContaining("secret");
    }
}
