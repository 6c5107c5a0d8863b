Tensor x = Tensor.linspace(-2, 2, 20);
Tensor y = Tensor.of(
        11.869038f, 6.5432844f, 5.9396067f, 2.6303701f, 1.7947412f,
        1.9010286f, -0.29773757f, 1.4315453f, -0.28038046f, 0.45212987f,
        0.25474983f, 4.574284f, 2.968071f, 1.3385439f, 5.375441f,
        4.8877788f, 8.246676f, 9.246154f, 10.261188f, 13.693917f);

Tensor a = Tensor.scalar(«a»).requiresGrad();
Tensor b = Tensor.scalar(«b»).requiresGrad();
Tensor c = Tensor.scalar(«c»).requiresGrad();
Tensor f = a.mul(x.square()).add(b.mul(x)).add(c);
«loss=mae»Tensor loss = Losses.l1(f, y);
«loss=mse»Tensor loss = Losses.mse(f, y);
loss.backward();
IO.println(a.grad().item());
IO.println(b.grad().item());
IO.println(c.grad().item());                  // one evaluation, one way back
