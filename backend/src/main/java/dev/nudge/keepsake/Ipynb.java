package dev.nudge.keepsake;

import dev.nudge.lesson.Keepsake.Cell;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Jupyter's file of a notebook, nbformat 4.5: https://nbformat.readthedocs.io. */
final class Ipynb {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Ipynb() {}

    static byte[] write(List<Cell> cells) {
        ObjectNode notebook = JSON.createObjectNode();
        ArrayNode all = notebook.putArray("cells");
        for (int i = 0; i < cells.size(); i++) {
            add(all.addObject(), "cell-" + (i + 1), cells.get(i));
        }
        ObjectNode metadata = notebook.putObject("metadata");
        metadata.putObject("kernelspec")
                .put("display_name", "Python 3")
                .put("language", "python")
                .put("name", "python3");
        metadata.putObject("language_info").put("name", "python");
        notebook.put("nbformat", 4).put("nbformat_minor", 5);
        return JSON.writeValueAsBytes(notebook);
    }

    private static void add(ObjectNode node, String id, Cell cell) {
        boolean code = cell.kind() == Cell.Kind.CODE;
        node.put("id", id).put("cell_type", code ? "code" : "markdown");
        node.putObject("metadata");
        if (code) {
            node.putNull("execution_count");
            node.putArray("outputs");
        }
        ArrayNode source = node.putArray("source");
        String[] lines = cell.text().split("(?<=\n)");
        for (String line : lines) {
            source.add(line);
        }
    }
}
