Tensor x = Tensor.linspace(-2, 2, 101).unsqueeze(1);
«target=sine»Tensor y = x.mul(2).sin();
«target=step»Tensor y = x.step().mul(2).sub(1);
«target=sawtooth»Tensor y = x.sub(x.add(1).step()).sub(x.step()).sub(x.sub(1).step()).mul(2).add(3);
«target=polynomial»Tensor y = x.pow(3).mul(0.5).sub(x.mul(1.3));
«target=expression»Tensor y = «formula.f»;
«target=drawn»«drawing=nothing»Tensor y = Tensor.zeros(101, 1);                              // nothing is drawn yet
«target=drawn»«drawing!=nothing»Tensor y = Tensor.of(«drawing»).unsqueeze(1);

int n = «n», seed = 4 * «seed»;
Tensor slopes = Tensor.randn(seed, 1, n);
Tensor[] p = {
    slopes,                                                      // m
    slopes.mul(Tensor.rand(seed + 1, 1, n).mul(4).sub(2)).neg(), // b: a kink somewhere among the data
    Tensor.randn(seed + 2, n).div(Math.sqrt(n)).reshape(n, 1),   // w
    Tensor.zeros(1)                                              // c
};
«optimiser=adam»Tensor[] mean = {Tensor.zeros(1, n), Tensor.zeros(1, n), Tensor.zeros(n, 1), Tensor.zeros(1)};
«optimiser=adam»Tensor[] square = mean.clone();
java.util.function.Supplier<Tensor> loss =
        () -> x.matmul(p[0]).add(p[1]).relu().matmul(p[2]).add(p[3]).sub(y).square().mean();
for (int step = 1; step <= «steps»; step++) {
    for (int i = 0; i < 4; i++) p[i] = p[i].detach().requiresGrad();
    List<Tensor> gradients = loss.get().gradients(p);
    for (int i = 0; i < 4; i++) {
        Tensor move = gradients.get(i);
«optimiser=adam»        mean[i] = mean[i].mul(0.9).add(move.mul(0.1));
«optimiser=adam»        square[i] = square[i].mul(0.999).add(move.square().mul(0.001));
«optimiser=adam»        Tensor spread = square[i].div(1 - Math.pow(0.999, step)).sqrt().add(1e-8);
«optimiser=adam»        move = mean[i].div(1 - Math.pow(0.9, step)).div(spread);
        p[i] = p[i].sub(move.mul(«rate»)).detach();
    }
}
IO.println(loss.get().item());
