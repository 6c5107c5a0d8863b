/** Pages to read beside the lessons: words, a self-test, what one has reached, books, teachers' guides. */
@NullMarked
package dev.nudge.ui.reading;

import org.jspecify.annotations.NullMarked;
