/** Learners at work: their stages, the device that answers, and what is counted about both. */
@NullMarked
package dev.nudge.session;

import org.jspecify.annotations.NullMarked;
