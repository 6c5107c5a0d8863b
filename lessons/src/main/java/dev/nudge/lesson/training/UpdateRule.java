package dev.nudge.lesson.training;

import dev.nudge.compute.Recorder;
import dev.nudge.compute.nn.Adam;
import dev.nudge.compute.nn.Optimiser;
import dev.nudge.compute.nn.Sgd;

/** How a gradient becomes a step. */
public enum UpdateRule implements Named {
    SGD {
        @Override
        Optimiser declare(Recorder p) {
            return new Sgd(p.scalar(RATE));
        }

        @Override
        public String python() {
            return "torch.optim.SGD(net.parameters(), lr=1)";
        }
    },
    MOMENTUM {
        @Override
        Optimiser declare(Recorder p) {
            return new Sgd(p.scalar(RATE), p.scalar(MOMENTUM_KEPT));
        }

        @Override
        public String python() {
            return "torch.optim.SGD(net.parameters(), lr=1, momentum=1)";
        }
    },
    ADAM {
        @Override
        Optimiser declare(Recorder p) {
            return new Adam(p.scalar(RATE));
        }

        @Override
        public String python() {
            return "torch.optim.Adam(net.parameters(), lr=1)";
        }
    };

    static final String RATE = "rate";
    static final String MOMENTUM_KEPT = "momentum";

    abstract Optimiser declare(Recorder p);

    /** Code that makes it for {@code net}; the rate, and the momentum where it keeps one, are set before each step. */
    public abstract String python();
}
