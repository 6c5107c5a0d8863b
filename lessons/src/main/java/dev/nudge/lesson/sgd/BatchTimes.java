package dev.nudge.lesson.sgd;

import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.measure.LaneTimes;
import dev.nudge.lesson.measure.Measurement;
import dev.nudge.lesson.measure.Timing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The race by the clock: after so many epochs stands what was measured of one, so many times. */
final class BatchTimes {

    private final Frame frame;
    /** By racer. */
    private final List<Integer> batches;

    private final List<Optional<LaneTimes>> lanes;

    /** @param batches of the racers, in their order */
    BatchTimes(Frame frame, List<Integer> batches, Measurement measurement) {
        this.frame = frame;
        this.batches = batches;
        lanes = batches.stream()
                .map(batch -> measurement.lane(EpochContest.lane(batch)))
                .toList();
    }

    /** The curve of a racer against time. */
    static String curve(int racer) {
        return "timed" + racer;
    }

    /**
     * The frame with all of it.
     *
     * @param said the racer that the learner expects to be first, from 0; empty for none
     * @param isForeseen whether that was before the result
     */
    Frame frame(Optional<Integer> said, boolean isForeseen) {
        Frame timed = frame;
        float far = 0;
        for (int racer = 0; racer < batches.size(); racer++) {
            float[] ys = losses(racer);
            float[] xs = millis(racer) > 0 ? new float[ys.length] : new float[0];
            for (int epoch = 0; epoch < xs.length; epoch++) {
                xs[epoch] = (float) (epoch * millis(racer));
            }
            far = Math.max(far, (float) (Math.max(1, ys.length - 1) * millis(racer)));
            timed = timed.with(new Chart.Lines(curve(racer + 1), xs, xs.length == 0 ? xs : ys));
        }
        return timed.with("time", new Axis(0, Scale.roundUp(far)))
                .with(standings())
                .with(words(said, isForeseen));
    }

    /** Of an epoch; 0 where it is not known. */
    private double millis(int racer) {
        return lanes.get(racer)
                .flatMap(lane -> lane.ran().stream().findFirst())
                .map(Timing::median)
                .map(seconds -> 1000 * seconds)
                .orElse(0.0);
    }

    private float[] losses(int racer) {
        return frame.lines("valid" + (racer + 1)).ys();
    }

    /** The last column is what an epoch took, or why that is not known. */
    private Chart standings() {
        Chart.Table plain = frame.chart("standings", Chart.Table.class);
        List<List<Object>> rows = new ArrayList<>();
        for (int racer = 0; racer < batches.size(); racer++) {
            List<Object> row = new ArrayList<>(plain.cells().get(racer));
            row.removeLast();
            row.add(
                    millis(racer) > 0
                            ? (float) millis(racer)
                            : lanes.get(racer)
                                    .flatMap(LaneTimes::note)
                                    .<Object>map(note -> note)
                                    .orElse(""));
            rows.add(row);
        }
        return new Chart.Table(plain.id(), plain.headings(), rows, plain.marked());
    }

    private Message words(Optional<Integer> said, boolean isForeseen) {
        List<Object> timed = new ArrayList<>(List.of(frame.words()));
        for (int racer = 0; racer < batches.size(); racer++) {
            if (millis(racer) == 0) {
                return frame.words();
            }
            timed.addAll(List.of(batches.get(racer), (float) millis(racer)));
        }
        Message words = new Message("batchrace.timed", timed);
        if (losses(0).length == 1) {
            return Message.of("batchrace.timed.start", words);
        }
        float goal = reachedByAll();
        int first = 0;
        for (int racer = 1; racer < batches.size(); racer++) {
            first = arrival(racer, goal) < arrival(first, goal) ? racer : first;
        }
        if (!(arrival(first, goal) > 0)) {
            return Message.of("batchrace.timed.nobody", words);
        }
        Message told =
                Message.of("batchrace.timed.first", words, goal, batches.get(first), (float) arrival(first, goal));
        int winner = batches.get(first);
        return said.map(batches::get)
                .map(batch -> !isForeseen
                        ? Message.of("batchrace.timed.late", told)
                        : batch == winner
                                ? Message.of("batchrace.timed.right", told)
                                : Message.of("batchrace.timed.wrong", told, batch))
                .orElse(told);
    }

    /** The lowest loss that each of them has reached at some epoch. */
    private float reachedByAll() {
        float goal = 0;
        for (int racer = 0; racer < batches.size(); racer++) {
            float lowest = Float.POSITIVE_INFINITY;
            for (float loss : losses(racer)) {
                lowest = loss < lowest ? loss : lowest;
            }
            goal = Math.max(goal, lowest);
        }
        return goal;
    }

    /** Milliseconds to the first epoch after which the loss is as low. */
    private double arrival(int racer, float goal) {
        float[] losses = losses(racer);
        for (int epoch = 0; epoch < losses.length; epoch++) {
            if (losses[epoch] <= goal) {
                return epoch * millis(racer);
            }
        }
        return Double.POSITIVE_INFINITY;
    }
}
