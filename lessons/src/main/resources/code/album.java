Tensor threes = Tensor.rand(1, 183, «side», «side»);  // as many as there are threes
Tensor sevens = Tensor.rand(2, 179, «side», «side»);

Tensor mean3 = threes.mean(0);               // [«side», «side»]: over the images
Tensor mean7 = sevens.mean(0);

IO.println(mean3.shape());
IO.println(mean3.sub(mean7).abs().max().item());
