Tensor w = Tensor.of(«w0»f, «w1»f, «w2»f).requiresGrad();
Tensor loss = w.square().sum();
loss.backward();
IO.println(loss.item());
IO.println(w.grad());

IO.println(w.detach().sub(w.grad().mul(«rate»)));
