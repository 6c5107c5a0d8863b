package dev.nudge.compute;

import dev.nudge.compute.Golden.Args;
import java.util.List;

/** What each of PyTorch's names in the golden files means here. */
final class GoldenOps {
    private GoldenOps() {}

    /** The result; an argument that nothing here looked at is refused, since the case means something else with it. */
    static Tensor apply(String op, Args args, List<Tensor> in) {
        Tensor result = result(op, args, in);
        args.requireAllRead(op);
        return result;
    }

    private static Tensor result(String op, Args args, List<Tensor> in) {
        Tensor x = in.getFirst();
        return switch (op) {
            case "add" -> x.add(in.get(1));
            case "sub" -> x.sub(in.get(1));
            case "mul" -> x.mul(in.get(1));
            case "div" -> x.div(in.get(1));
            case "maximum" -> x.maximum(in.get(1));
            case "minimum" -> x.minimum(in.get(1));
            case "neg" -> x.neg();
            case "abs" -> x.abs();
            case "exp" -> x.exp();
            case "log" -> x.log();
            case "log1p" -> x.log1p();
            case "tanh" -> x.tanh();
            case "sigmoid" -> x.sigmoid();
            case "softplus" -> x.softplus();
            case "erf" -> x.erf();
            case "relu" -> x.relu();
            case "square" -> x.square();
            case "sqrt" -> x.sqrt();
            case "sin" -> x.sin();
            case "cos" -> x.cos();
            case "sign" -> x.sign();
            case "reciprocal" -> x.reciprocal();
            case "pow" -> args.has("exponent") ? x.pow(args.number("exponent")) : x.pow(in.get(1));
            case "clip", "clamp" ->
                x.clip(args.number("min", Double.NEGATIVE_INFINITY), args.number("max", Double.POSITIVE_INFINITY));
            case "where" -> Tensor.where(x, in.get(1), in.get(2));
            case "matmul" -> x.matmul(in.get(1));
            case "sum" -> x.sum(args.flag("keepdim"), dims(args));
            case "mean" -> x.mean(args.flag("keepdim"), dims(args));
            case "var" -> x.var(args.flag("keepdim"), dims(args));
            case "amax" -> x.max(args.flag("keepdim"), dims(args));
            case "amin" -> x.min(args.flag("keepdim"), dims(args));
            case "argmax" -> args.has("dim") ? x.argmax(args.flag("keepdim"), args.integer("dim")) : x.argmax();
            case "topk" -> x.topk(args.integer("k"), args.integer("dim"));
            case "one_hot" -> x.oneHot(args.integer("num_classes"));
            case "eq" -> x.eq(in.get(1));
            case "ne" -> x.ne(in.get(1));
            case "lt" -> x.lt(in.get(1));
            case "le" -> x.le(in.get(1));
            case "gt" -> x.gt(in.get(1));
            case "ge" -> x.ge(in.get(1));
            case "step" -> x.step();
            case "argsort" -> x.argsort(args.integer("dim"), args.flag("descending"));
            case "cumsum" -> x.cumsum(args.integer("dim"));
            case "softmax" -> x.softmax(args.integer("dim"));
            case "log_softmax" -> x.logSoftmax(args.integer("dim"));
            case "transpose" -> scaled(x.transpose(args.integer("dim0"), args.integer("dim1")), args);
            case "reshape" -> x.reshape(args.ints("shape"));
            case "unsqueeze" -> x.unsqueeze(args.integer("dim"));
            case "squeeze" -> x.squeeze(args.integer("dim"));
            case "expand" -> x.expand(args.ints("shape"));
            case "slice" ->
                x.slice(args.integer("dim"), args.integer("start"), args.integer("stop"), args.integer("step"));
            case "select" -> x.select(args.integer("dim"), args.integer("index"));
            case "permute" -> x.permute(args.ints("dims"));
            case "flip" -> x.flip(args.ints("dim"));
            case "cat" -> Tensor.cat(args.integer("dim"), in.toArray(Tensor[]::new));
            case "stack" -> Tensor.stack(args.integer("dim"), in.toArray(Tensor[]::new));
            case "index_select" -> x.indexSelect(args.integer("dim"), Tensor.indices(args.ints("index")));
            case "gather" -> x.gather(args.integer("dim"), in.get(1));
            default -> GoldenLosses.apply(op, args, in);
        };
    }

    private static int[] dims(Args args) {
        return args.has("dim") ? args.ints("dim") : new int[0];
    }

    private static Tensor scaled(Tensor x, Args args) {
        return args.has("then_mul") ? x.mul(args.number("then_mul")) : x;
    }
}
