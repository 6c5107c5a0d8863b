«count=2,3»Tensor one = Tensor.ones(«tensors.0»).contiguous();
«count=2,3»Tensor two = Tensor.ones(«tensors.1»);
«count=3»Tensor three = Tensor.ones(«tensors.2»);
«count=2»Tensor total = one.add(two);
«count=3»Tensor total = one.add(two).add(three);
«count=2,3»IO.println(total.shape());
«count=2,3»Tensor stretched = one.expand(total.shape().toArray());
«count=2,3»IO.println(Arrays.toString(stretched.strides()));   // 0: the same numbers again
«count=2,3»IO.println(stretched.storageBytes());               // as before
