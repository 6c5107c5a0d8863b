record Racer(String rule, double rate) {}
List<Racer> racers = new ArrayList<>();
racers.add(new Racer("«k1»", «r1»));
«racers!=1»racers.add(new Racer("«k2»", «r2»));
«racers=3,4,5,6»racers.add(new Racer("«k3»", «r3»));
«racers=4,5,6»racers.add(new Racer("«k4»", «r4»));
«racers=5,6»racers.add(new Racer("«k5»", «r5»));
«racers=6»racers.add(new Racer("«k6»", «r6»));
int length = Math.round(«length»f);

«data=points»Tensor x = Tensor.linspace(-2, 2, 20);
«data=points»Tensor y = Tensor.of(
«data=points»        11.869038f, 6.5432844f, 5.9396067f, 2.6303701f, 1.7947412f,
«data=points»        1.9010286f, -0.29773757f, 1.4315453f, -0.28038046f, 0.45212987f,
«data=points»        0.25474983f, 4.574284f, 2.968071f, 1.3385439f, 5.375441f,
«data=points»        4.8877788f, 8.246676f, 9.246154f, 10.261188f, 13.693917f);
«data!=points»Tensor time = Tensor.arange(0, 20, 1);
«data!=points»Tensor noise = Tensor.randn(Math.round(«seed»f), 20).mul(3);
«data!=points»Tensor y = time.sub(9.5).square().mul(0.75).add(1).add(noise);
«data=coaster»Tensor x = time;
«data=standard»Tensor x = time.sub(time.mean()).div(time.var().sqrt());

try (Compute compute = Compute.on(dev.nudge.compute.device.Devices.get("cpu"), Budget.unlimited())) {
    for (Racer racer : racers) {
        Schedule schedule = switch (racer.rule()) {
            case "steps" -> Schedule.steps(racer.rate(), length / 4, 0.3);
            case "exponential" -> Schedule.exponential(racer.rate(), Math.pow(0.01, 1.0 / length));
            case "cosine" -> Schedule.cosine(racer.rate(), length);
            case "onecycle" -> Schedule.oneCycle(racer.rate(), length);
            default -> Schedule.constant(racer.rate());
        };
        Execution run = compute.open(Program.record(racer.rule(), p -> {
            Tensor a = p.state("a");
            Tensor b = p.state("b");
            Tensor c = p.state("c");
            Tensor rate = p.scalar("rate");
            Tensor loss = Losses.mse(a.mul(x.square()).add(b.mul(x)).add(c), y);
            Optimiser optimiser = racer.rule().equals("adam")
                    ? new Adam(rate)
                    : new Sgd(rate, Tensor.scalar(racer.rule().equals("momentum") ? 0.9 : 0));
            optimiser.update(p, loss, List.of(a, b, c));
            p.output("loss", loss);              // before the step
        }));
        for (String weight : List.of("a", "b", "c")) run.set(weight, 1.1f);
        for (int step = 0; step < «steps»; step++) {
            run.set("rate", schedule.rate(step));
            run.run(1);
        }
        run.run(1);
        IO.println(run.read("loss")[0]);
    }
}
