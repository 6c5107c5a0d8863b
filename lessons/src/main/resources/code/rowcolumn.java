Tensor A = Tensor.of(new float[][]
       «a»);
Tensor B = Tensor.of(new float[][]
       «b»);

Tensor C = A.matmul(B);                      // [m, k] · [k, n] → [m, n]
IO.println(Arrays.toString(C.toArray()));

Tensor products = A.unsqueeze(1).mul(B.transpose(0, 1).unsqueeze(0));
IO.println(Arrays.toString(products.sum(2).toArray()));
