/** What goes on by itself on a page: a walk that plays, an act that takes long. */
@NullMarked
package dev.nudge.ui.security;

import org.jspecify.annotations.NullMarked;
