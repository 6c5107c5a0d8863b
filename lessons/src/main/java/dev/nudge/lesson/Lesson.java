package dev.nudge.lesson;

import java.util.List;
import java.util.Locale;

/**
 * A text with live experiments in it.
 *
 * @param id names the text, {@code lessons/<id>.md}
 * @param path how it belongs to the course
 * @param minutes how long a reader is likely to stay
 * @param experiments those its text has a place for, in their order; the text of a lesson with one need not name it
 * @param checkpoints the few that are the lesson's own, each {@code <experiment>.<goal>}; whatever else its experiments declare is more to try
 */
public record Lesson(String id, Path path, int minutes, List<Experiment> experiments, List<String> checkpoints) {

    /** How a lesson belongs to the course. */
    public enum Path {
        /** On the short path, which everyone walks. */
        SHORT,
        /** On the way for those who have the time. */
        DEEPER,
        /** A side trip: nothing later rests on it. */
        SIDE
    }

    public Lesson {
        experiments = List.copyOf(experiments);
        checkpoints = List.copyOf(checkpoints);
    }

    /** Checkpoints of one of its experiments that are not the lesson's own, each {@code <experiment>.<goal>}. */
    public List<String> moreToTry(Experiment experiment) {
        return experiment.checkpoints().stream()
                .map(goal -> experiment.id() + "." + goal)
                .filter(checkpoint -> !checkpoints.contains(checkpoint))
                .toList();
    }

    /** The experiment of this id. */
    public Experiment experiment(String experiment) {
        for (Experiment candidate : experiments) {
            if (candidate.id().equals(experiment)) {
                return candidate;
            }
        }
        throw new IllegalArgumentException("lesson " + id + ": there is no experiment \"" + experiment + "\"");
    }

    /** The text's passages, in the reader's language where there is one, else in English. */
    public List<Passage> passages(Locale locale) {
        return PassageReader.read(id, text(locale));
    }

    /** The curves that its text asks a reader to draw, in their order. */
    public List<Passage.Draw> drawings(Locale locale) {
        return passages(locale).stream()
                .filter(Passage.Draw.class::isInstance)
                .map(Passage.Draw.class::cast)
                .toList();
    }

    String text(Locale locale) {
        return Texts.require("lessons", id, locale);
    }
}
