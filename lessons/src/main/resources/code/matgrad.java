Tensor A = Tensor.of(new float[][]
       «a»).requiresGrad();
Tensor B = Tensor.of(new float[][]
       «b»).requiresGrad();

Tensor C = A.matmul(B);
«set.loss=squares»Tensor loss = C.square().sum();
«set.loss=sum»Tensor loss = C.sum();
«set.loss=cell»Tensor loss = C.select(0, 0).select(0, 0);
List<Tensor> gradients = loss.gradients(C, A, B);

«set.of=a»IO.println(Arrays.toString(gradients.get(1).toArray()));
«set.of=a»IO.println(Arrays.toString(gradients.get(0).matmul(B.transpose(0, 1)).toArray()));
«set.of=b»IO.println(Arrays.toString(gradients.get(2).toArray()));
«set.of=b»IO.println(Arrays.toString(A.transpose(0, 1).matmul(gradients.get(0)).toArray()));
