package dev.nudge.e2e.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The elements of one page as its server tells of them: what each is, its attributes and properties. Enough to find a slider, a button, a text. */
public final class PageNodes {

    // What a change of a node is about, as Flow numbers it.
    private static final int TAG = 0;
    private static final int PROPERTIES = 1;
    private static final int ATTRIBUTES = 3;
    private static final int TEXT = 7;
    private static final int CLASSES = 11;

    private final Map<Integer, Map<String, JsonNode>> nodes = new ConcurrentHashMap<>();
    private final Map<Integer, List<String>> classes = new ConcurrentHashMap<>();

    void take(JsonNode changes) {
        for (JsonNode change : changes) {
            int node = change.path("node").intValue(0);
            String type = change.path("type").asString("");
            if (type.equals("detach")) {
                nodes.remove(node);
                classes.remove(node);
            } else if (change.path("feat").intValue(0) == CLASSES) {
                classes.put(node, spliced(classes.getOrDefault(node, List.of()), change));
            } else if (type.equals("put")) {
                int feature = change.path("feat").intValue(0);
                if (feature == TAG || feature == PROPERTIES || feature == ATTRIBUTES || feature == TEXT) {
                    nodes.computeIfAbsent(node, n -> new HashMap<>())
                            .put(change.path("key").asString(""), change.path("value"));
                }
            }
        }
    }

    private static List<String> spliced(List<String> before, JsonNode change) {
        if (change.path("type").asString("").equals("clear")) {
            return List.of();
        }
        List<String> after = new ArrayList<>(before);
        int at = change.path("index").intValue(0);
        after.subList(at, at + change.path("remove").intValue(0)).clear();
        List<String> added = new ArrayList<>();
        change.path("add").forEach(name -> added.add(name.asString()));
        after.addAll(at, added);
        return List.copyOf(after);
    }

    /** Nodes in the order in which they were made. */
    public Stream<Integer> where(String key, String value) {
        return nodes.entrySet().stream()
                .filter(entry -> entry.getValue().containsKey(key)
                        && entry.getValue().get(key).asString("").equals(value))
                .map(Map.Entry::getKey)
                .sorted();
    }

    /** What this is at all nodes that have it. */
    public Stream<String> values(String key) {
        return nodes.values().stream()
                .filter(node -> node.containsKey(key))
                .map(node -> node.get(key).asString(""));
    }

    /** What this is at a node; empty where it is nothing. */
    String value(int node, String key) {
        JsonNode value = nodes.getOrDefault(node, Map.of()).get(key);
        return value == null ? "" : value.asString("");
    }

    boolean hasClass(int node, String name) {
        return classes.getOrDefault(node, List.of()).contains(name);
    }

    int count() {
        return nodes.size();
    }
}
