«data=points»Tensor x = Tensor.linspace(-2, 2, 20);
«data=points»Tensor y = Tensor.of(
«data=points»        11.869038f, 6.5432844f, 5.9396067f, 2.6303701f, 1.7947412f,
«data=points»        1.9010286f, -0.29773757f, 1.4315453f, -0.28038046f, 0.45212987f,
«data=points»        0.25474983f, 4.574284f, 2.968071f, 1.3385439f, 5.375441f,
«data=points»        4.8877788f, 8.246676f, 9.246154f, 10.261188f, 13.693917f);
«data!=points»Tensor time = Tensor.arange(0, 20, 1);
«data!=points»Tensor y = time.sub(9.5).square().mul(0.75).add(1).add(Tensor.randn(Math.round(«seed»f), 20).mul(3));
«data=coaster»Tensor x = time;
«data=standard»Tensor x = time.sub(time.mean()).div(time.var().sqrt());

Program program = Program.record("step", p -> {
    Tensor a = p.state("a");
    Tensor b = p.state("b");
    Tensor c = p.state("c");
    Tensor rate = p.scalar("rate");
    Tensor loss = Losses.mse(a.mul(x.square()).add(b.mul(x)).add(c), y);
«walker=adam»    Optimiser optimiser = new Adam(rate);
«walker=momentum»    Optimiser optimiser = new Sgd(rate, Tensor.scalar(0.9));
«walker!=adam,momentum»    Optimiser optimiser = new Sgd(rate);
    optimiser.update(p, loss, List.of(a, b, c));
    p.output("loss", loss);
});
try (Compute compute = Compute.on(dev.nudge.compute.device.Devices.get("cpu"), Budget.unlimited())) {
    Execution step = compute.open(program);
    for (String weight : List.of("a", "b", "c")) step.set(weight, 1.1f);
    List<LearningRateFinder.Try> tries = LearningRateFinder.run(step, "rate", "loss", () -> {});
    IO.println(tries.size());
    IO.println(LearningRateFinder.steepest(tries));
    IO.println(LearningRateFinder.tenthOfMinimum(tries));
    IO.println(LearningRateFinder.valley(tries));
}
