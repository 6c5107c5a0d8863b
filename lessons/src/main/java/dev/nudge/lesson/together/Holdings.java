package dev.nudge.lesson.together;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which units each seat holds: as even as can be, and each as long as it can be. Who goes hands on their own units alone, to those who have fewest; who comes takes
 * from those who have most, the ones they had before if these are among them.
 */
final class Holdings {

    private Map<Integer, List<Integer>> held = new LinkedHashMap<>();

    /** By unit, the seat that had it when it went last. */
    private final Map<Integer, Integer> left = new HashMap<>();

    /** The units that a seat holds, in the order in which it came to them; none for one that is not here. */
    List<Integer> of(int seat) {
        return held.getOrDefault(seat, List.of());
    }

    /**
     * @param seats who is here, in the order they came
     * @param units how many there are
     */
    void share(List<Integer> seats, int units) {
        Map<Integer, List<Integer>> now = new LinkedHashMap<>();
        Set<Integer> free = new HashSet<>();
        for (int unit = 0; unit < units; unit++) {
            free.add(unit);
        }
        for (int seat : seats) {
            List<Integer> own = new ArrayList<>(of(seat));
            own.removeIf(unit -> unit >= units);
            own.forEach(free::remove);
            now.put(seat, own);
        }
        held.forEach((seat, own) -> {
            if (!now.containsKey(seat)) {
                own.forEach(unit -> left.put(unit, seat));
            }
        });
        held = now;
        if (!seats.isEmpty()) {
            free.stream().sorted().forEach(unit -> fewest().add(unit));
            even();
        }
    }

    private List<Integer> fewest() {
        return held.values().stream().min(Comparator.comparingInt(List::size)).orElseThrow();
    }

    private int most() {
        return held.values().stream().mapToInt(List::size).max().orElseThrow();
    }

    private void even() {
        for (int most = most(); most - fewest().size() > 1; most = most()) {
            List<Integer> taking = fewest();
            int seat = held.entrySet().stream()
                    .filter(each -> each.getValue() == taking)
                    .findFirst()
                    .orElseThrow()
                    .getKey();
            taking.add(given(seat, most));
        }
    }

    /** What those who have most give to a seat. */
    private int given(int seat, int most) {
        List<List<Integer>> giving =
                held.values().stream().filter(own -> own.size() == most).toList();
        for (List<Integer> own : giving) {
            for (int i = 0; i < own.size(); i++) {
                if (left.getOrDefault(own.get(i), -1) == seat) {
                    return own.remove(i);
                }
            }
        }
        return giving.getFirst().removeLast();
    }
}
