Tensor x = Tensor.linspace(-2, 2, 20);
Tensor y = Tensor.of(
        11.869038f, 6.5432844f, 5.9396067f, 2.6303701f, 1.7947412f,
        1.9010286f, -0.29773757f, 1.4315453f, -0.28038046f, 0.45212987f,
        0.25474983f, 4.574284f, 2.968071f, 1.3385439f, 5.375441f,
        4.8877788f, 8.246676f, 9.246154f, 10.261188f, 13.693917f);

for (boolean zero : new boolean[] {true, false}) {
    Tensor w = Tensor.full(1.1, 3);
    Tensor held = Tensor.zeros(3);
    for (int step = 0; step < «steps»; step++) {
        w = w.detach().requiresGrad();       // a tensor never changes: each step makes another
        Tensor f = w.select(0, 0).mul(x.square()).add(w.select(0, 1).mul(x)).add(w.select(0, 2));
        Losses.l1(f, y).backward();
        held = zero ? w.grad() : held.add(w.grad());
        w = w.sub(held.mul(«rate»));
    }
    Tensor f = w.select(0, 0).mul(x.square()).add(w.select(0, 1).mul(x)).add(w.select(0, 2));
    IO.println(Losses.l1(f, y).item());
}
