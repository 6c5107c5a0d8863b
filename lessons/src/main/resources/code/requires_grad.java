Tensor xt = Tensor.scalar(3).requiresGrad();   // on xt itself, as the underscore says in PyTorch

xt.square().backward();                        // returns nothing
IO.println(xt.grad());                         // tensor(6.)
