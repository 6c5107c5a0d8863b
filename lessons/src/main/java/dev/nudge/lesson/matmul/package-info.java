/** The lesson about matrix multiplication. */
@NullMarked
package dev.nudge.lesson.matmul;

import org.jspecify.annotations.NullMarked;
