package dev.nudge.lesson.gradient;

import dev.nudge.lesson.Control;
import dev.nudge.lesson.data.Points;
import dev.nudge.lesson.quadratic.FitQuadratic;

/** The twenty points of the first lesson. */
final class Measured {

    static final Points POINTS = ((Control.EditablePoints) new FitQuadratic().control(FitQuadratic.POINTS)).preset();

    private Measured() {}
}
