package dev.nudge.keepsake;

import dev.nudge.lesson.Keepsake;

/**
 * A file to download.
 *
 * @param name with its ending
 */
public record KeepsakeFile(String name, String mediaType, byte[] bytes) {

    /**
     * @param experiment the id of the experiment it is from
     */
    public static KeepsakeFile of(String experiment, Keepsake keepsake) {
        return switch (keepsake) {
            case Keepsake.Tensors tensors ->
                new KeepsakeFile(
                        name(experiment, tensors.id(), "safetensors"),
                        "application/octet-stream",
                        Safetensors.write(tensors.tensors()));
            case Keepsake.Notebook notebook ->
                new KeepsakeFile(
                        name(experiment, notebook.id(), "ipynb"),
                        "application/x-ipynb+json",
                        Ipynb.write(notebook.cells()));
        };
    }

    private static String name(String experiment, String keepsake, String ending) {
        return "nudge-" + experiment + "-" + keepsake + "." + ending;
    }
}
