/** Nudge as its users meet it: a page in a browser. */
@NullMarked
package dev.nudge.e2e;

import org.jspecify.annotations.NullMarked;
