package dev.nudge.lesson.broadcasting;

import static dev.nudge.lesson.broadcasting.Puzzles.HINTS;
import static dev.nudge.lesson.broadcasting.Puzzles.HINT_OPTIONS;
import static dev.nudge.lesson.broadcasting.Puzzles.PUZZLE;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Unmoving;
import dev.nudge.lesson.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One learner's puzzle and answer. */
final class PuzzlesSimulation extends Unmoving {

    private final Compute compute;

    PuzzlesSimulation(Settings settings, Compute compute) {
        super(settings);
        this.compute = compute;
    }

    /** A new puzzle begins without hints. */
    @Override
    public Settings here(Settings settings) {
        return settings.with(HINTS, new Value.Pick(HINT_OPTIONS.getFirst()));
    }

    @Override
    public Frame frame() {
        return compute.within(this::picture);
    }

    private Frame picture() {
        Puzzle puzzle = Puzzle.named(settings().pick(PUZZLE));
        Verdict verdict = Verdict.on(puzzle, settings().text(puzzle.id()));
        Map<String, Tensor> given = puzzle.given(Verdict.SHOWN);
        Tensor wanted = puzzle.wanted(given);
        FrameBuilder frame = Frame.saying(words(puzzle, verdict, given, wanted))
                .chart(new Chart.Sheets("task", task(given, wanted)))
                .chart(new Chart.Sheets(
                        "yours",
                        verdict.made()
                                .map(made -> List.of(sheet("puzzles.sheet.yours", made)))
                                .orElse(List.of())))
                .notice(verdict.said())
                .goal(puzzle.id(), verdict.solved());
        hints(puzzle).forEach(frame::notice);
        puzzle.next()
                .filter(next -> verdict.solved())
                .ifPresent(next -> frame.offer(Message.of("puzzles.offer.next"), PUZZLE, new Value.Pick(next.id())));
        for (Puzzle other : Puzzle.values()) {
            frame.idle(other.id(), other != puzzle);
        }
        return frame.build();
    }

    private static List<Chart.Sheet> task(Map<String, Tensor> given, Tensor wanted) {
        List<Chart.Sheet> sheets = new ArrayList<>();
        given.forEach((name, tensor) -> sheets.add(
                Sheets.of(Message.of("puzzles.sheet.given", name, tensor.shape().toString()), tensor)));
        sheets.add(sheet("puzzles.sheet.wanted", wanted));
        return sheets;
    }

    private static Chart.Sheet sheet(String key, Tensor tensor) {
        return Sheets.of(Message.of(key, tensor.shape().toString()), tensor);
    }

    /** Those asked for. */
    private List<Message> hints(Puzzle puzzle) {
        List<Message> hints = new ArrayList<>();
        for (int hint = 1; hint <= HINT_OPTIONS.indexOf(settings().pick(HINTS)); hint++) {
            hints.add(Message.of("puzzles.hinted", hint, Message.of("puzzles.hint." + puzzle.id() + "." + hint)));
        }
        return hints;
    }

    /** The task, which is no verdict, and so stands with the picture and not among what is said of the answer. */
    private static Message words(Puzzle puzzle, Verdict verdict, Map<String, Tensor> given, Tensor wanted) {
        List<String> names = new ArrayList<>();
        given.forEach((name, tensor) -> names.add(name + " " + tensor.shape()));
        return Message.of(
                verdict.solved() ? "puzzles.words.solved" : "puzzles.words",
                Message.of("puzzles.task." + puzzle.id()),
                String.join(", ", names),
                wanted.shape().toString());
    }

    @Override
    public void close() {
        // Its tensors are computed at once and held by nobody.
    }
}
