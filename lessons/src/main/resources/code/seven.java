// The images of this page, in its order.
var split = dev.nudge.lesson.digits.DigitSets.here().split("«set»", «seed», «fold»);
«noise=0»var set = dev.nudge.lesson.training.TrainingSet.of(split.train());
«noise!=0»var set = dev.nudge.lesson.training.TrainingSet.of(split.train()).withNoise(«noise» / 100f, «seed»);
Batches batches = new Batches(set.count(), «size», «draw»);

«net=linear»Mlp mlp = new Mlp(Activation.RELU, «pixels», 1);
«net=one»Mlp mlp = new Mlp(Activation.RELU, «pixels», «units», 1);
«net=two»Mlp mlp = new Mlp(Activation.RELU, «pixels», «units», «units», 1);
java.util.function.IntFunction<Program> step = size -> Program.record("a step", p -> {
    Mlp.Network net = mlp.declare(p);
    Tensor raw = net.apply(p.data("x", size, «pixels»));       // 2. predict
    Tensor target = p.data("y", size, 1);
«set.loss=l1»    Tensor loss = Losses.l1(raw, target);                  // 3. loss
«set.loss=mse»    Tensor loss = Losses.mse(raw, target);                 // 3. loss
«set.loss=seven»    Tensor loss = Losses.threeOrSeven(raw, target);        // 3. loss
«set.loss=entropy»    Tensor loss = Losses.binaryCrossEntropyWithLogits(raw, target);   // 3. loss
«optimiser=sgd»    new Sgd(p.scalar("rate"))                              // 4. gradient, 5. step
«optimiser=momentum»    new Sgd(p.scalar("rate"), p.scalar("momentum"))        // 4. gradient, 5. step
«optimiser=adam»    new Adam(p.scalar("rate"))                             // 4. gradient, 5. step
            .update(p, loss, net.parameters());
});
Program answers = Program.record("answers", p ->
        p.output("raw", mlp.declare(p).apply(p.data("images", split.valid().count(), «pixels»))));

try (Compute compute = Compute.on(Devices.get("cpu"), Budget.unlimited());
        Execution full = compute.open(step.apply(«size»))) {
    // The last batch of an epoch may be short: a program of its own, with the same weights.
    Execution last = batches.rest() == 0 ? full : compute.open(step.apply(batches.rest()), full);
    Execution valid = compute.open(answers, full);
«begin!=zeros»    mlp.initialise(full, Initialisation.KAIMING_NORMAL, «draw»);   // 1. initialise
«begin=zeros»    // 1. initialise: all states begin at zero
«begin=means»    var means = dev.nudge.lesson.digits.Means.of(set.said(1), set.said(0));
«begin=means»    float[] away = means.three().sub(means.seven()).mul(2.0 / «pixels»).toArray();
«begin=means»    float lift = means.seven().square().mean().item() - means.three().square().mean().item();
«begin=means»«net=linear»    full.write(Mlp.weight(1), away);
«begin=means»«net=linear»    full.write(Mlp.bias(1), new float[] {lift + «even»f});
«begin=means»«net!=linear»    float[] w = full.read(Mlp.weight(1));
«begin=means»«net!=linear»    float[] b = new float[«units»];
«begin=means»«net!=linear»    for (int i = 0; i < w.length; i++) {
«begin=means»«net!=linear»        w[i] = (i % b.length % 2 == 0 ? 1 : -1) * away[i / b.length] + 0.1f * w[i];
«begin=means»«net!=linear»    }
«begin=means»«net!=linear»    for (int unit = 0; unit < b.length; unit++) {
«begin=means»«net!=linear»        b[unit] = unit % 2 == 0 ? lift : -lift;
«begin=means»«net!=linear»    }
«begin=means»«net!=linear»    full.write(Mlp.weight(1), w);
«begin=means»«net!=linear»    full.write(Mlp.bias(1), b);
«begin=means»«net!=linear»    for (int layer = 2; layer <= mlp.layers(); layer++) {            // later layers keep the side
«begin=means»«net!=linear»        float[] later = full.read(Mlp.weight(layer));
«begin=means»«net!=linear»        int units = mlp.sizes().get(layer);
«begin=means»«net!=linear»        for (int i = 0; i < later.length; i++) {
«begin=means»«net!=linear»            later[i] = ((i / units + i % units) % 2 == 0 ? 1 : -1) * Math.abs(later[i]);
«begin=means»«net!=linear»        }
«begin=means»«net!=linear»        full.write(Mlp.weight(layer), later);
«begin=means»«net!=linear»    }
«begin=means»«net!=linear»    full.write(Mlp.bias(mlp.layers()), new float[] {«even»f});
    int perEpoch = batches.perEpoch() + (batches.rest() == 0 ? 0 : 1);
«aim=find»    Schedule schedule = Schedule.exponential(1e-4, Math.pow(1e6, 1 / 99.0));   // from tiny to huge
«aim=train»«schedule=constant»    Schedule schedule = Schedule.constant(«rate»);
«aim=train»«schedule=stairs»    Schedule schedule = Schedule.steps(«rate», («epochs» * perEpoch + 2) / 3, 0.1);
«aim=train»«schedule=cosine»    Schedule schedule = Schedule.cosine(«rate», «epochs» * perEpoch);
«aim=train»«schedule=cycle»    Schedule schedule = Schedule.oneCycle(«rate», «epochs» * perEpoch);
    float[] order = {};
    for (int i = 0; i < «step»; i++) {                         // 6. repeat, 7. and stop
        if (i % perEpoch == 0) order = batches.order(i / perEpoch);    // another order in each epoch
        var batch = dev.nudge.lesson.training.Batch.of(set, order, i % perEpoch * «size», «size»);
        Execution training = batch.size() == «size» ? full : last;
        training.write("x", batch.x().toArray());
        training.write("y", batch.targets());
        training.set("rate", schedule.rate(i));
«optimiser=momentum»        training.set("momentum", «momentum»);
        training.run(1);
    }
    valid.write("images", split.valid().rows().toArray());
    valid.run(1);
    float[] raw = valid.read("raw");
    int right = 0;
    for (int image = 0; image < raw.length; image++) {
        right += raw[image] > «even» == (split.valid().label(image) == 3) ? 1 : 0;
    }
    IO.println(right + " of " + raw.length);
}
