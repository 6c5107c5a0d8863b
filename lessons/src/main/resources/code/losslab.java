Tensor error = Tensor.of(2f, 4f, 6f).sub(Tensor.of(2.5f, 3f, 12f));
Tensor delta = Tensor.scalar(«delta»);

System.out.println(error.abs().mean());                  // mean absolute error
System.out.println(error.square().mean());               // mean squared error: no root
System.out.println(error.square().mean().sqrt());        // its root
Tensor size = error.abs();
Tensor beyond = delta.mul(size.sub(delta.mul(0.5)));
System.out.println(Tensor.where(delta.gt(size), error.square().mul(0.5), beyond).mean());
