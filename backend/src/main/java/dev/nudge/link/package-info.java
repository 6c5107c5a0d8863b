/** A trail in a URL, and back. */
@NullMarked
package dev.nudge.link;

import org.jspecify.annotations.NullMarked;
