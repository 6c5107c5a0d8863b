// what you left in: images a second, top-1 in percent, parameters in millions
Tensor speed = Tensor.of(new float[] {«table.4»});
Tensor top1 = Tensor.of(new float[] {«table.3»});
Tensor size = Tensor.of(new float[] {«table.5»});

// row i, column j: does model j beat model i?
Tensor faster = speed.gt(speed.unsqueeze(1)), asFast = speed.ge(speed.unsqueeze(1));
Tensor better = top1.gt(top1.unsqueeze(1)), asGood = top1.ge(top1.unsqueeze(1));
Tensor beats = faster.mul(asGood).maximum(asFast.mul(better));

Tensor unbeaten = beats.sum(1).eq(0);          // the line in the picture
IO.println(speed.size() + " " + (int) unbeaten.sum().item());
IO.println(size.mul(4));                       // megabytes, 4 bytes a parameter
