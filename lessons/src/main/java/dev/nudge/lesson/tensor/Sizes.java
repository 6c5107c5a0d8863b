package dev.nudge.lesson.tensor;

import dev.nudge.compute.Shape;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The sizes of a tensor that need not be made: there may be more elements than one of the engine's {@link Shape}s has. Immutable.
 *
 * @param all along the dimensions in their order; none for a scalar
 */
public record Sizes(List<Integer> all) {

    public Sizes {
        all = List.copyOf(all);
    }

    public static Sizes of(Shape shape) {
        return new Sizes(Arrays.stream(shape.toArray()).boxed().toList());
    }

    /** Number of dimensions. */
    public int rank() {
        return all.size();
    }

    /** The size along a dimension, the last of which is 1; empty if there is none. */
    public Optional<Integer> fromEnd(int dimension) {
        return dimension > rank() ? Optional.empty() : Optional.of(all.get(rank() - dimension));
    }

    public BigInteger elements() {
        return all.stream().map(BigInteger::valueOf).reduce(BigInteger.ONE, BigInteger::multiply);
    }

    /** Whether there are no more elements than that. */
    public boolean isWithin(long most) {
        return elements().compareTo(BigInteger.valueOf(most)) <= 0;
    }

    /** What two stretch to by the rule of {@link Shape#broadcast}; empty if there is a {@link #clash}. */
    public Optional<Sizes> broadcast(Sizes other) {
        if (clash(other).isPresent()) {
            return Optional.empty();
        }
        List<Integer> both = new ArrayList<>();
        for (int dimension = Math.max(rank(), other.rank()); dimension >= 1; dimension--) {
            int mine = fromEnd(dimension).orElse(1);
            both.add(mine == 1 ? other.fromEnd(dimension).orElse(1) : mine);
        }
        return Optional.of(new Sizes(both));
    }

    /** The dimension nearest to the end, counted from 1, along which two sizes differ and neither is 1. */
    public Optional<Integer> clash(Sizes other) {
        for (int dimension = 1; dimension <= Math.min(rank(), other.rank()); dimension++) {
            int mine = fromEnd(dimension).orElseThrow();
            int theirs = other.fromEnd(dimension).orElseThrow();
            if (mine != theirs && mine != 1 && theirs != 1) {
                return Optional.of(dimension);
            }
        }
        return Optional.empty();
    }

    public int[] toArray() {
        return all.stream().mapToInt(Integer::intValue).toArray();
    }

    /** As Python prints a list: {@code [3, 1]}. */
    @Override
    public String toString() {
        return all.toString();
    }
}
