/** One experiment in somebody else’s page: its view, its messages, the page that writes the code for it. */
@NullMarked
package dev.nudge.ui.embed;

import org.jspecify.annotations.NullMarked;
