package dev.nudge.lesson.views;

import dev.nudge.compute.ShapeException;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A tensor and what was done with it, one act after the other. Immutable. */
record Chain(List<Link> links) {

    /** So that everything can be shown. */
    static final int MOST_AXES = 4;

    static final int MOST_ELEMENTS = 288;

    /**
     * A tensor on the way.
     *
     * @param act that made it; empty for the first
     * @param text the act as it is written, as it runs in PyTorch and on the engine, and as NumPy writes it
     * @param tensor what came of it
     * @param origins where in the first tensor each number came from; empty once there are new numbers
     * @param copied bytes that PyTorch copies here, that is, the whole new storage, or 0
     */
    record Link(
            Optional<Act> act,
            String text,
            String torch,
            String java,
            String numpy,
            Tensor tensor,
            Optional<Tensor> origins,
            long copied) {}

    Chain {
        links = List.copyOf(links);
    }

    static Chain from(Tensor first) {
        Tensor origins = Tensor.arange(0, first.size(), 1).reshape(first.shape().toArray());
        return new Chain(List.of(new Link(Optional.empty(), "x", "", "", "", first, Optional.of(origins), 0)));
    }

    Link last() {
        return links.getLast();
    }

    /** What was done, without the first. */
    List<Link> acts() {
        return links.subList(1, links.size());
    }

    /**
     * One act more.
     *
     * @throws Refusal where the act does not work, or what comes of it cannot be shown
     */
    Chain then(Act act, String own) {
        Tensor before = last().tensor();
        Tensor made = made(act, before, own);
        if (made.rank() > MOST_AXES || made.size() > MOST_ELEMENTS) {
            throw new Refusal(Message.of("views.refused.large", made.shape().toString(), MOST_AXES, MOST_ELEMENTS));
        }
        if (made.size() == 0) {
            throw new Refusal(Message.of("views.refused.empty", made.shape().toString()));
        }
        List<Link> more = new ArrayList<>(links);
        more.add(new Link(
                Optional.of(act),
                act.text(before, own),
                act.torch(before, own),
                act.java(before, own),
                act.numpy(before, own),
                made,
                origins(act, own, made),
                made.sharesStorage(before) ? 0 : Python.bytes(made)));
        return new Chain(more);
    }

    private static Tensor made(Act act, Tensor before, String own) {
        try {
            return act.of(before, own);
        } catch (ShapeException refused) {
            throw new Refusal(Message.of("views.refused.engine", String.valueOf(refused.getMessage())));
        }
    }

    /** The same done with the addresses; they are what they say as long as the first tensor holds those numbers there. */
    private Optional<Tensor> origins(Act act, String own, Tensor made) {
        if (last().origins().isEmpty()) {
            return Optional.empty();
        }
        Tensor origins;
        try {
            origins = act.of(last().origins().get(), own);
        } catch (Refusal | ShapeException depends) {
            // What it makes depends on the numbers, as with a mask.
            return Optional.empty();
        }
        float[] first = links.getFirst().tensor().toArray();
        float[] stored = made.storage().toArray();
        float[] from = origins.storage().toArray();
        boolean hold = origins.layout().equals(made.layout()) && from.length == stored.length;
        for (int i = 0; hold && i < from.length; i++) {
            hold = from[i] >= 0 && from[i] < first.length && from[i] == Math.rint(from[i]);
            hold = hold && first[(int) from[i]] == stored[i];
        }
        return hold ? Optional.of(origins) : Optional.empty();
    }

    /** Bytes it keeps beside the first tensor, at most. */
    long bytes() {
        return acts().stream()
                .mapToLong(link -> 128
                        + 6L * link.text().length()
                        + (link.copied() > 0 ? 2 * link.tensor().storageBytes() : 0))
                .sum();
    }

    /** The index of an element by its number in row-major order: {@code [1, 2]}. */
    static int[] index(Tensor tensor, int element) {
        int[] index = new int[tensor.rank()];
        int rest = element;
        for (int d = index.length - 1; d >= 0; d--) {
            index[d] = rest % tensor.shape().dim(d);
            rest /= tensor.shape().dim(d);
        }
        return index;
    }

    /** {@code x[1, 2]}. */
    static String element(int... index) {
        return index.length == 0 ? "x" : "x" + Arrays.toString(index);
    }
}
