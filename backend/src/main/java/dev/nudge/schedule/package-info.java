/** Work that is too long for a request: who has it, whose turn it is, and on which threads. */
@NullMarked
package dev.nudge.schedule;

import org.jspecify.annotations.NullMarked;
