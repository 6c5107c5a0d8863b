package dev.nudge.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.schedule.VirtualTime;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class MailboxTest {

    private final VirtualTime time = new VirtualTime(1);
    private final Queue<Runnable> deliveries = new ArrayDeque<>();
    private int delivered;
    private final Mailbox mailbox = new Mailbox(deliveries::add, () -> delivered++, time::monotonicTime);

    @Test
    void theNextIsDeliveredWhenTheOneBeforeIsAcknowledged() {
        assertThat(mailbox.isReady()).isTrue();
        mailbox.called();
        assertThat(deliveries).hasSize(1);
        assertThat(delivered).as("not on the caller's thread").isZero();
        deliveries.remove().run();
        assertThat(delivered).isEqualTo(1);
        assertThat(mailbox.isReady()).isFalse();
        for (int i = 0; i < 5; i++) {
            mailbox.called();
        }
        assertThat(deliveries).isEmpty();
        mailbox.acknowledge();
        assertThat(deliveries).as("one for all five").hasSize(1);
        mailbox.acknowledge();
        assertThat(deliveries).hasSize(1);
        assertThat(mailbox.isReady()).isTrue();
    }

    @Test
    void anAcknowledgementThatIsLostStopsNothingForEver() {
        mailbox.called();
        time.pass(4_900_000_000L);
        assertThat(mailbox.isReady()).isFalse();
        mailbox.called();
        assertThat(deliveries).hasSize(1);
        time.pass(200_000_000L);
        mailbox.called();
        assertThat(deliveries).hasSize(2);
    }

    @Test
    void aPageThatHasGoneIsToldNothing() {
        mailbox.called();
        mailbox.called();
        mailbox.close();
        assertThat(mailbox.isClosed()).isTrue();
        assertThat(mailbox.isReady()).isFalse();
        mailbox.acknowledge();
        mailbox.called();
        assertThat(deliveries).as("only what was on its way").hasSize(1);
    }
}
