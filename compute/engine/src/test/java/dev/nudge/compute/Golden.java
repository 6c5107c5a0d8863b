package dev.nudge.compute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Cases computed by PyTorch, from the folder in the system property {@code golden.dir} or the committed copy. */
public final class Golden {
    private Golden() {}

    /** Numbers under a shape. */
    public record Array(Shape shape, double[] data) {
        public static Array of(Object json) {
            Map<?, ?> object = (Map<?, ?>) json;
            return new Array(Shape.of(ints(member(object, "shape"))), doubles(member(object, "data")));
        }

        public float[] floats() {
            float[] floats = new float[data.length];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) data[i];
            }
            return floats;
        }
    }

    /** One case of one file. */
    public record Case(String file, Map<?, ?> json) {
        public String name() {
            return file + ": " + json.get("name");
        }

        public boolean has(String key) {
            return json.get(key) != null;
        }

        public Object member(String key) {
            return Golden.member(json, key);
        }

        public String text(String key) {
            return (String) Golden.member(json, key);
        }

        public Array array(String key) {
            return Array.of(Golden.member(json, key));
        }

        public List<Array> arrays(String key) {
            List<Array> arrays = new ArrayList<>();
            ((List<?>) Golden.member(json, key)).forEach(array -> arrays.add(Array.of(array)));
            return arrays;
        }

        public Args args() {
            return new Args(json.get("args") instanceof Map<?, ?> map ? map : Map.of(), new HashSet<>());
        }
    }

    /**
     * Arguments of an op by PyTorch's names.
     *
     * @param read those that were asked for
     */
    public record Args(Map<?, ?> json, Set<String> read) {
        public boolean has(String key) {
            read.add(key);
            return json.get(key) != null;
        }

        public int integer(String key) {
            return (int) number(key);
        }

        public double number(String key) {
            read.add(key);
            return (double) Golden.member(json, key);
        }

        public double number(String key, double otherwise) {
            return has(key) ? number(key) : otherwise;
        }

        public boolean flag(String key) {
            read.add(key);
            return Boolean.TRUE.equals(json.get(key));
        }

        public int[] ints(String key) {
            read.add(key);
            return Golden.ints(Golden.member(json, key));
        }

        void requireAllRead(String op) {
            for (Object name : json.keySet()) {
                if (!read.contains(name)) {
                    throw new IllegalArgumentException(
                            "golden op '" + op + "' has an argument '" + name + "' that is not known here");
                }
            }
        }
    }

    private static Object member(Map<?, ?> object, String key) {
        return Objects.requireNonNull(object.get(key), key);
    }

    public static Path folder() {
        return Path.of(System.getProperty("golden.dir", "src/test/resources/golden"));
    }

    public static List<Case> cases(String file) {
        List<Case> cases = new ArrayList<>();
        Map<?, ?> json = (Map<?, ?>) Json.parse(read(folder().resolve(file)));
        ((List<?>) Golden.member(json, "cases")).forEach(each -> cases.add(new Case(file, (Map<?, ?>) each)));
        return cases;
    }

    public static List<String> files() {
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

    public static double[] doubles(Object json) {
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
