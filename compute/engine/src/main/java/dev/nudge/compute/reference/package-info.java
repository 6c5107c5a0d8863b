/** Programs in plain loops and double precision: what every other device is tested against. */
@NullMarked
package dev.nudge.compute.reference;

import org.jspecify.annotations.NullMarked;
