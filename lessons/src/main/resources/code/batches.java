// The images of this page, in its order.
var all = dev.nudge.lesson.digits.DigitSets.here().split("«set»", 1, 1).train();
var images = all.at(java.util.stream.IntStream.range(0, «all»).toArray());
var set = dev.nudge.lesson.training.TrainingSet.of(images);
Tensor x = images.rows();
Tensor y = Tensor.of(set.targets(), Shape.of(«all», 1));

Tensor w = Tensor.of(Initialisation.KAIMING_NORMAL.weights(«draw», 1, «pixels», 1), Shape.of(«pixels», 1));
Tensor b = Tensor.zeros(1);
for (int epoch = 0; epoch < «trained»; epoch++) {
    float[] order = new Batches(«all», 64, «draw»).order(epoch);
    for (int from = 0; from < «all»; from += 64) {
        var batch = dev.nudge.lesson.training.Batch.of(set, order, from, 64);
        Tensor weights = w.detach().requiresGrad();
        Tensor bias = b.detach().requiresGrad();
        Losses.threeOrSeven(batch.x().matmul(weights).add(bias), batch.y()).backward();
        w = w.sub(weights.grad());
        b = b.sub(bias.grad());
    }
}

Tensor raw = x.matmul(w).add(b).detach().requiresGrad();
Losses.threeOrSeven(raw, y).mul(«all»).backward();                       // one slope for each image
Tensor each = raw.grad().mul(Tensor.cat(1, x, Tensor.ones(«all», 1)));   // times the pixels: a gradient for each image
Tensor whole = each.mean(0);

Batches batches = new Batches(«all», «size», «draw»);
for (int draw = 0; draw < «count»; draw++) {
    float[] order = batches.order(draw / batches.perEpoch());
    int[] batch = dev.nudge.lesson.training.Batch.of(set, order, draw % batches.perEpoch() * «size», «size»).images();
    Tensor arrow = each.indexSelect(0, Tensor.indices(batch)).mean(0);
    double cosine = arrow.mul(whole).sum().item()
            / Math.sqrt((double) arrow.square().sum().item() * whole.square().sum().item());
    IO.println(Math.toDegrees(Math.acos(Math.clamp(cosine, -1, 1))));
}
