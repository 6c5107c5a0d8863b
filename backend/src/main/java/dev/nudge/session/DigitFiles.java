package dev.nudge.session;

import dev.nudge.lesson.digits.DigitSets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Reads the sets of digits at the start, and tells the operator whether the files of MNIST could be used. */
@Component
class DigitFiles {

    private static final Logger LOG = LoggerFactory.getLogger(DigitFiles.class);

    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        DigitSets sets = DigitSets.here();
        sets.whyNot().ifPresent(why -> LOG.error("{} The lessons show the 8 × 8 images in its place.", why));
        if (sets.hasMnist()) {
            LOG.info("MNIST is offered beside the 8 × 8 images");
        }
    }
}
