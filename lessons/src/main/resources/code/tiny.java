Tensor x = Tensor.scalar(«x»);
Tensor h = Tensor.scalar(«nudge»);
IO.println(x.add(h).square().sub(x.square()).div(h).item());   // float32

double xx = «x», hh = «nudge»;
IO.println(((xx + hh) * (xx + hh) - xx * xx) / hh);             // double
