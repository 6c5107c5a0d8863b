Tensor x = Tensor.rand(1, «size», «pixels»);                 // a batch of images
float[] y = new float[«size»];                               // which digit each is; yours come from elsewhere
for (int i = 0; i < y.length; i++) y[i] = i % 10;

«net=linear»Mlp mlp = new Mlp(Activation.RELU, «pixels», 10);
«net=one»Mlp mlp = new Mlp(Activation.RELU, «pixels», «units», 10);
«net=two»Mlp mlp = new Mlp(Activation.RELU, «pixels», «units», «units», 10);
Program step = Program.record("a step", p -> {
    Mlp.Network net = mlp.declare(p);
    Tensor raw = net.apply(p.data("x", «size», «pixels»));         // ten numbers for each image
    Tensor loss = Losses.crossEntropy(raw, p.data("y", «size»));
«optimiser=sgd»    new Sgd(p.scalar("rate"))
«optimiser=momentum»    new Sgd(p.scalar("rate"), p.scalar("momentum"))
«optimiser=adam»    new Adam(p.scalar("rate"))
            .update(p, loss, net.parameters());
    p.output("loss", loss);
});
try (Compute compute = Compute.on(Devices.get("cpu"), Budget.unlimited());
        Execution training = compute.open(step)) {
    mlp.initialise(training, Initialisation.KAIMING_NORMAL, «draw»);
    training.write("x", x.toArray());
    training.write("y", y);
    training.set("rate", «rate»);
«optimiser=momentum»    training.set("momentum", «momentum»);
    training.run(«step»);
    IO.println(training.read("loss")[0]);
}
