/** Measuring on this server, for one learner after the other. */
@NullMarked
package dev.nudge.measure;

import org.jspecify.annotations.NullMarked;
