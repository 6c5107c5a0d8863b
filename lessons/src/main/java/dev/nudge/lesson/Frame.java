package dev.nudge.lesson;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a stage shows at one moment. Immutable.
 *
 * @param readouts numbers by name
 * @param axes axes by name
 * @param charts what is drawn, in drawing order
 * @param goals the goals this state reaches
 * @param words the picture in a sentence
 * @param notice what just happened that is worth a word; empty when nothing is
 * @param offers what would help now, for one press each; empty when nothing has to be helped
 * @param idle controls that would change nothing at the moment, by id, and options of choices, as {@code control.option}; a page need not show them. Where the chosen
 *     option is idle, the nearest before it that is not holds
 * @param away pictures that a page does not show now, by id; their charts are there, and may be empty
 * @param leap steps that belong together and are taken by one press; empty where single steps are enough
 */
public record Frame(
        Map<String, Float> readouts,
        Map<String, Axis> axes,
        List<Chart> charts,
        Set<String> goals,
        Message words,
        List<Message> notice,
        List<Offer> offers,
        Set<String> idle,
        Set<String> away,
        Optional<Leap> leap) {

    /**
     * Controls to set one after the other, at least one, and what the press that sets them is called.
     */
    public record Offer(Message words, List<Trail.Change> changes) {

        public Offer {
            changes = List.copyOf(changes);
        }
    }

    /**
     * Several steps, and what the press that takes them is called.
     *
     * @param steps at least 1
     */
    public record Leap(int steps, Message words) {

        public Leap {
            if (steps < 1) {
                throw new IllegalArgumentException("leap: " + steps + " steps lead nowhere; at least 1 does");
            }
        }
    }

    public Frame {
        readouts = Map.copyOf(readouts);
        axes = Map.copyOf(axes);
        charts = List.copyOf(charts);
        goals = Set.copyOf(goals);
        notice = List.copyOf(notice);
        offers = List.copyOf(offers);
        idle = Set.copyOf(idle);
        away = Set.copyOf(away);
    }

    /** A frame to be filled. */
    public static FrameBuilder saying(Message words) {
        return new FrameBuilder(words);
    }

    public float readout(String name) {
        return named(readouts, name);
    }

    public Axis axis(String name) {
        return named(axes, name);
    }

    public Chart.Lines lines(String id) {
        return chart(id, Chart.Lines.class);
    }

    public Chart.Scatter scatter(String id) {
        return chart(id, Chart.Scatter.class);
    }

    public <C extends Chart> C chart(String id, Class<C> type) {
        for (Chart chart : charts) {
            if (type.isInstance(chart) && chart.id().equals(id)) {
                return type.cast(chart);
            }
        }
        throw new IllegalArgumentException("frame: there is no " + type.getSimpleName() + " \"" + id + "\"");
    }

    /** The same frame with a chart in the place of the one of that name, or on top of the others. */
    public Frame with(Chart chart) {
        List<Chart> all = new ArrayList<>(charts);
        all.replaceAll(one -> one.id().equals(chart.id()) ? chart : one);
        if (!all.contains(chart)) {
            all.add(chart);
        }
        return new Frame(readouts, axes, all, goals, words, notice, offers, idle, away, leap);
    }

    /** The same frame with another range of an axis. */
    public Frame with(String axis, Axis range) {
        Map<String, Axis> all = new HashMap<>(axes);
        all.put(axis, range);
        return new Frame(readouts, all, charts, goals, words, notice, offers, idle, away, leap);
    }

    /** The same frame with other words. */
    public Frame with(Message other) {
        return new Frame(readouts, axes, charts, goals, other, notice, offers, idle, away, leap);
    }

    private static <V> V named(Map<String, V> map, String name) {
        V value = map.get(name);
        if (value == null) {
            throw new IllegalArgumentException("frame: there is no \"" + name + "\"; there are " + map.keySet());
        }
        return value;
    }
}
