«large=1»// More than a hundred million numbers: PyTorch can do shapes without numbers, the engine would have to make them.
«count=0,1»// Java stands here for two or three tensors that meet.
«count=2»«typed=0»«whole=0»// Java stands here for tensors that are not stretched before they meet.
«count=2»«typed=0»«whole=1»// The shapes alone: ones stand for the numbers.
«count=2,3»«large=0»«whole=1»«back=0»Tensor one = Tensor.ones(«tensors.0»).contiguous();
«count=2,3»«large=0»«whole=1»«back=0»Tensor two = Tensor.ones(«tensors.1»);
«count=3»«large=0»«back=0»Tensor three = Tensor.ones(«tensors.2»);
«typed=1»«back!=0»Tensor one = Tensor.ones(«tensors.0»).contiguous().requiresGrad();
«typed=1»«back!=0»Tensor two = Tensor.ones(«tensors.1»).contiguous().requiresGrad();
«typed=1»«back=3»Tensor three = Tensor.ones(«tensors.2»).contiguous().requiresGrad();
«typed=0»«whole=1»«back=2»Tensor one = Tensor.ones(«tensors.0»).contiguous();
«typed=0»«whole=1»«back=2»Tensor two = Tensor.ones(«tensors.1»);
«typed=1»«count=2»«large=0»Tensor total = one.add(two);
«typed=0»«count=2»«whole=1»Tensor total = one.«expression.method.line»(two);
«count=3»«large=0»Tensor total = one.add(two).add(three);
«count=2,3»«large=0»«whole=1»IO.println(total.shape());
«count=2,3»«large=0»«whole=1»Tensor stretched = one.expand(total.shape().toArray());
«count=2,3»«large=0»«whole=1»IO.println(Arrays.toString(stretched.strides()));   // 0: the same numbers again
«count=2,3»«large=0»«whole=1»IO.println(stretched.storageBytes());               // as before
«typed=1»«back!=0»total.backward(Tensor.arange(1, total.size() + 1, 1).reshape(total.shape().toArray()));
«typed=1»«back!=0»IO.println(one.grad());
«typed=1»«back!=0»IO.println(two.grad());
«typed=1»«back=3»IO.println(three.grad());
