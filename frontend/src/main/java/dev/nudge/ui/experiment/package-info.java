/** One experiment on a page, shown from what it declares: its pictures, its controls, its acts. Knows no lesson. */
@NullMarked
package dev.nudge.ui.experiment;

import org.jspecify.annotations.NullMarked;
