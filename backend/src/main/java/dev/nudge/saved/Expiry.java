package dev.nudge.saved;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes what nobody has opened for long. */
@Component
class Expiry {

    private static final Logger LOG = LoggerFactory.getLogger(Expiry.class);

    private final Room room;

    Expiry(Room room) {
        this.room = room;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void clear() {
        int removed = room.clear();
        if (removed > 0) {
            LOG.info("Removed {} saved runs and files that had expired", removed);
        }
    }
}
