Tensor x = Tensor.linspace(-3, 3, 7);
java.util.function.UnaryOperator<Tensor> f = t -> t.mul(«m1»).add(«b1»).relu();
java.util.function.UnaryOperator<Tensor> g = t -> t.mul(«m2»).add(«b2»).relu();
IO.println(Arrays.toString(f.apply(x).toArray()));
IO.println(Arrays.toString(f.apply(x).add(g.apply(x)).toArray()));
