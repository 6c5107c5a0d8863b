import torch

x = torch.tensor([«x0», «x1», «x2»], dtype=torch.float32)
y = torch.tensor([«y0», «y1», «y2»], dtype=torch.float32)
a, b, c = (torch.tensor(v, dtype=torch.float32).requires_grad_() for v in («a», «b», «c»))

f = a*x**2 + b*x + c
error = f - y
error.retain_grad()              # keep what passes through here as well
loss = error.abs().mean()
loss.backward()
print(loss, error.grad, a.grad, b.grad, c.grad)
