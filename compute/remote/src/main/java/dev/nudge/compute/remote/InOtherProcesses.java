package dev.nudge.compute.remote;

import dev.nudge.compute.device.DeviceProvider;

/** Offers a device by starting workers. A worker itself looks past it, or workers would start workers. */
interface InOtherProcesses extends DeviceProvider {}
