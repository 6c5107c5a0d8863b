package dev.nudge.echarts;

/**
 * A line series that may be drawn by hand: {@code samples} heights, evenly from {@code min} to {@code max}.
 *
 * @param seriesId of the option
 * @param low the lowest height that can be drawn
 * @param high the highest
 */
public record Sketch(String seriesId, float min, float max, int samples, float low, float high) {}
