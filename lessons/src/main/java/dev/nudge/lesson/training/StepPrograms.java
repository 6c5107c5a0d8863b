package dev.nudge.lesson.training;

import dev.nudge.compute.Program;
import dev.nudge.compute.Recorder;
import dev.nudge.compute.Tensor;
import dev.nudge.compute.nn.Mlp;
import dev.nudge.compute.nn.Optimiser;
import java.util.Iterator;

/** The programs of a training: a step on a batch that goes through at once; or what a portion of a larger one adds, and the step once all portions have. */
final class StepPrograms {

    static final String X = "x";
    static final String Y = "y";
    static final String LOSS = "loss";
    static final String RAW = "raw";
    static final String SHARE = "share";
    /** After the name of a weight: its slope, as far as it is added up. */
    static final String SUM = ".sum";

    static final String LOSS_SUM = LOSS + SUM;

    /** After the name of a weight: the slope to step by. */
    static final String SLOPE = ".slope";

    private StepPrograms() {}

    /**
     * One step on one batch.
     *
     * <p>Inputs: data {@code x} [batch, pixels], {@code y} [batch, 1]; scalars {@code rate} and, where it is kept, {@code momentum}; the weights as states. Output: {@code loss} [] before
     * the step.
     */
    static Program onBatch(Plan plan, Mlp mlp, int batch) {
        return Program.record("a step on " + batch + " digits", p -> {
            Mlp.Network network = mlp.declare(p);
            Tensor raw = network.apply(p.data(X, batch, plan.train().pixels()));
            Tensor loss = plan.objective().loss(raw, p.data(Y, batch, 1));
            plan.method().update().declare(p).update(p, loss, network.parameters());
            p.output(LOSS, loss);
        });
    }

    /**
     * One step by slopes that are known.
     *
     * <p>Inputs: data {@code .slope} of each weight; scalars and states as above.
     */
    static Program bySlopes(Plan plan, Mlp mlp) {
        return Program.record("a step by slopes", p -> {
            Iterator<String> names = Weights.names(mlp).iterator();
            Optimiser optimiser = plan.method().update().declare(p);
            for (Tensor parameter : mlp.declare(p).parameters()) {
                optimiser.update(
                        p,
                        parameter,
                        p.data(names.next() + SLOPE, parameter.shape().toArray()));
            }
        });
    }

    /**
     * What a portion adds.
     *
     * <p>Inputs: data {@code x} [images, pixels], {@code y} [images, 1]; scalar {@code share}, of the images of the batch; as states the weights, and the sums of the loss and of its slopes by each weight.
     * Output: {@code raw} [images, outputs].
     */
    static Program adding(Plan plan, Mlp mlp, int images) {
        return Program.record("slopes of " + images + " digits", p -> {
            Mlp.Network network = mlp.declare(p);
            Tensor raw = network.apply(p.data(X, images, plan.train().pixels()));
            Tensor loss = plan.objective().loss(raw, p.data(Y, images, 1)).mul(p.scalar(SHARE));
            add(p, LOSS_SUM, loss);
            Tensor[] parameters = network.parameters().toArray(Tensor[]::new);
            Iterator<Tensor> slopes = loss.gradients(parameters).iterator();
            for (String name : Weights.names(mlp)) {
                add(p, name + SUM, slopes.next());
            }
            p.output(RAW, raw);
        });
    }

    private static void add(Recorder p, String name, Tensor value) {
        Tensor sum = p.state(name, value.shape().toArray());
        p.update(sum, sum.add(value));
    }
}
