package dev.nudge.compute;

import dev.nudge.compute.RandomProgram.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Grows tensors from tensors by random ops. */
final class RandomSteps {
    private static final int LARGEST = 4000;
    private static final int[] SIZES = {1, 1, 2, 3, 4, 5, 7, 8, 13, 16, 33};

    private final SplittableRandom random;
    private final Source source;
    private final String part;
    private final int[] sizes;
    private final List<Tensor> pool = new ArrayList<>();
    private final Map<String, Tensor> states = new LinkedHashMap<>();
    private final Map<String, Tensor> outputs = new LinkedHashMap<>();
    private final Map<String, Tensor> updates = new LinkedHashMap<>();
    private int names;

    private RandomSteps(long seed, String part, Source source) {
        SplittableRandom shared = new SplittableRandom(seed);
        this.source = source;
        this.part = part;
        sizes = new int[] {size(shared), size(shared), size(shared)};
        if (shared.nextInt(12) == 0) {
            sizes[shared.nextInt(3)] = 0;
        } else if (shared.nextInt(8) == 0) {
            sizes[shared.nextInt(3)] = 255 + shared.nextInt(50);
        }
        pool.add(source.input(Leaf.Kind.DATA, "x", DType.FLOAT32, sizes[0], sizes[1]));
        pool.add(source.input(Leaf.Kind.SCALAR, "s", DType.FLOAT32));
        for (String name : List.of("v", "w", "u")) {
            int[] dims = name.equals("v") ? new int[] {sizes[1]} : new int[] {sizes[shared.nextInt(3)], sizes[1]};
            states.put(name, source.input(Leaf.Kind.STATE, name, DType.FLOAT32, dims));
        }
        states.put("count", source.input(Leaf.Kind.STATE, "count", DType.FLOAT32));
        pool.addAll(states.values());
        random = new SplittableRandom(seed ^ part.hashCode() * 7919L);
    }

    static RandomSteps of(long seed, String part, int steps, Source source) {
        RandomSteps grown = new RandomSteps(seed, part, source);
        SplittableRandom ends = new SplittableRandom(seed + 1);
        for (int i = 0; i < steps; i++) {
            grown.keep(grown.step());
        }
        grown.end(ends);
        return grown;
    }

    Map<String, Tensor> outputs() {
        return outputs;
    }

    Map<String, Tensor> updates() {
        return updates;
    }

    private static int size(SplittableRandom random) {
        return SIZES[random.nextInt(SIZES.length)];
    }

    private void keep(Tensor made) {
        if (made.size() <= LARGEST) {
            pool.add(made);
        }
    }

    private void end(SplittableRandom ends) {
        for (int i = 0; i < 4; i++) {
            int back = i == 0 ? 1 : 1 + ends.nextInt(pool.size());
            outputs.put("out " + i + part, pool.get(pool.size() - back));
        }
        states.forEach((name, state) -> {
            if (name.equals("count")) {
                updates.put(name, state.add(1));
            } else if (ends.nextInt(5) > 0) {
                updates.put(name, next(ends, state));
            }
        });
    }

    /** Something of the state's shape that does not grow without bound. */
    private Tensor next(SplittableRandom ends, Tensor state) {
        List<Tensor> fitting = pool.stream()
                .filter(tensor ->
                        tensor.dtype() == DType.FLOAT32 && tensor.shape().equals(state.shape()))
                .toList();
        Tensor other = fitting.get(ends.nextInt(fitting.size()));
        return switch (ends.nextInt(6)) {
            case 0 -> other;
            case 1 -> other.flip(0);
            case 2 -> state.mul(0.5).add(other.tanh());
            case 3 -> state.sub(other.mul(0.25)).clip(-2, 2);
            case 4 -> other.contiguous().sin();
            default -> state.mul(0.5).sub(state.flip(0).mul(0.25));
        };
    }

    // ---- one step

    private Tensor step() {
        return switch (random.nextInt(16)) {
            case 0, 1 -> unary(real());
            case 2, 3, 4 -> binary(real());
            case 5 -> choice(real());
            case 6, 7 -> reduction(real());
            case 8, 9, 10 -> view(any());
            case 11 -> product(real());
            case 12 -> indexing(real());
            case 13 -> joining(real());
            case 14 -> gradient();
            default -> drawn();
        };
    }

    private Tensor any() {
        int from = random.nextBoolean() ? 0 : Math.max(0, pool.size() - 6);
        return pool.get(from + random.nextInt(pool.size() - from));
    }

    private Tensor real() {
        Tensor found = any();
        return found.dtype() == DType.FLOAT32 ? found : found.mul(0.5);
    }

    private int dim(Tensor x) {
        return x.rank() == 0 ? 0 : random.nextInt(-x.rank(), x.rank());
    }

    private Tensor data(int... dims) {
        Shape shape = Shape.of(dims);
        if (random.nextInt(4) == 0) {
            return Tensor.linspace(-1, 1.5, shape.size()).reshape(dims);
        }
        return source.input(Leaf.Kind.DATA, "d" + names++ + part, DType.FLOAT32, dims);
    }

    private Tensor unary(Tensor x) {
        Unary op = Unary.values()[random.nextInt(Unary.values().length)];
        Tensor in = switch (op) {
            case LOG, SQRT, RECIPROCAL, LOG1P ->
                random.nextInt(5) == 0 ? x : x.abs().add(0.5);
            case EXP, SQUARE -> random.nextInt(5) == 0 ? x : x.clip(-3, 2.5);
            default -> x;
        };
        return Tensor.apply(op, in);
    }

    private Tensor binary(Tensor x) {
        Tensor y = partner(x);
        return switch (random.nextInt(9)) {
            case 0, 1 -> x.add(y);
            case 2 -> y.sub(x);
            case 3, 4 -> x.mul(y);
            case 5 -> x.div(random.nextInt(5) == 0 ? y : y.abs().add(0.5));
            case 6 -> x.maximum(y);
            case 7 -> y.minimum(x);
            default -> random.nextBoolean() ? x.abs().add(0.5).pow(y.clip(-2, 2)) : x.pow(random.nextInt(-1, 5));
        };
    }

    /** Something that can be combined with x by broadcasting. */
    private Tensor partner(Tensor x) {
        int d = dim(x);
        return switch (random.nextInt(9)) {
            case 0 -> Tensor.scalar(random.nextInt(-4, 5) / (random.nextBoolean() ? 2.0 : 10.0));
            case 1 -> x;
            case 2 -> x.rank() > 0 ? x.flip(d) : x;
            case 3 -> x.rank() > 0 && x.shape().dim(d) > 0 ? x.select(d, 0).unsqueeze(d < 0 ? d : d) : x;
            case 4 -> x.rank() > 0 ? x.sum(true, d) : x.sum();
            case 5 -> data(x.shape().toArray());
            case 6 -> x.rank() > 0 ? data(x.shape().dim(-1)) : data();
            case 7 ->
                x.rank() == 2
                        ? data(x.shape().dim(0), 1)
                        : Tensor.full(1.5, x.shape().toArray());
            default -> {
                Tensor other = real();
                yield fits(x, other) ? other : other.mean();
            }
        };
    }

    private static boolean fits(Tensor x, Tensor other) {
        try {
            return Shape.broadcast("add", x.shape(), other.shape()).size() <= LARGEST;
        } catch (ShapeException differing) {
            return false;
        }
    }

    private Tensor choice(Tensor x) {
        Tensor y = partner(x);
        Compare op = Compare.values()[random.nextInt(Compare.values().length)];
        Shape shape = Shape.broadcast("where", x.shape(), y.shape());
        Tensor holds = Tensor.apply(op, x.expand(shape), y.expand(shape));
        return switch (random.nextInt(4)) {
            case 0 -> holds;
            case 1 -> x.clip(-0.75, 0.5);
            case 2 -> Tensor.where(holds, x.mul(2), Tensor.scalar(0.25));
            default -> Tensor.where(holds, y, x);
        };
    }

    private Tensor reduction(Tensor x) {
        boolean keep = random.nextBoolean();
        int[] dims =
                IntStream.range(0, x.rank()).filter(d -> random.nextBoolean()).toArray();
        boolean empty = x.size() == 0;
        return switch (random.nextInt(empty ? 4 : 10)) {
            case 0, 1 -> x.sum(keep, dims);
            case 2 -> x.cumsum(dim(x));
            case 3 -> x.softmax(dim(x));
            case 4 -> x.mean(keep, dims);
            case 5 -> x.var(keep, dims);
            case 6 -> x.max(keep, dims);
            case 7 -> x.min(keep, dims);
            case 8 -> x.logSoftmax(dim(x));
            default -> x.argmax(dim(x));
        };
    }

    private Tensor view(Tensor x) {
        int d = dim(x);
        if (x.rank() == 0 || random.nextInt(9) == 0) {
            return stretched(x);
        }
        int size = x.shape().dim(d);
        return switch (random.nextInt(9)) {
            case 0 -> x.transpose(d, dim(x));
            case 1 -> x.flip(d);
            case 2 -> x.slice(d, random.nextInt(-2, 2), size, 1 + random.nextInt(3));
            case 3 -> x.slice(d, -1, -size - 1, -1 - random.nextInt(2));
            case 4 -> size > 0 ? x.select(d, random.nextInt(-size, size)) : x.squeeze(d);
            case 5 -> x.reshape(x.size());
            case 6 -> x.rank() > 1 ? x.reshape(merged(x.shape())) : x.unsqueeze(random.nextInt(2));
            case 7 -> x.rank() < 4 ? x.unsqueeze(d) : x.squeeze(d);
            default -> x.dtype() == DType.FLOAT32 && random.nextInt(3) == 0 ? x.detach() : x.contiguous();
        };
    }

    private Tensor stretched(Tensor x) {
        int times = 1 + random.nextInt(4);
        return x.size() * times > LARGEST || x.rank() > 3
                ? x
                : x.unsqueeze(0).expand(Shape.of(times).concat(x.shape()));
    }

    /** The first two dimensions as one. */
    private static int[] merged(Shape shape) {
        return Shape.of(shape.dim(0) * shape.dim(1))
                .concat(shape.sub(2, shape.rank()))
                .toArray();
    }

    private Tensor product(Tensor x) {
        if (x.rank() == 0 || x.size() == 0 && x.rank() > 2 || x.size() > 1500) {
            return x.mul(0.5);
        }
        int inner = x.shape().dim(-1);
        Tensor scaled = x.mul(0.25);
        return switch (random.nextInt(7)) {
            case 0 -> scaled.matmul(data(inner));
            case 1 -> scaled.matmul(data(inner, size(random)));
            case 2 -> x.rank() > 1 ? scaled.matmul(x.transpose(-1, -2)) : x.matmul(x);
            case 3 -> x.rank() > 1 ? x.transpose(-1, -2).matmul(scaled) : x.matmul(data(inner, 2));
            case 4 ->
                x.rank() > 1
                        ? data(x.shape().dim(-2)).matmul(scaled)
                        : data(2, 3, inner).matmul(x);
            case 5 -> data(size(random), inner).slice(0, 0, 99, 2).matmul(scaled.unsqueeze(-1));
            default ->
                data(3, 1, inner, 2)
                        .transpose(-1, -2)
                        .matmul(x.rank() == 2 ? scaled.transpose(-1, -2) : data(inner, 3));
        };
    }

    private Tensor indexing(Tensor x) {
        if (x.size() == 0) {
            return x.rank() == 0 ? x : x.argsort(dim(x), random.nextBoolean());
        }
        int d = dim(x);
        if (x.rank() == 0) {
            return x.argsort(0, false);
        }
        int size = x.shape().dim(d);
        int count = 1 + random.nextInt(6);
        Tensor index = source.input(Leaf.Kind.DATA, "i" + names++ + part + " below " + size, DType.INT32, count);
        return switch (random.nextInt(7)) {
            case 0, 1 -> x.indexSelect(d, random.nextBoolean() ? index : index.flip(0));
            case 2 -> x.argsort(d, random.nextBoolean());
            case 3 -> x.gather(d, x.argsort(d, random.nextBoolean()));
            case 4 -> x.topk(random.nextInt(size + 1), d);
            case 5 -> index.oneHot(size + random.nextInt(2));
            default -> Tensor.apply(new Indexing.ScatterAdd(Shape.of(size), 0), data(count), index);
        };
    }

    private Tensor joining(Tensor x) {
        int d = dim(x);
        if (x.rank() == 0) {
            return Tensor.stack(0, x, real().mean(), x);
        }
        int size = x.shape().dim(d);
        int step = random.nextBoolean() ? 2 : -1;
        int padded = Math.max(1, size * 2);
        return switch (random.nextInt(4)) {
            case 0 -> Tensor.cat(d, x, x.flip(d).mul(2));
            case 1 -> Tensor.stack(d, x, x.add(1));
            case 2 -> Tensor.cat(d, x.slice(d, 0, 1), partnerOfShape(x), x);
            default ->
                Tensor.apply(new Joining.Pad(Math.floorMod(d, x.rank()), step > 0 ? 0 : padded - 1, step, padded), x);
        };
    }

    private Tensor partnerOfShape(Tensor x) {
        return pool.stream()
                .filter(tensor -> tensor.shape().equals(x.shape()))
                .reduce((first, last) -> last)
                .orElse(x);
    }

    private Tensor gradient() {
        Tensor x = real();
        Tensor loss = switch (random.nextInt(3)) {
            case 0 -> x.sum();
            case 1 -> x.square().sum();
            default -> x.mul(data(x.shape().toArray())).sum();
        };
        List<Tensor> tracked = pool.stream().filter(Tensor::isTracked).toList();
        Tensor with = tracked.get(random.nextInt(tracked.size()));
        return loss.isTracked() ? loss.gradients(with).getFirst() : x;
    }

    private Tensor drawn() {
        Random.Kind kind = random.nextBoolean() ? Random.Kind.UNIFORM : Random.Kind.NORMAL;
        Random op = new Random(kind, Shape.of(sizes[random.nextInt(3)], sizes[1]), random.nextInt(3), false);
        if (op.shape().size() > LARGEST) {
            return real();
        }
        return Tensor.apply(op, Tensor.scalar(5), Objects.requireNonNull(states.get("count")), Tensor.scalar(0));
    }

    /** Positions in data of this name are below this. */
    static int positionsBelow(String name) {
        return Integer.parseInt(name.substring(name.lastIndexOf(' ') + 1));
    }
}
