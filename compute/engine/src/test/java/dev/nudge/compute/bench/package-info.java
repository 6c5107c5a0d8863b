/** How fast the engine is: JMH benchmarks, and a main class that prints them in one table. */
@NullMarked
package dev.nudge.compute.bench;

import org.jspecify.annotations.NullMarked;
