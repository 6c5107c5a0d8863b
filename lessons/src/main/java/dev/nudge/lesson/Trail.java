package dev.nudge.lesson;

import java.util.ArrayList;
import java.util.List;

/**
 * The truth of a stage: the settings it opened with and what was done since. The same trail gives the same frames; links,
 * undo and replay rest on that.
 *
 * <p>A change that starts the walk anew is folded into the opening, so a trail holds just what its frame shows.
 */
public record Trail(Settings opening, List<Entry> entries) {

    /** How many entries a trail may hold, so that a link can carry it; a stage begins anew before there are more. */
    public static final int MOST_ENTRIES = 200;

    /** One thing done after the opening. */
    public sealed interface Entry {}

    /**
     * @param count at least 1
     */
    public record Steps(int count) implements Entry {}

    public record Change(String control, Value value) implements Entry {}

    public Trail {
        entries = List.copyOf(entries);
    }

    public static Trail from(Settings opening) {
        return new Trail(opening, List.of());
    }

    /** The same walk, {@code count} steps longer. */
    public Trail plusSteps(int count) {
        List<Entry> longer = new ArrayList<>(entries);
        if (!longer.isEmpty() && longer.getLast() instanceof Steps(int before)) {
            longer.set(longer.size() - 1, new Steps(before + count));
        } else {
            longer.add(new Steps(count));
        }
        return new Trail(opening, longer);
    }

    /** The same walk under another setting; what is only looked at, which changes nothing about the walk, is the opening's. */
    public Trail plusChange(Control control, Value value) {
        return control.effect() == Control.Effect.LOOK
                ? openedAs(opening.with(control.id(), value))
                : plusChange(control.id(), value);
    }

    /** The same entries after another opening. */
    Trail openedAs(Settings other) {
        return new Trail(other, entries);
    }

    /** The same walk under another setting; before the first step it is the opening that changes. */
    public Trail plusChange(String control, Value value) {
        if (entries.isEmpty()) {
            return from(opening.with(control, value));
        }
        List<Entry> longer = new ArrayList<>(entries);
        if (longer.getLast() instanceof Change last && last.control().equals(control)) {
            longer.removeLast();
        }
        longer.add(new Change(control, value));
        return new Trail(opening, longer);
    }

    /** The same walk without its last step, under what was set since; itself when there is none. */
    public Trail minusStep() {
        List<Entry> before = new ArrayList<>(entries);
        List<Change> since = new ArrayList<>();
        while (!before.isEmpty()) {
            switch (before.removeLast()) {
                case Change change -> since.addFirst(change);
                case Steps(int count) -> {
                    if (count > 1) {
                        before.add(new Steps(count - 1));
                    }
                    Trail shorter = new Trail(opening, before);
                    for (Change change : since) {
                        shorter = shorter.plusChange(change.control(), change.value());
                    }
                    return shorter;
                }
            }
        }
        return this;
    }

    /**
     * The same walk as far as a step, with all that was set there before the next one; itself when it is no longer than that.
     *
     * @param step at least 0
     */
    public Trail upTo(int step) {
        List<Entry> before = new ArrayList<>();
        int left = step;
        for (Entry entry : entries) {
            if (entry instanceof Steps(int count)) {
                if (left > 0) {
                    before.add(new Steps(Math.min(count, left)));
                }
                if (count > left) {
                    return new Trail(opening, before);
                }
                left -= count;
            } else {
                before.add(entry);
            }
        }
        return this;
    }

    /** Whether following this trail leads past the end of the other one, or to it. */
    public boolean passes(Trail other) {
        if (!opening.equals(other.opening) || other.entries.size() > entries.size()) {
            return false;
        }
        int last = other.entries.size() - 1;
        for (int i = 0; i <= last; i++) {
            boolean same = entries.get(i).equals(other.entries.get(i));
            boolean within = i == last
                    && entries.get(i) instanceof Steps(int mine)
                    && other.entries.get(i) instanceof Steps(int theirs)
                    && theirs <= mine;
            if (!same && !within) {
                return false;
            }
        }
        return true;
    }

    public int steps() {
        int sum = 0;
        for (Entry entry : entries) {
            if (entry instanceof Steps(int count)) {
                sum += count;
            }
        }
        return sum;
    }

    /** The settings after the last change. What the steps themselves moved is the stage's to say. */
    public Settings settings() {
        Settings settings = opening;
        for (Entry entry : entries) {
            if (entry instanceof Change change) {
                settings = settings.with(change.control(), change.value());
            }
        }
        return settings;
    }
}
