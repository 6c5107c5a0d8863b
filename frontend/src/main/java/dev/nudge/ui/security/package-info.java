/** Who may frame a page, what it may load, and the sessions of embeds, which need no cookie. */
@NullMarked
package dev.nudge.ui.security;

import org.jspecify.annotations.NullMarked;
