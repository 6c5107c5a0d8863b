/** A device in another process: its protocol, its client, the server that hosts any device, and what happens when it dies. */
@NullMarked
package dev.nudge.compute.remote;

import org.jspecify.annotations.NullMarked;
