package dev.nudge.lesson.sgd;

import dev.nudge.compute.Recorder;
import dev.nudge.compute.nn.Adam;
import dev.nudge.compute.nn.Optimiser;
import dev.nudge.compute.nn.Sgd;

/** How a gradient becomes a step. */
enum Update implements Named {
    SGD {
        @Override
        Optimiser declare(Recorder p) {
            return new Sgd(p.scalar(RATE));
        }
    },
    MOMENTUM {
        @Override
        Optimiser declare(Recorder p) {
            return new Sgd(p.scalar(RATE), p.scalar(MOMENTUM_KEPT));
        }
    },
    ADAM {
        @Override
        Optimiser declare(Recorder p) {
            return new Adam(p.scalar(RATE));
        }
    };

    static final String RATE = "rate";
    static final String MOMENTUM_KEPT = "momentum";

    abstract Optimiser declare(Recorder p);
}
