package dev.nudge.lesson;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Fills a {@link Frame}. */
public final class FrameBuilder {

    private final Message words;
    private final Map<String, Float> readouts = new LinkedHashMap<>();
    private final Map<String, Axis> axes = new LinkedHashMap<>();
    private final List<Chart> charts = new ArrayList<>();
    private final Set<String> goals = new HashSet<>();
    private final List<Message> notice = new ArrayList<>();
    private final List<Frame.Offer> offers = new ArrayList<>();
    private final Set<String> idle = new HashSet<>();
    private final Set<String> away = new HashSet<>();
    private Optional<Frame.Leap> leap = Optional.empty();

    FrameBuilder(Message words) {
        this.words = words;
    }

    public FrameBuilder readout(String name, float value) {
        readouts.put(name, value);
        return this;
    }

    public FrameBuilder axis(String name, Axis axis) {
        axes.put(name, axis);
        return this;
    }

    public FrameBuilder chart(Chart chart) {
        charts.add(chart);
        return this;
    }

    /** Counts the goal as reached if it is. */
    public FrameBuilder goal(String goal, boolean reached) {
        if (reached) {
            goals.add(goal);
        }
        return this;
    }

    public FrameBuilder notice(Message message) {
        notice.add(message);
        return this;
    }

    /** Offers to set a control by one press. */
    public FrameBuilder offer(Message words, String control, Value value) {
        return offer(words, List.of(new Trail.Change(control, value)));
    }

    /** Offers to set several controls by one press. */
    public FrameBuilder offer(Message words, List<Trail.Change> changes) {
        offers.add(new Frame.Offer(words, changes));
        return this;
    }

    /** Marks a control as one that would change nothing at the moment, if so. */
    public FrameBuilder idle(String control, boolean isIdle) {
        if (isIdle) {
            idle.add(control);
        }
        return this;
    }

    /** Leaves a picture out of what is shown at the moment, if so; its charts may then be empty, but for the names of bars. */
    public FrameBuilder away(String picture, boolean isAway) {
        if (isAway) {
            away.add(picture);
        }
        return this;
    }

    /** Lets several steps be taken by one press, as one act. */
    public FrameBuilder leap(int steps, Message words) {
        leap = Optional.of(new Frame.Leap(steps, words));
        return this;
    }

    public Frame build() {
        return new Frame(readouts, axes, charts, goals, words, notice, offers, idle, away, leap);
    }
}
