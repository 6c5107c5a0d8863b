import torch

x = torch.tensor([1., 2., 3.]).requires_grad_()
y = «k» * x
z = y.mean()
z.backward()
print(x.grad)

xt = torch.tensor(«at», dtype=torch.float32).requires_grad_()
(xt**2).backward()
print(xt.grad)
(xt**2).backward()
print(xt.grad)                        # added up
xt.grad.zero_()
(xt**2).backward()
print(xt.grad)
with torch.no_grad(): xt -= xt.grad * «rate»
print(xt.detach())
