package dev.nudge.lesson.together;

import dev.nudge.lesson.together.Ensemble.Shares;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/**
 * Which units each seat holds: as even as can be, and each as long as it can be. A unit belongs to who got it first, or took it when that one had gone; what belongs to
 * somebody who is away is lent. Who goes hands on their own units alone, to those who have fewest. Who comes takes from those who have most: what belongs to them, then what they
 * held last, then what is lent.
 */
final class Holdings {

    private static final int NOBODY = -1;

    private Map<Integer, List<Integer>> held = new LinkedHashMap<>();

    /** By unit, the seat it belongs to. */
    private final Map<Integer, Integer> owners = new HashMap<>();

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
            Set<Integer> newcomers = new HashSet<>(seats);
            newcomers.removeAll(owners.values());
            free.stream().sorted().forEach(unit -> handOut(unit, newcomers));
            even(newcomers);
            takeBack();
        }
    }

    private int owner(int unit) {
        return owners.getOrDefault(unit, NOBODY);
    }

    private void handOut(int unit, Set<Integer> newcomers) {
        int owner = owner(unit);
        if (held.containsKey(owner)) {
            held(owner).add(unit);
            return;
        }
        int seat = fewest();
        held(seat).add(unit);
        if (owner == NOBODY || newcomers.contains(seat)) {
            owners.put(unit, seat);
        }
    }

    private List<Integer> held(int seat) {
        return Objects.requireNonNull(held.get(seat));
    }

    private int fewest() {
        return held.entrySet().stream()
                .min(Comparator.comparingInt(each -> each.getValue().size()))
                .orElseThrow()
                .getKey();
    }

    private int most() {
        return held.values().stream().mapToInt(List::size).max().orElseThrow();
    }

    private void even(Set<Integer> newcomers) {
        int taking = fewest();
        while (most() - held(taking).size() > 1) {
            int unit = given(taking);
            held(taking).add(unit);
            // Who was here before gives back what is lent, when its owner comes.
            if (newcomers.contains(taking) || held.containsKey(owner(unit))) {
                owners.put(unit, taking);
            }
            taking = fewest();
        }
    }

    /** Where it is all the same who has one more, it goes to whose it is, or was. */
    private void takeBack() {
        boolean moved;
        do {
            moved = false;
            for (Map.Entry<Integer, List<Integer>> each : held.entrySet()) {
                int seat = each.getKey();
                Optional<Integer> more = taken(
                        each.getValue().size() + 1,
                        (holder, unit) -> owner(unit) == seat || (isLent(holder, unit) && hadLast(seat, unit)));
                more.ifPresent(each.getValue()::add);
                moved |= more.isPresent();
            }
        } while (moved);
    }

    private boolean isLent(int holder, int unit) {
        return owner(unit) != holder;
    }

    private boolean hadLast(int seat, int unit) {
        return left.getOrDefault(unit, NOBODY) == seat;
    }

    /** What those who have more give to a seat. */
    private int given(int taking) {
        int most = most();
        return taken(held(taking).size() + 2, (holder, unit) -> owner(unit) == taking)
                .or(() -> taken(most, (holder, unit) -> hadLast(taking, unit)))
                .or(() -> taken(most, (holder, unit) -> isLent(holder, unit) && !hadLast(holder, unit)))
                .or(() -> taken(most, this::isLent))
                .orElseGet(() -> held.values().stream()
                        .filter(own -> own.size() == most)
                        .findFirst()
                        .orElseThrow()
                        .removeLast());
    }

    /** The first that is like this, of those who hold so many at least. */
    private Optional<Integer> taken(int least, BiPredicate<Integer, Integer> wanted) {
        for (Map.Entry<Integer, List<Integer>> each : held.entrySet()) {
            List<Integer> own = each.getValue();
            for (int i = 0; own.size() >= least && i < own.size(); i++) {
                if (wanted.test(each.getKey(), own.get(i))) {
                    return Optional.of(own.remove(i));
                }
            }
        }
        return Optional.empty();
    }

    /** @param units how many there are */
    Shares shares(int units) {
        Map<Integer, Integer> holders = new HashMap<>(left);
        held.forEach((seat, own) -> own.forEach(unit -> holders.put(unit, seat)));
        return new Shares(byUnit(owners, units), byUnit(holders, units));
    }

    private static List<Integer> byUnit(Map<Integer, Integer> seats, int units) {
        return IntStream.range(0, units)
                .mapToObj(unit -> seats.getOrDefault(unit, NOBODY))
                .toList();
    }

    /** As it was, with nobody here yet. */
    void restore(Shares shares) {
        held = new LinkedHashMap<>();
        read(shares.owners(), owners);
        read(shares.holders(), left);
    }

    /** Nobody but these comes back. */
    void retain(Set<Integer> seats) {
        owners.values().retainAll(seats);
        left.values().retainAll(seats);
    }

    private static void read(List<Integer> seats, Map<Integer, Integer> into) {
        into.clear();
        for (int unit = 0; unit < seats.size(); unit++) {
            if (seats.get(unit) != NOBODY) {
                into.put(unit, seats.get(unit));
            }
        }
    }
}
