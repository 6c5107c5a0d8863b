/** Lesson pages: the text, the controls, the pictures. */
@NullMarked
package dev.nudge.ui.lesson;

import org.jspecify.annotations.NullMarked;
