package dev.nudge.compute;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** A small program for every op and layout, at a given size, which may be 0. Inputs are named x, y (of shape [n, 3]), z ([n]) and i (indices below n, [n]). */
final class ContractPrograms {
    private final int n;
    private final Map<String, Program> programs = new LinkedHashMap<>();

    private ContractPrograms(int n) {
        this.n = n;
    }

    /** Programs by what they show. */
    static Map<String, Program> of(int n) {
        ContractPrograms all = new ContractPrograms(n);
        all.elementwise();
        all.views();
        all.products();
        all.reductions();
        all.indexing();
        all.others();
        return all.programs;
    }

    /** What a program is recorded from. */
    record In(Recorder p, Tensor x, Tensor y, Tensor z, Tensor i) {}

    private void add(String name, Consumer<In> step) {
        programs.put(
                name,
                Program.record(
                        name + " at " + n,
                        p -> step.accept(
                                new In(p, p.data("x", n, 3), p.data("y", n, 3), p.data("z", n), p.indices("i", n)))));
    }

    private void elementwise() {
        for (Unary op : Unary.values()) {
            boolean positive = op == Unary.LOG || op == Unary.LOG1P || op == Unary.SQRT || op == Unary.RECIPROCAL;
            add(op.label(), in -> {
                Tensor x = positive ? in.x.abs().add(0.1) : in.x;
                in.p.output("plain", Tensor.apply(op, x));
                in.p.output("transposed", Tensor.apply(op, x.transpose(0, 1)));
                in.p.output("stretched", Tensor.apply(op, x.slice(1, 0, 1).expand(n, 4)));
            });
        }
        for (Binary op : Binary.values()) {
            add(op.label(), in -> {
                Tensor x = op == Binary.POW ? in.x.abs().add(0.1) : in.x;
                Tensor y = op == Binary.DIV ? in.y.abs().add(0.5) : in.y;
                in.p.output("plain", Tensor.apply(op, x, y));
                in.p.output(
                        "row", Tensor.apply(op, x, y.sum(true, 0).abs().add(1).expand(n, 3)));
                in.p.output(
                        "column",
                        Tensor.apply(op, x, in.z.abs().add(1).unsqueeze(1).expand(n, 3)));
                in.p.output("number", Tensor.apply(op, x, Tensor.scalar(1.5).expand(n, 3)));
                in.p.output("numberLeft", Tensor.apply(op, Tensor.scalar(1.5).expand(n, 3), y));
                in.p.output("flipped", Tensor.apply(op, x.flip(0, 1), y));
            });
        }
        for (Compare op : Compare.values()) {
            add(op.label(), in -> {
                in.p.output("plain", Tensor.apply(op, in.x, in.y));
                in.p.output("itself", Tensor.apply(op, in.x, in.x));
                in.p.output("number", Tensor.apply(op, in.x, Tensor.scalar(0.1).expand(n, 3)));
            });
        }
        add("wideRows", in -> {
            Tensor row = Tensor.linspace(-1, 1, 301);
            Tensor wide = in.z.unsqueeze(1).mul(row);
            Tensor computed = row.mul(in.z.sum());
            in.p.output("add", wide.add(row));
            in.p.output("sub", row.sub(wide));
            in.p.output("div", wide.div(row.add(2)));
            in.p.output("number", row.expand(n, 301).mul(in.z.sum()));
            in.p.output("both", row.expand(n, 301).add(computed));
            in.p.output("columns", wide.add(computed).sum(0));
        });
        add("where", in -> in.p.output("out", Tensor.where(in.x.gt(0), in.y, in.z.unsqueeze(1))));
        add("clip", in -> in.p.output("out", in.x.clip(-0.5, 0.5)));
    }

    private void views() {
        add("views", in -> {
            in.p.output("transpose", in.x.transpose(0, 1));
            in.p.output("reshape", in.x.transpose(0, 1).reshape(3 * n));
            in.p.output("slice", in.x.slice(1, 2, -4, -2).add(1));
            in.p.output("everyOther", in.x.slice(0, 0, n, 2).mul(in.x.slice(0, 0, n, 2)));
            in.p.output("flip", in.x.flip(0).add(in.y.flip(1)));
            in.p.output("expand", in.z.unsqueeze(0).expand(2, n).add(1));
        });
        add("join", in -> {
            in.p.output("cat", Tensor.cat(1, in.x, in.y.flip(1), in.z.unsqueeze(1)));
            in.p.output("stack", Tensor.stack(0, in.x, in.y));
            in.p.output("pad", Tensor.apply(new Joining.Pad(1, 4, -2, 6), in.x));
        });
    }

    private void products() {
        add("matmul", in -> {
            in.p.output(
                    "tall",
                    in.x.matmul(in.y.slice(0, 0, Math.min(n, 1)).sum(true, 0).expand(3, 3)));
            in.p.output("leftTransposed", in.x.transpose(0, 1).matmul(in.y));
            in.p.output("rightTransposed", in.x.matmul(in.y.transpose(0, 1)));
            in.p.output(
                    "bothTransposed",
                    in.x.transpose(0, 1).matmul(in.y.flip(0)).transpose(0, 1).matmul(in.y.transpose(0, 1)));
            in.p.output("vector", in.z.matmul(in.x));
            in.p.output("dot", in.z.matmul(in.z));
            in.p.output("batched", in.x.unsqueeze(1).expand(n, 2, 3).matmul(in.y.unsqueeze(2)));
        });
    }

    private void reductions() {
        add("sums", in -> {
            in.p.output("all", in.x.sum());
            in.p.output("rows", in.x.sum(1));
            in.p.output("columns", in.x.sum(0));
            in.p.output("mean", in.x.reshape(n, 3, 1).add(in.y.unsqueeze(1)).mean(0, 2));
            in.p.output("stretched", in.z.unsqueeze(1).expand(n, 5).sum());
            in.p.output("transposed", in.x.transpose(0, 1).sum(true, 0));
        });
        if (n > 0) {
            add("extremes", in -> {
                in.p.output("max", in.x.max());
                in.p.output("maxRows", in.x.max(1));
                in.p.output("minColumns", in.x.min(0));
                in.p.output("argmax", in.x.argmax(1));
                in.p.output("argmaxColumns", in.x.argmax(0));
            });
            add("softmax", in -> {
                in.p.output("softmax", in.x.softmax(1));
                in.p.output("logSoftmax", in.x.logSoftmax(0));
            });
        }
    }

    private void indexing() {
        add("sort", in -> {
            in.p.output("argsort", in.x.argsort(0, false));
            in.p.output("descending", in.x.argsort(1, true));
            in.p.output("cumsum", in.x.cumsum(0));
            in.p.output("cumsumRows", in.x.cumsum(1));
        });
        add("gather", in -> {
            in.p.output("rows", in.x.indexSelect(0, in.i));
            in.p.output("columns", in.x.indexSelect(1, Tensor.indices(2, 0, 1, 2)));
            in.p.output("elements", in.x.gather(0, in.i.unsqueeze(1)));
            in.p.output(
                    "back",
                    in.x.indexSelect(0, in.i).square().sum().gradients(in.x).getFirst());
        });
    }

    private void others() {
        add("random", in -> {
            in.p.output(
                    "uniform",
                    Tensor.apply(
                            new Random(Random.Kind.UNIFORM, Shape.of(n, 2), 0, false),
                            Tensor.scalar(3),
                            in.z.sum().mul(0),
                            Tensor.scalar(0)));
            in.p.output(
                    "normal",
                    Tensor.apply(
                            new Random(Random.Kind.NORMAL, Shape.of(n), 1, false),
                            Tensor.scalar(3),
                            in.z.sum().mul(0),
                            Tensor.scalar(0)));
        });
        add("network", in -> {
            Tensor hidden =
                    in.x.matmul(Tensor.linspace(-1, 1, 24).reshape(3, 8)).tanh();
            Tensor loss =
                    hidden.matmul(Tensor.linspace(-1, 2, 8)).sub(in.z).square().sum();
            in.p.output("loss", loss);
            in.p.output("gradient", loss.gradients(in.x).getFirst());
        });
    }
}
