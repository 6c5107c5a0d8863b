/** What learners take home, as files. */
@NullMarked
package dev.nudge.keepsake;

import org.jspecify.annotations.NullMarked;
