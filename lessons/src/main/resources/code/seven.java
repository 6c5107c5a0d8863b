Tensor x = Tensor.rand(1, «size», «pixels»);                // a batch of images
Tensor y = x.slice(1, 0, 32).mean(true, 1).gt(0.5);        // 1 for a 3; yours come from elsewhere

«net=linear»Mlp mlp = new Mlp(Activation.RELU, «pixels», 1);
«net=one»Mlp mlp = new Mlp(Activation.RELU, «pixels», «units», 1);
«net=two»Mlp mlp = new Mlp(Activation.RELU, «pixels», «units», «units», 1);
Program step = Program.record("a step", p -> {
    Mlp.Network net = mlp.declare(p);
    Tensor raw = net.apply(p.data("x", «size», «pixels»));    // 2. predict
    Tensor target = p.data("y", «size», 1);
«set.loss=l1»    Tensor loss = Losses.l1(raw, target);                  // 3. loss
«set.loss=mse»    Tensor loss = Losses.mse(raw, target);                 // 3. loss
«set.loss=seven»    Tensor loss = Losses.threeOrSeven(raw, target);        // 3. loss
«set.loss=entropy»    Tensor loss = Losses.binaryCrossEntropyWithLogits(raw, target);   // 3. loss
«optimiser=sgd»    new Sgd(p.scalar("rate"))                              // 4. gradient, 5. step
«optimiser=momentum»    new Sgd(p.scalar("rate"), p.scalar("momentum"))        // 4. gradient, 5. step
«optimiser=adam»    new Adam(p.scalar("rate"))                             // 4. gradient, 5. step
            .update(p, loss, net.parameters());
    p.output("loss", loss);
});
try (Compute compute = Compute.on(Devices.get("cpu"), Budget.unlimited());
        Execution training = compute.open(step)) {
«begin!=zeros»    mlp.initialise(training, Initialisation.KAIMING_NORMAL, «draw»);   // 1. initialise
«begin=zeros»    // 1. initialise: all states begin at zero
    training.write("x", x.toArray());
    training.write("y", y.toArray());
    training.set("rate", «rate»);
«optimiser=momentum»    training.set("momentum", «momentum»);
«aim=find»    for (int i = 0; i < «step»; i++) {                         // from tiny to huge
«aim=find»        training.set("rate", 1e-4 * Math.pow(1e6, i / 99.0));
«aim=find»        training.run(1);
«aim=find»    }
«aim=train»    training.run(«step»);                                    // 6. repeat, 7. and stop
    IO.println(training.read("loss")[0]);
}
