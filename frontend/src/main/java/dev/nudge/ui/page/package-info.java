/** The frame around every page, and the pages that are not lessons. */
@NullMarked
package dev.nudge.ui.page;

import org.jspecify.annotations.NullMarked;
