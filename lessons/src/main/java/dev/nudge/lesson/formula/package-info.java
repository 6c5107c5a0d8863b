/** Formulas that learners type, evaluated over the engine's tensors. */
@NullMarked
package dev.nudge.lesson.formula;

import org.jspecify.annotations.NullMarked;
