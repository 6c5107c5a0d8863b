package dev.nudge.classroom;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A lesson of a class, to be gone back over: where everybody was at any time. Rests are shortened. Immutable. */
public final class Film {

    /** Of a longer pause, in which nobody moved, no more than this is shown. */
    private static final Duration LONGEST_REST = Duration.ofSeconds(20);

    /**
     * @param at the time in the lesson
     * @param experiment where most were then; empty before the first moment
     * @param measure the readout that those who were there were compared by then; empty for none
     * @param places where those who were there stood, by their seats; a score of another readout is left out
     * @param apart how many of these scores were left out
     */
    public record Scene(Instant at, String experiment, Optional<String> measure, List<Moment> places, int apart) {}

    private final List<Moment> moments;
    /** Milliseconds into the film, for each moment. */
    private final long[] shown;
    /** The indices of each seat's moments, rising. */
    private final Map<Integer, int[]> seats = new TreeMap<>();
    /** By experiment; each picture of a film that runs asks for one. */
    private final Map<String, Set<Optional<String>>> measures = new HashMap<>();

    private Film(List<Moment> moments) {
        this.moments = moments;
        this.shown = new long[moments.size()];
        Map<Integer, List<Integer>> indices = new TreeMap<>();
        for (int i = 0; i < shown.length; i++) {
            if (i > 0) {
                long rest = Duration.between(
                                moments.get(i - 1).at(), moments.get(i).at())
                        .toMillis();
                shown[i] = shown[i - 1] + Math.min(rest, LONGEST_REST.toMillis());
            }
            indices.computeIfAbsent(moments.get(i).seat(), seat -> new ArrayList<>())
                    .add(i);
            measures.computeIfAbsent(moments.get(i).experiment(), id -> new HashSet<>())
                    .add(moments.get(i).measure());
        }
        measures.replaceAll((id, all) -> Set.copyOf(all));
        indices.forEach((seat, each) ->
                seats.put(seat, each.stream().mapToInt(Integer::intValue).toArray()));
    }

    /**
     * @param moments in any order
     */
    public static Film of(List<Moment> moments) {
        return new Film(moments.stream()
                .sorted(Comparator.comparing(Moment::at).thenComparing(Moment::seat))
                .toList());
    }

    public boolean isEmpty() {
        return moments.isEmpty();
    }

    /** From the first moment to the last, without what is left out of long rests. */
    public Duration length() {
        return isEmpty() ? Duration.ZERO : Duration.ofMillis(shown[shown.length - 1]);
    }

    /** How many moments it is made of. */
    int size() {
        return moments.size();
    }

    public int seats() {
        return seats.size();
    }

    /**
     * When it begins.
     *
     * @throws IllegalStateException if nothing is remembered
     */
    public Instant begin() {
        requireAny();
        return moments.getFirst().at();
    }

    /** The readouts that scores of an experiment are of, each once; with an empty one, where some are of none. */
    public Set<Optional<String>> measures(String experiment) {
        return measures.getOrDefault(experiment, Set.of());
    }

    private void requireAny() {
        if (isEmpty()) {
            throw new IllegalStateException("film: nobody has moved yet; ask isEmpty first");
        }
    }

    /** All that is remembered of an experiment, in the order of time. */
    public List<Moment> of(String experiment) {
        return moments.stream()
                .filter(each -> each.experiment().equals(experiment))
                .toList();
    }

    /**
     * Where everybody stood at a time: where they were last.
     *
     * @param share of the film that has passed, 0 to 1
     * @throws IllegalStateException if nothing is remembered
     */
    public Scene at(double share) {
        requireAny();
        int last = lastAt(Math.clamp(share, 0, 1) * shown[shown.length - 1]);
        List<Moment> places = new ArrayList<>();
        Map<String, Integer> there = new LinkedHashMap<>();
        for (int[] indices : seats.values()) {
            int at = Arrays.binarySearch(indices, last);
            int before = at >= 0 ? at : -at - 2;
            if (before >= 0) {
                Moment place = moments.get(indices[before]);
                places.add(place);
                there.merge(place.experiment(), 1, Integer::sum);
            }
        }
        String here = moments.get(last).experiment();
        for (Map.Entry<String, Integer> each : there.entrySet()) {
            if (each.getValue() > there.getOrDefault(here, 0)) {
                here = each.getKey();
            }
        }
        String experiment = here;
        List<Moment> all = places.stream()
                .filter(place -> place.experiment().equals(experiment))
                .toList();
        Optional<String> measure =
                all.stream().max(Comparator.comparing(Moment::at)).flatMap(Moment::measure);
        List<Moment> compared =
                all.stream().map(place -> place.comparedBy(measure)).toList();
        long apart = all.stream().filter(place -> place.score().isPresent()).count()
                - compared.stream().filter(place -> place.score().isPresent()).count();
        return new Scene(moments.get(last).at(), experiment, measure, compared, (int) apart);
    }

    /** The last moment that has been shown by then. */
    private int lastAt(double millis) {
        int low = 0;
        int high = shown.length - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (shown[middle] <= millis) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
