/** Many visitors at once, who speak to a Nudge as its pages do, without browsers. */
@NullMarked
package dev.nudge.e2e.load;

import org.jspecify.annotations.NullMarked;
