package dev.nudge.compute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Cases computed by PyTorch, from the folder in the system property {@code golden.dir} or the committed copy. */
final class Golden {
    private Golden() {}

    /** Numbers under a shape. */
    record Array(Shape shape, double[] data) {
        static Array of(Object json) {
            Map<?, ?> object = (Map<?, ?>) json;
            return new Array(Shape.of(ints(member(object, "shape"))), doubles(member(object, "data")));
        }

        float[] floats() {
            float[] floats = new float[data.length];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) data[i];
            }
            return floats;
        }
    }

    /** One case of one file. */
    record Case(String file, Map<?, ?> json) {
        String name() {
            return file + ": " + json.get("name");
        }

        boolean has(String key) {
            return json.get(key) != null;
        }

        String text(String key) {
            return (String) member(json, key);
        }

        Array array(String key) {
            return Array.of(member(json, key));
        }

        List<Array> arrays(String key) {
            List<Array> arrays = new ArrayList<>();
            ((List<?>) member(json, key)).forEach(array -> arrays.add(Array.of(array)));
            return arrays;
        }

        Args args() {
            return new Args(json.get("args") instanceof Map<?, ?> map ? map : Map.of());
        }
    }

    /** Arguments of an op by PyTorch's names. */
    record Args(Map<?, ?> json) {
        boolean has(String key) {
            return json.get(key) != null;
        }

        int integer(String key) {
            return (int) number(key);
        }

        double number(String key) {
            return (double) member(json, key);
        }

        double number(String key, double otherwise) {
            return has(key) ? number(key) : otherwise;
        }

        boolean flag(String key) {
            return Boolean.TRUE.equals(json.get(key));
        }

        int[] ints(String key) {
            return Golden.ints(member(json, key));
        }
    }

    private static Object member(Map<?, ?> object, String key) {
        return Objects.requireNonNull(object.get(key), key);
    }

    static Path folder() {
        return Path.of(System.getProperty("golden.dir", "src/test/resources/golden"));
    }

    static List<Case> cases(String file) {
        List<Case> cases = new ArrayList<>();
        Map<?, ?> json = (Map<?, ?>) Json.parse(read(folder().resolve(file)));
        ((List<?>) member(json, "cases")).forEach(each -> cases.add(new Case(file, (Map<?, ?>) each)));
        return cases;
    }

    static List<String> files() {
        try (var files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static double[] doubles(Object json) {
        return json instanceof List<?> list
                ? list.stream().mapToDouble(value -> (double) value).toArray()
                : new double[] {(double) json};
    }

    static int[] ints(Object json) {
        return java.util.Arrays.stream(doubles(json))
                .mapToInt(value -> (int) value)
                .toArray();
    }
}
