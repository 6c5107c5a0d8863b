«tensor=number»Tensor x = Tensor.scalar(7);
«tensor=vector»Tensor x = Tensor.of(2, 3, 5, 7, 11, 13);
«tensor=digit»Tensor x = Tensor.rand(1, 8, 8);              // rows, columns
«tensor=digits»Tensor x = Tensor.rand(1, 5, 8, 8);           // digits, rows, columns
«tensor=image»Tensor x = Tensor.rand(1, 3, 6, 8);           // colours, rows, columns
«tensor=images»Tensor x = Tensor.rand(1, 4, 3, 6, 8);        // images, colours, rows, columns

«taken=0»Tensor part = x;
«taken=1»Tensor part = x.select(0, «i»);
«taken=2»Tensor part = x.select(0, «i»).select(0, «j»);
«taken=3»Tensor part = x.select(0, «i»).select(0, «j»).select(0, «k»);
«taken=4»Tensor part = x.select(0, «i»).select(0, «j»).select(0, «k»).select(0, «l»);
IO.println(part.rank() + " " + part.shape());
IO.println(part.size() + " " + 4 * part.size());   // elements, bytes
