package dev.nudge.ui.page;

import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Lesson;

/** The addresses of pages. */
public final class Routes {

    public static final String START = "";
    public static final String LESSONS = "lessons";
    public static final String LESSON = "lessons/:lesson";
    public static final String GLOSSARY = "glossary";
    public static final String SELF_TEST = "glossary/test";
    public static final String PROGRESS = "progress";
    public static final String BOOKS = "books";
    public static final String TEACH = "teach";
    public static final String GUIDE = "teach/:lesson";
    public static final String EMBED = "embed";
    public static final String EMBEDDED = "embed/:experiment";

    /** A saved run; short, because it is read aloud and copied by hand. */
    public static final String RUN = "r/:run";

    /** Where a code is typed. */
    public static final String JOIN = "join";

    /** A learner's seat in a class; short, because it is read from a wall. */
    public static final String SEAT = "c/:code";

    /** A teacher's page of a class. */
    public static final String DESK = "desk/:code";

    /** What a projector shows of a class. */
    public static final String BOARD = "board/:code";

    /** A lesson of a class as a film, to take home. */
    public static final String FILM = "film/:code";

    /** What stands before the key in an address that brings one; what is behind a # is sent to no server. */
    public static final String KEY = "#key=";

    private Routes() {}

    /** A lesson's address: the first one is the start page. */
    public static String of(Lesson lesson) {
        return lesson.equals(Course.lessons().getFirst()) ? START : LESSONS + "/" + lesson.id();
    }

    /**
     * @param run the id of a saved run
     */
    public static String run(String run) {
        return "r/" + run;
    }

    /**
     * @param code of a class
     */
    public static String seat(String code) {
        return "c/" + code;
    }

    public static String guide(Lesson lesson) {
        return TEACH + "/" + lesson.id();
    }

    /** A word's place in the glossary. */
    public static String term(String term) {
        return GLOSSARY + "#" + term;
    }

    /**
     * The address of the lesson in which an experiment stands, with the experiment set.
     *
     * @param poke as in a lesson's text: {@code quadratic?a=3&b=2}
     */
    public static String poked(String poke) {
        int mark = poke.indexOf('?');
        String id = mark < 0 ? poke : poke.substring(0, mark);
        for (Lesson lesson : Course.lessons()) {
            for (Experiment experiment : lesson.experiments()) {
                if (experiment.id().equals(id)) {
                    String path = of(lesson).isEmpty() ? "./" : of(lesson);
                    String query = mark < 0 ? "" : query(lesson, id, poke.substring(mark + 1));
                    return path + query + "#experiment-" + id;
                }
            }
        }
        throw new IllegalArgumentException("routes: there is no experiment \"" + id + "\" to poke");
    }

    /** Where a lesson has several experiments, each parameter carries the experiment's name. */
    private static String query(Lesson lesson, String experiment, String settings) {
        String prefix = lesson.experiments().size() > 1 ? experiment + "." : "";
        return "?" + prefix + settings.replace("&", "&" + prefix);
    }

    /**
     * One of the pages of a class.
     *
     * @param route with a place for the code, such as {@link #DESK}
     */
    public static String classroom(String route, String code) {
        return route.replace(":code", code);
    }
}
