/** How much one network address may ask for. */
@NullMarked
package dev.nudge.allowance;

import org.jspecify.annotations.NullMarked;
