package dev.nudge.lesson.speed;

/**
 * Times that were published, for the job {@link Job#DIGITS} alone and on a machine of their authors: Howard & Gugger, Deep Learning for Coders with fastai and PyTorch,
 * O'Reilly 2020, chapter 17.
 */
enum Quoted {
    PYTHON("python", 1.15),
    INNER("inner", 1.7e-3),
    BROADCAST("broadcast", 357e-6),
    EINSUM("einsum", 68.7e-6),
    OPERATOR("operator", 14e-6);

    private final String id;
    private final double seconds;

    Quoted(String id, double seconds) {
        this.id = id;
        this.seconds = seconds;
    }

    String id() {
        return id;
    }

    double seconds() {
        return seconds;
    }
}
