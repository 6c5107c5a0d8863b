Tensor images = Tensor.rand(1, «of», 64);      // the validation set
Tensor labels = Tensor.rand(2, «of»).lt(0.5);  // is it a 3?
Tensor mean3 = Tensor.rand(3, 64);
Tensor mean7 = Tensor.rand(4, 64);

«set.distance=l1»Tensor to3 = images.sub(mean3).abs().mean(1);             // [«of», 64] with [64]
«set.distance=l1»Tensor to7 = images.sub(mean7).abs().mean(1);
«set.distance=rmse»Tensor to3 = images.sub(mean3).square().mean(1).sqrt();   // [«of», 64] with [64]
«set.distance=rmse»Tensor to7 = images.sub(mean7).square().mean(1).sqrt();

Tensor is3 = to3.lt(to7);
IO.println(is3.eq(labels).mean().item());
