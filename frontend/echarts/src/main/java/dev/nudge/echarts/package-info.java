/**
 * Apache ECharts as a Vaadin Flow component: {@link dev.nudge.echarts.EChart} shows an ECharts option, {@link
 * dev.nudge.echarts.Patch} changes its numbers, and events tell what was done to its points.
 *
 * <p>The option travels once. After that a response carries one call with the numbers that changed; the browser paints them
 * in the same task. The component knows nothing of what the numbers mean.
 */
@NullMarked
package dev.nudge.echarts;

import org.jspecify.annotations.NullMarked;
