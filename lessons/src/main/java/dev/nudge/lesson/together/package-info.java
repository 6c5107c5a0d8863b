/** What a class trains as one: a function of one ReLU each, and a step of one mini-batch each. */
@NullMarked
package dev.nudge.lesson.together;

import org.jspecify.annotations.NullMarked;
