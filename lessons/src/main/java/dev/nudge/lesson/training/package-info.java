/** A classifier of digits and its training, one batch at a time: what it learns from, its weights, its losses. Knows no picture and no page. */
@NullMarked
package dev.nudge.lesson.training;

import org.jspecify.annotations.NullMarked;
