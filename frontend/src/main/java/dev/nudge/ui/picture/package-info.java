/** Pictures of a link's state for chats and other sites, drawn on the server, and what tells them of it. */
@NullMarked
package dev.nudge.ui.picture;

import org.jspecify.annotations.NullMarked;
