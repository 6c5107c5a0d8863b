/** The face for programs: frames and training runs by HTTP, without a session. */
@NullMarked
package dev.nudge.rest;

import org.jspecify.annotations.NullMarked;
