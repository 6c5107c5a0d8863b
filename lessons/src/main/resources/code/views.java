«tensor=numbers»Tensor x = Tensor.arange(0, 24, 1).reshape(4, 6);
«tensor=digit»Tensor x = Tensor.rand(1, 8, 8);               // a digit's pixels
«tensor=image»Tensor x = Tensor.rand(1, 3, 6, 8);            // colours, rows, columns
Tensor before = x;
«code.1»
IO.println(x.layout() + " " + x.layout().isContiguous());
IO.println(x.storageBytes() + " " + x.sharesStorage(before));
