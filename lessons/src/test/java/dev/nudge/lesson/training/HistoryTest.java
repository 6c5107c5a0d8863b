package dev.nudge.lesson.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static void add(History history, int step, float loss) {
        history.add(new History.Epoch(step, 0, 0, loss, 0, 0));
    }

    @Test
    void theBestIsTheFirstOfTheLowestAlsoAfterGoingBack() {
        Random random = new Random(3);
        float[] losses = new float[300];
        History history = new History();
        for (int epoch = 0; epoch < losses.length; epoch++) {
            losses[epoch] = random.nextInt(1000) + 1000f / (epoch + 1);
            add(history, epoch, losses[epoch]);
            assertThat(history.best()).isEqualTo(best(losses, epoch));
        }
        for (int epoch : new int[] {17, 0, 299, 111}) {
            history.goTo(epoch, epoch + 1);
            assertThat(history.best()).isEqualTo(best(losses, epoch));
            assertThat(history.sinceBest()).isEqualTo(epoch - best(losses, epoch));
        }
        history.goTo(4, 5);
        add(history, 5, -1);
        assertThat(history.best()).isEqualTo(5);
    }

    private static int best(float[] losses, int last) {
        int best = 0;
        for (int epoch = 1; epoch <= last; epoch++) {
            best = losses[epoch] < losses[best] ? epoch : best;
        }
        return best;
    }

    @Test
    void drawnEpochsAreFewAndReachTheEnd() {
        History history = new History();
        for (int epoch = 0; epoch <= 1000; epoch++) {
            add(history, epoch, 1);
            int[] drawn = history.drawnEpochs(50);
            assertThat(drawn).hasSizeLessThanOrEqualTo(51).startsWith(0).endsWith(epoch);
            assertThat(drawn).doesNotHaveDuplicates();
        }
    }
}
