package dev.nudge.classroom;

import dev.nudge.store.DatabaseAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class ClassroomsInFileTest extends ClassroomsContract {

    @TempDir
    private Path folder;

    @Override
    DatabaseAddress empty() {
        return DatabaseAddress.file(folder);
    }
}
