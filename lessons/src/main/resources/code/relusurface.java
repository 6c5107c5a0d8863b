Tensor side = Tensor.linspace(-2 + 2.0 / 33, 2 - 2.0 / 33, 17);
Tensor x = side.unsqueeze(0).expand(17, 17).reshape(289, 1);
Tensor y = side.unsqueeze(1).expand(17, 17).reshape(289, 1);
Tensor places = Tensor.cat(1, x, y);
«target=hill»Tensor wanted = x.square().add(y.square()).neg().exp().mul(1.5).sub(0.5);
«target=saddle»Tensor wanted = x.mul(y).div(3);
«target=ripples»Tensor wanted = x.mul(2).sin().mul(y.mul(2).cos());
«target=disc»Tensor wanted = x.square().add(y.square()).neg().add(2).step().mul(2).sub(1);
«target=expression»Tensor wanted = «formula.f»;

int n = «n», seed = 4 * «seed»;
Tensor slopes = Tensor.randn(seed, 2, n);
Tensor[] p = {
    slopes,
    slopes.mul(Tensor.rand(seed + 1, 2, n).mul(4).sub(2)).sum(0).neg(),
    Tensor.randn(seed + 2, n).div(Math.sqrt(2.0 * n)).reshape(n, 1),
    Tensor.zeros(1)
};
«optimiser=adam»Tensor[] mean = {Tensor.zeros(2, n), Tensor.zeros(n), Tensor.zeros(n, 1), Tensor.zeros(1)};
«optimiser=adam»Tensor[] square = mean.clone();
java.util.function.Supplier<Tensor> loss =
        () -> places.matmul(p[0]).add(p[1]).relu().matmul(p[2]).add(p[3]).sub(wanted).square().mean();
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
