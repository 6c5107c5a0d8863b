package dev.nudge.echarts;

/** Where in a move a {@link PointEvent} stands. Every move has one START, any number of MOVEs, and one END. */
public enum Phase {
    START,
    MOVE,
    END
}
