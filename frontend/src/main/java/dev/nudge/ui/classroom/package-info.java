/** A class in pages: joining, a seat, a teacher's desk, what a projector shows. */
@NullMarked
package dev.nudge.ui.classroom;

import org.jspecify.annotations.NullMarked;
