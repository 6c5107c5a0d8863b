package dev.nudge.lesson.draw;

import dev.nudge.compute.Tensor;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.data.Bitmap;
import dev.nudge.lesson.digits.DigitControls;
import dev.nudge.lesson.digits.DigitSets;
import dev.nudge.lesson.digits.Thumbnails;
import dev.nudge.lesson.draw.Judges.Opinion;
import java.util.ArrayList;
import java.util.List;

/**
 * What is shown of a drawing.
 *
 * @param before the models before they learnt on
 * @param now the models as they are
 * @param pixels of the drawing as the models see it, [1, pixels]
 */
record DrawFrame(Settings settings, Judges before, Judges now, Taught taught, Paths paths, Tensor pixels) {

    /** So many images of a large validation set are asked. */
    private static final int ASKED = 256;

    /** An answer this far from a half is sure. */
    private static final float SURE = 0.4f;

    /** Less of the sheet inked than this, or more than that, is no digit. */
    private static final float LITTLE = 0.03f;

    private static final float MUCH = 0.6f;

    private static final int EIGHT_HOLES = 2;
    private static final int SHORTEST = 20;
    private static final float HALF_BAR = 0.16f;
    private static final float ABOVE_BAR = 0.3f;
    private static final Thumbnails ALONE = new Thumbnails(1, 1);

    private static final float[] NOTHING = {};

    Frame frame(DigitSets sets) {
        Bitmap drawing = settings.ink(DrawDigit.INK);
        List<Opinion> opinions = List.of(
                now.byMeans(pixels), now.byTrained(Judges.LINEAR, pixels), now.byTrained(Judges.NETWORK, pixels));
        FrameBuilder frame = Frame.saying(words(drawing, opinions));
        answers(drawing, opinions, frame);
        images(drawing, opinions, frame);
        learning(frame);
        goals(drawing, opinions, frame);
        offers(drawing, frame);
        frame.idle(DrawDigit.THREE, taught.three().isBlank())
                .idle(DrawDigit.SEVEN, taught.seven().isBlank());
        DigitControls.tell(frame, sets, settings);
        return frame.build();
    }

    private Message words(Bitmap drawing, List<Opinion> opinions) {
        if (drawing.isBlank()) {
            return taught.isNothing() ? Message.of("draw.blank") : Message.of("draw.blank.taught", progress());
        }
        List<Integer> digits = opinions.stream().map(Opinion::digit).toList();
        Message said = digits.stream().distinct().count() == 1
                ? Message.of("draw.agree", digits.getFirst())
                : Message.of("draw.apart", digits.get(0), digits.get(1), digits.get(2));
        float inked = (float) drawing.ink() / (drawing.side() * drawing.side());
        Message whole = inked < LITTLE
                ? Message.of("draw.little", said)
                : inked > MUCH
                        ? Message.of("draw.much", said)
                        : drawing.holes() == EIGHT_HOLES ? Message.of("draw.eight", said) : said;
        return taught.isNothing() ? whole : Message.of("draw.taught", whole, progress());
    }

    /** How far the learning has come. */
    private Message progress() {
        if (paths.steps() == 0) {
            return Message.of("draw.ready");
        }
        List<Message> sentences = new ArrayList<>();
        for (int path = 0; path < Paths.COUNT; path++) {
            if (taught.as(Paths.digit(path)).isPresent()) {
                String digit = Paths.digit(path).equals(DrawDigit.THREE) ? "3" : "7";
                Message model = Message.of("draw.name." + DrawDigit.MODELS.get(Paths.model(path) + 1));
                int since = paths.rightSince(path);
                sentences.add(
                        !paths.isRight(path)
                                ? Message.of("draw.notyet", model, digit)
                                : since == 0
                                        ? Message.of("draw.knew", model, digit)
                                        : Message.of("draw.since", model, digit, since, epochs(since)));
            }
        }
        Message all = sentences.getFirst();
        for (Message next : sentences.subList(1, sentences.size())) {
            all = Message.of("draw.and", all, next);
        }
        return Message.of(
                "draw.progress",
                paths.steps(),
                epochs(paths.steps()),
                all,
                right(now, Judges.LINEAR),
                right(before, Judges.LINEAR),
                right(now, Judges.NETWORK),
                right(before, Judges.NETWORK),
                asked());
    }

    private Message epochs(int batches) {
        return batches == perEpoch()
                ? Message.of("draw.epoch")
                : Message.of("draw.epochs", (float) batches / perEpoch());
    }

    private int perEpoch() {
        return now.trained().getFirst().stepsPerEpoch();
    }

    private int asked() {
        return Math.min(ASKED, now.trained().getFirst().validCount());
    }

    private static int right(Judges judges, int which) {
        return judges.trained().get(which).right(ASKED);
    }

    private void answers(Bitmap drawing, List<Opinion> opinions, FrameBuilder frame) {
        float[] xs = new float[opinions.size()];
        float[] ys = new float[opinions.size()];
        List<Message> names = new ArrayList<>();
        for (int model = 0; model < opinions.size(); model++) {
            String id = DrawDigit.MODELS.get(model);
            Message name = Message.of("draw.name." + id);
            float answer = opinions.get(model).answer();
            float y = opinions.size() - model - 0.6f;
            frame.chart(drawing.isBlank() ? new Chart.Lines(id, NOTHING, NOTHING) : bar(id, answer, y));
            frame.readout(id, drawing.isBlank() ? Float.NaN : answer);
            xs[model] = 0.02f;
            ys[model] = y + ABOVE_BAR;
            names.add(
                    drawing.isBlank()
                            ? Message.of("draw.label.none", name)
                            : Message.of(
                                    "draw.label",
                                    name,
                                    answer,
                                    opinions.get(model).digit()));
        }
        frame.axis("answer", Thumbnails.INK)
                .axis("model", new Axis(0, opinions.size()))
                .chart(new Chart.Lines("even", new float[] {0.5f, 0.5f}, new float[] {0, opinions.size()}))
                .chart(new Chart.Labels("names", xs, ys, names));
    }

    /** From the middle to the answer. */
    private static Chart.Lines bar(String id, float answer, float y) {
        float low = y - HALF_BAR;
        float high = y + HALF_BAR;
        return new Chart.Lines(
                id, new float[] {0.5f, answer, answer, 0.5f, 0.5f}, new float[] {low, low, high, high, low});
    }

    private void images(Bitmap drawing, List<Opinion> opinions, FrameBuilder frame) {
        int side = now.train().side();
        frame.axis("x", ALONE.across())
                .axis("y", ALONE.down())
                .chart(ALONE.chart(DrawDigit.SEEN, side, List.of(pixels.toArray()), Thumbnails.INK));
        for (int model = 0; model < opinions.size(); model++) {
            float[] sensitivity = drawing.isBlank()
                    ? new float[side * side]
                    : opinions.get(model).sensitivity().toArray();
            float most = 0;
            for (float each : sensitivity) {
                most = Math.max(most, Math.abs(each));
            }
            frame.chart(ALONE.chart(
                    DrawDigit.sensitivity(model),
                    side,
                    List.of(sensitivity),
                    most == 0 ? new Axis(-1, 1) : new Axis(-most, most)));
        }
    }

    private void learning(FrameBuilder frame) {
        int end = Math.max(SHORTEST, paths.steps());
        frame.axis(Axis.STEP, new Axis(0, end))
                .chart(new Chart.Lines("half", new float[] {0, end}, new float[] {0.5f, 0.5f}));
        paths.charts().forEach(frame::chart);
        frame.readout("step", paths.steps())
                .readout("linearright", right(now, Judges.LINEAR))
                .readout("networkright", right(now, Judges.NETWORK))
                .readout("of", asked())
                .readout("pixels", pixels.size());
    }

    private void goals(Bitmap drawing, List<Opinion> opinions, FrameBuilder frame) {
        boolean drawn = !drawing.isBlank();
        boolean sureOfThree = opinions.stream().allMatch(Opinion::saysThree)
                && opinions.subList(1, opinions.size()).stream().allMatch(opinion -> opinion.answer() > 0.5f + SURE);
        boolean apart = opinions.stream().map(Opinion::digit).distinct().count() > 1;
        frame.goal("sure", drawn && sureOfThree)
                .goal("apart", drawn && apart)
                .goal("eight", drawing.holes() == EIGHT_HOLES)
                .goal("taught", isTaught());
    }

    /** Whether a model was wrong about something it was taught, and is right about it now. */
    private boolean isTaught() {
        for (int path = 0; path < Paths.COUNT; path++) {
            if (paths.rightSince(path) > 0) {
                return true;
            }
        }
        return false;
    }

    private void offers(Bitmap drawing, FrameBuilder frame) {
        if (!drawing.isBlank()) {
            for (String digit : List.of(DrawDigit.THREE, DrawDigit.SEVEN)) {
                if (!settings.ink(digit).equals(drawing)) {
                    frame.offer(Message.of("draw.offer." + digit), digit, new Value.Ink(drawing));
                }
            }
        }
    }
}
