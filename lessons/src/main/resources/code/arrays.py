from numpy import array
from torch import tensor

«data=whole»data = [[1, 2, 3], [4, 5, 6]]
«data=point»data = [[1, 2, 3], [4, 5.5, 6]]
«data=tenths»data = [[0.1, 0.2, 0.3], [0.4, 0.5, 0.6]]
a = array(data)
«grad=false»t = tensor(data)
«data=whole»«grad=true»t = tensor(data)              # whole numbers have no gradients
«data!=whole»«grad=true»t = tensor(data, requires_grad=True)
print(a, a.dtype, a.nbytes)
print(t, t.dtype, t.nbytes)
«device=true»
«device=true»import torch
«device=true»device = "cuda" if torch.cuda.is_available() else "cpu"
«device=true»print(t.to(device).device)
«data!=whole»«grad=true»
«data!=whole»«grad=true»(t ** 2).sum().backward()
«data!=whole»«grad=true»print(t.grad)                 # twice each number
