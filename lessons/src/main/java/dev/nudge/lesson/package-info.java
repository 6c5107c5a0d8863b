/** What a lesson is made of: experiments with controls, the stages learners stand on, and the frames a stage shows. */
@NullMarked
package dev.nudge.lesson;

import org.jspecify.annotations.NullMarked;
