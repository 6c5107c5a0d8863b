Tensor kink = Tensor.of(«handles.x»);
Tensor weight = Tensor.of(«handles.y»);
Tensor slope = Tensor.of(
        (float) «m1», (float) «m2», (float) «m3», (float) «m4», (float) «m5», (float) «m6», (float) «m7», (float) «m8»);

weight = Tensor.where(Tensor.arange(8).lt(«n»), weight, Tensor.scalar(0));   // the others are not used
«signed=false»weight = weight.abs();                                          // none is negative

Tensor x = Tensor.linspace(-2, 2, 9);
Tensor parts = x.unsqueeze(1).sub(kink).mul(slope).relu();   // [9, 8] by broadcasting
IO.println(Arrays.toString(parts.matmul(weight.unsqueeze(1)).squeeze(1).add(«lift»).toArray()));
