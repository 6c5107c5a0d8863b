package dev.nudge.lesson.training;

/**
 * What all images of a batch say together.
 *
 * @param raw what the model gives for each, shape [batch · outputs]
 * @param loss the mean over all
 * @param slopes of that loss by each weight
 */
public record BatchGradient(float[] raw, float loss, Weights slopes) {}
