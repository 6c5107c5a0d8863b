Tensor x = Tensor.of(-2, -1, -0.5f, 0, 0.5f, 1, 2);
Tensor X = Tensor.stack(1, x, Tensor.ones(7));          // [7, 2]
Tensor W = Tensor.stack(0, Tensor.stack(0, Tensor.scalar(«m1»), Tensor.scalar(«m2»), Tensor.scalar(«m3»)),
        Tensor.stack(0, Tensor.scalar(«b1»), Tensor.scalar(«b2»), Tensor.scalar(«b3»)));   // [2, 3]
Tensor w = Tensor.stack(0, Tensor.scalar(«w1»), Tensor.scalar(«w2»), Tensor.scalar(«w3»)).unsqueeze(1);

IO.println(Arrays.toString(X.matmul(W).relu().matmul(w).add(«c»).squeeze(1).toArray()));
