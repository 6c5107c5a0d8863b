package dev.nudge.lesson.sgd;

import dev.nudge.lesson.training.Named;

/** When training ends. */
enum Stop implements Named {
    /** After so many epochs. */
    EPOCHS,
    /** After so many seconds of playing. */
    TIME,
    /** When the loss of the validation set has not fallen for so many epochs; the weights of its lowest are kept. */
    PATIENCE
}
