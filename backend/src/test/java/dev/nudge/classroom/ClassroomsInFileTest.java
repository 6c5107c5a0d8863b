package dev.nudge.classroom;

import dev.nudge.store.DatabaseAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class ClassroomsInFileTest {

    @TempDir
    private Path folder;

    @Nested
    class Door extends DoorContract {
        @Override
        DatabaseAddress empty() {
            return DatabaseAddress.file(folder);
        }
    }

    @Nested
    class Game extends GameContract {
        @Override
        DatabaseAddress empty() {
            return DatabaseAddress.file(folder);
        }
    }

    @Nested
    class Store extends StoreContract {
        @Override
        DatabaseAddress empty() {
            return DatabaseAddress.file(folder);
        }
    }

    @Nested
    class Teaching extends TeachingContract {
        @Override
        DatabaseAddress empty() {
            return DatabaseAddress.file(folder);
        }
    }
}
