package dev.nudge.rest;

import dev.nudge.lesson.Experiment;

/** The addresses of this face. */
final class Addresses {

    static final String ROOT = "/api/v1";
    static final String OPENAPI = ROOT + "/openapi.json";
    static final String EXPERIMENTS = ROOT + "/experiments";

    private Addresses() {}

    static String of(Experiment experiment) {
        return EXPERIMENTS + "/" + experiment.id();
    }

    static String frames(Experiment experiment) {
        return of(experiment) + "/frames";
    }

    static String frames(Question question) {
        return frames(question.experiment()) + "?" + question.query();
    }

    static String runs(Experiment experiment) {
        return of(experiment) + "/runs";
    }

    static String run(Experiment experiment, String run) {
        return runs(experiment) + "/" + run;
    }
}
