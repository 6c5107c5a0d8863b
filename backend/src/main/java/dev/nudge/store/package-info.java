/** Where Nudge keeps what is saved: its own file, or a PostgreSQL. */
@NullMarked
package dev.nudge.store;

import org.jspecify.annotations.NullMarked;
