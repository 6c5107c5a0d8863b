// The images of this page, in its order.
var split = dev.nudge.lesson.digits.DigitSets.here().split("«set»", 1, 2);
var set = dev.nudge.lesson.training.TrainingSet.of(split.train());
var valid = dev.nudge.lesson.training.TrainingSet.of(split.valid());

«net=linear»int[] sizes = {«pixels», 1};
«net=one»int[] sizes = {«pixels», 30, 1};
for (float racer : new float[] {«standings.0»}) {
    int size = (int) racer;
    List<Tensor> numbers = new ArrayList<>();                  // all begin with the same weights
    for (int layer = 1; layer < sizes.length; layer++) {
        numbers.add(Tensor.of(
                Initialisation.KAIMING_NORMAL.weights(«draw», layer, sizes[layer - 1], sizes[layer]),
                Shape.of(sizes[layer - 1], sizes[layer])));
        numbers.add(Tensor.zeros(sizes[layer]));
    }
    java.util.function.BiFunction<List<Tensor>, Tensor, Tensor> net = (all, x) -> {
        Tensor signal = x.matmul(all.get(0)).add(all.get(1));
        for (int i = 2; i < all.size(); i += 2) {
            signal = signal.relu().matmul(all.get(i)).add(all.get(i + 1));
        }
        return signal;
    };
    int steps = 0;
    for (int epoch = 0; epoch < «epochs»; epoch++) {
        float[] order = new Batches(set.count(), size, «draw»).order(epoch);
        for (int from = 0; from < set.count(); from += size) {
            var batch = dev.nudge.lesson.training.Batch.of(set, order, from, size);
            numbers.replaceAll(each -> each.detach().requiresGrad());
            Losses.threeOrSeven(net.apply(numbers, batch.x()), batch.y()).backward();
            numbers.replaceAll(each -> each.detach().sub(each.grad().mul(«rate»)));
            steps++;
        }
    }
    Tensor raw = net.apply(numbers, split.valid().rows());
    float loss = Losses.threeOrSeven(raw, Tensor.of(valid.targets(), Shape.of(valid.count(), 1))).item();
    IO.println(size + " " + steps + " " + loss);
}
