import torch

xt = torch.tensor(3.).requires_grad_()   # in place: xt itself
f = lambda x: x**2

print(f(xt).backward())                  # None
print(xt.grad)                           # tensor(6.)
