package dev.nudge.lesson;

import dev.nudge.lesson.Passage.Predict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Questions about the words of the {@link Glossary}, each with a link to a setting of an experiment that answers it. They stand in {@code glossary/self-test.md}
 * as predictions whose names are words, a hyphen and a digit behind a word that is asked for more than once.
 */
public final class SelfTest {

    /** How many are asked at a time. */
    public static final int QUESTIONS = 8;

    private SelfTest() {}

    /** A few of the questions, with their options in a new order; the same seed asks the same. */
    public static List<Predict> draw(long seed, Locale locale) {
        Random random = new Random(seed);
        List<Predict> questions = new ArrayList<>(all(locale));
        Collections.shuffle(questions, random);
        return questions.stream()
                .limit(QUESTIONS)
                .map(question -> shuffled(question, random))
                .toList();
    }

    static List<Predict> all(Locale locale) {
        return PassageReader.read("self-test", Texts.require("glossary", "self-test", locale)).stream()
                .map(Predict.class::cast)
                .toList();
    }

    /** The word a question is about. */
    public static String term(Predict question) {
        return question.id().replaceFirst("-\\d$", "");
    }

    private static Predict shuffled(Predict question, Random random) {
        String right = question.options().get(question.right());
        List<String> options = new ArrayList<>(question.options());
        Collections.shuffle(options, random);
        return new Predict(question.id(), question.question(), options, options.indexOf(right), question.reveal());
    }
}
