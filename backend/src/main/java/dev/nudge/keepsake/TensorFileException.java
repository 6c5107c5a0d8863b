package dev.nudge.keepsake;

import java.util.List;

/** A file is not one of tensors that can be read here. */
public final class TensorFileException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What is wrong; the page has the words. */
    public enum Problem {
        /** It is longer than can be taken: the most, in megabytes. */
        TOO_LARGE,
        /** It is a zip, as {@code torch.save} writes one. */
        TORCH_SAVE,
        /** It is no such file: what was found. */
        NOT_SAFETENSORS,
        /** It holds more tensors than can be taken: the most. */
        TOO_MANY,
        /** The numbers of a tensor are of another type: its name, the type. */
        DTYPE,
        /** A tensor's place in the file does not fit its shape, or lies outside: its name, its shape. */
        PLACE,
        /** A number is infinite or none: the tensor's name, the number's place in it. */
        NOT_FINITE
    }

    private final Problem problem;
    private final transient List<Object> about;

    TensorFileException(Problem problem, Object... about) {
        super("safetensors: " + problem + " " + List.of(about));
        this.problem = problem;
        this.about = List.of(about);
    }

    public Problem problem() {
        return problem;
    }

    /** What the words are about, as {@link Problem} lists it. */
    public List<Object> about() {
        return about;
    }
}
