Tensor X = Tensor.rand(1, 5, 784);           // five images, one a row
Tensor W = Tensor.rand(2, 784, 10);          // a column for each digit

Tensor scores = X.matmul(W);                 // [5, 10], all in one product
Tensor alone = X.select(0, «pickedrow»).matmul(W);     // [10], one image by itself

IO.println(scores.select(0, «pickedrow»).sub(alone).abs().max().item() < 1e-4);
IO.println(X.select(0, «pickedrow»).mul(W.select(1, «pickedcolumn»)).sum().item());
IO.println(scores.select(0, «pickedrow»).select(0, «pickedcolumn»).item());
