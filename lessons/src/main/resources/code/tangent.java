Tensor x = Tensor.scalar(«x»).requiresGrad();
x.square().backward();
IO.println(x.grad().item());                  // the slope

Tensor h = Tensor.scalar(«nudge»);
Tensor rise = x.add(h).square().sub(x.square());
IO.println(rise.div(h).item());               // the nearer h is to 0, the nearer to it
