/** Apache ECharts as a Vaadin Flow component. */
@NullMarked
package dev.nudge.echarts;

import org.jspecify.annotations.NullMarked;
