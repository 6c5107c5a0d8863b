package dev.nudge.lesson;

import java.util.List;

/** Something to take home from an experiment as it stands. Plain numbers and text; in which file is others' business. Its name is the sentence {@code <experiment>.keepsake.<id>}. */
public sealed interface Keepsake {

    String id();

    /** Tensors by name, as PyTorch loads them. */
    record Tensors(String id, List<Named> tensors) implements Keepsake {
        public Tensors {
            tensors = List.copyOf(tensors);
        }
    }

    /**
     * A tensor and its name.
     *
     * @param shape its sizes
     * @param values row by row
     */
    record Named(String name, List<Integer> shape, float[] values) {
        public Named {
            shape = List.copyOf(shape);
        }
    }

    /** A Jupyter notebook that does the same in plain PyTorch. */
    record Notebook(String id, List<Cell> cells) implements Keepsake {
        public Notebook {
            cells = List.copyOf(cells);
        }
    }

    /**
     * @param kind what it is
     * @param text Markdown, or Python
     */
    record Cell(Kind kind, String text) {
        /** Prose or code. */
        public enum Kind {
            PROSE,
            CODE
        }
    }
}
