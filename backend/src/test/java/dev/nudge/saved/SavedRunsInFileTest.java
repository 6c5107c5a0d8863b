package dev.nudge.saved;

import dev.nudge.store.Database;
import dev.nudge.store.DatabaseAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SavedRunsInFileTest extends SavedRunsContract {

    @TempDir
    private Path folder;

    @Override
    Database open() {
        return Database.open(DatabaseAddress.file(folder));
    }
}
