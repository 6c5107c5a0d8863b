/** The application and what every page shares. */
@NullMarked
package dev.nudge.ui;

import org.jspecify.annotations.NullMarked;
