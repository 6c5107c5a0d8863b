/** Ways to pass on what a page shows: links, codes for cameras, code for other sites, files. */
@NullMarked
package dev.nudge.ui.share;

import org.jspecify.annotations.NullMarked;
