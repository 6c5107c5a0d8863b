package dev.nudge.lesson.gradient;

import static dev.nudge.lesson.gradient.Cells.AT;
import static dev.nudge.lesson.gradient.Cells.FACTOR;
import static dev.nudge.lesson.gradient.Cells.RATE;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Counted;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Settings;
import java.util.ArrayList;
import java.util.List;

/** One learner's notebook. */
final class CellsSimulation extends Counted {

    private final Compute compute;

    CellsSimulation(Settings settings, Compute compute) {
        super(settings);
        this.compute = compute;
    }

    @Override
    protected int most() {
        return Notebook.CELLS;
    }

    @Override
    public Frame frame() {
        Notebook notebook = compute.within(() -> new Notebook(
                settings().number(FACTOR), settings().number(AT), settings().number(RATE)));
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < Notebook.CELLS; i++) {
            Notebook.Cell cell = notebook.cells().get(i);
            rows.add(List.<Object>of(i + 1, cell.code(), i < steps() ? cell.prints() : ""));
        }
        Message words = steps() == 0
                ? Message.of("cells.start")
                : Message.of(
                        "cells.said." + steps(),
                        notebook.cells().get(steps() - 1).prints(),
                        settings().number(FACTOR),
                        settings().number(AT),
                        settings().number(RATE),
                        notebook.twice());
        return Frame.saying(words)
                .readout("run", steps())
                .readout("gradient", notebook.ofMean())
                .chart(new Chart.Table(
                        "cells",
                        List.of(
                                Message.of("cells.head.number"),
                                Message.of("cells.head.code"),
                                Message.of("cells.head.prints")),
                        rows,
                        steps() == 0 ? List.of() : List.of(steps() - 1)))
                .goal("thirds", steps() >= 4 && Math.abs(notebook.ofMean() - 2 / 3f) < 1e-4f)
                .goal("doubled", steps() >= 8 && notebook.twice() != 0)
                .goal("all", steps() == Notebook.CELLS)
                .build();
    }

    @Override
    public void close() {
        // Its tensors are computed at once and held by nobody.
    }
}
