/** One link, many learners: rooms, seats, what a teacher asks for, and what a board shows. Knows no page. */
@NullMarked
package dev.nudge.classroom;

import org.jspecify.annotations.NullMarked;
