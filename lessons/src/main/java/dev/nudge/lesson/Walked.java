package dev.nudge.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Places along one trail to come back to, so that going to a step of it need not begin at the opening. When they take more than {@value #MOST_BYTES} bytes, every second
 * one is dropped and later ones are taken half as often; two always stay.
 */
final class Walked {

    static final long MOST_BYTES = 2 << 20;

    private static final int FIRST_GAP = 64;

    /** A place and the trail that led there. */
    record Place(Trail trail, Simulation.Saved saved) {}

    private final List<Place> places = new ArrayList<>();
    private int firstGap = FIRST_GAP;
    /** How often every second place was dropped, as a power of two. */
    private int thinned = 1;

    /** Forgets all. */
    void clear() {
        places.clear();
        firstGap = FIRST_GAP;
        thinned = 1;
    }

    /** From here on, and as long as there is room: its steps are so long that none is to be taken twice. */
    void rememberEveryStep() {
        firstGap = 1;
    }

    /** Takes the way for one from another opening, from which it leads through the same places. */
    void openedAs(Settings opening) {
        places.replaceAll(place -> new Place(place.trail.openedAs(opening), place.saved));
    }

    /** How many steps to take before it is worth asking {@link #add} again. */
    int gap() {
        return firstGap * thinned;
    }

    /** Remembers a place if the one before is far enough away. */
    void add(Trail trail, Simulation simulation) {
        if (places.isEmpty() || trail.steps() - places.getLast().trail.steps() >= gap()) {
            places.add(new Place(trail, simulation.save()));
            thin();
        }
    }

    private void thin() {
        while (places.size() > 2 && bytes() > MOST_BYTES) {
            for (int i = places.size() - 2; i > 0; i -= 2) {
                places.remove(i);
            }
            thinned *= 2;
        }
    }

    long bytes() {
        return places.stream().mapToLong(place -> place.saved.bytes()).sum();
    }

    int count() {
        return places.size();
    }

    /** The last place on the way along {@code destination}. */
    Optional<Place> lastOn(Trail destination) {
        return places.reversed().stream()
                .filter(place -> destination.passes(place.trail))
                .findFirst();
    }

    /** Forgets the places that do not lie along this trail. */
    void keep(Trail trail) {
        while (!places.isEmpty() && !trail.passes(places.getLast().trail)) {
            places.removeLast();
        }
    }
}
