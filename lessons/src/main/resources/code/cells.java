Tensor x = Tensor.of(1, 2, 3).requiresGrad();
Tensor y = x.mul(«k»);
Tensor z = y.mean();
z.backward();
IO.println(x.grad());

Tensor xt = Tensor.scalar(«at»).requiresGrad();
xt.square().backward();
IO.println(xt.grad());
xt.square().backward();
IO.println(xt.grad());                // added up
xt.zeroGrad();
xt.square().backward();
IO.println(xt.grad());
IO.println(xt.detach().sub(xt.grad().mul(«rate»)));
