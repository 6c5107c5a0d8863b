package dev.nudge.lesson.models;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Execution;
import dev.nudge.compute.Program;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Unmoving;
import java.util.List;

/** Which models meet the learner's needs, and which of those no other beats. */
final class WhichModelSimulation extends Unmoving {

    static final List<ImageModel> MODELS = ImageModel.all();

    private final Execution front;

    WhichModelSimulation(Settings settings, Compute compute) {
        super(settings);
        this.front = compute.open(front(MODELS.size()));
        front.write("speed", column(ImageModel::imagesPerSecond));
        front.write("top1", column(ImageModel::top1));
    }

    /**
     * The Pareto front by broadcasting: a row of models against a column of them. speed, top1, allowed: [n]; front: [n], 1 for an allowed model that no
     * allowed one beats in speed or accuracy without being worse in the other.
     */
    private static Program front(int n) {
        return Program.record("Pareto front", p -> {
            Tensor speed = p.data("speed", n);
            Tensor top1 = p.data("top1", n);
            Tensor allowed = p.data("allowed", n);
            Tensor faster = speed.gt(speed.unsqueeze(1));
            Tensor asFast = speed.ge(speed.unsqueeze(1));
            Tensor better = top1.gt(top1.unsqueeze(1));
            Tensor asGood = top1.ge(top1.unsqueeze(1));
            Tensor beats = faster.mul(asGood).maximum(asFast.mul(better)).mul(allowed);
            p.output("front", allowed.mul(Tensor.scalar(1).sub(beats.max(1))));
        });
    }

    @Override
    public Frame frame() {
        boolean[] allowed = new boolean[MODELS.size()];
        float[] mask = new float[allowed.length];
        for (int i = 0; i < allowed.length; i++) {
            allowed[i] = allows(MODELS.get(i));
            mask[i] = allowed[i] ? 1 : 0;
        }
        front.write("allowed", mask);
        front.run(1);
        return WhichModelFrame.of(settings(), MODELS, allowed, front.read("front"));
    }

    private boolean allows(ImageModel model) {
        String family = settings().pick(WhichModel.FAMILY);
        String extra = settings().pick(WhichModel.EXTRA);
        String image = settings().pick(WhichModel.IMAGE);
        return model.imagesPerSecond() >= settings().number(WhichModel.SPEED)
                && model.parameters() <= settings().number(WhichModel.SIZE)
                && (family.equals(WhichModel.ALL)
                        || family.equals(model.family().id()))
                && (extra.equals(WhichModel.ALL) || extra.equals(WhichModel.WITH) == model.hasExtraData())
                && (image.equals(WhichModel.ALL) || image.equals(WhichModel.LARGER) == model.looksCloser());
    }

    @Override
    public void close() {
        front.close();
    }

    /** One number of every model, shape [n]. */
    private static float[] column(java.util.function.ToDoubleFunction<ImageModel> number) {
        float[] column = new float[MODELS.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = (float) number.applyAsDouble(MODELS.get(i));
        }
        return column;
    }
}
