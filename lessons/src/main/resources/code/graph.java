Tensor x = Tensor.of(«x0»f, «x1»f, «x2»f);
Tensor y = Tensor.of(«y0»f, «y1»f, «y2»f);
Tensor a = Tensor.scalar(«a»).requiresGrad();
Tensor b = Tensor.scalar(«b»).requiresGrad();
Tensor c = Tensor.scalar(«c»).requiresGrad();

Tensor loss = a.mul(x.square()).add(b.mul(x)).add(c).sub(y).abs().mean();
loss.backward();
IO.println(loss.item() + " " + a.grad().item() + " " + b.grad().item() + " " + c.grad().item());

for (Trace.Step step : Trace.of(loss).steps()) {
    IO.println(step.op() + "  " + step.value() + "  gradient " + step.gradient());
}
