import torch

w = torch.tensor([«w0», «w1», «w2»], dtype=torch.float32).requires_grad_()
loss = (w**2).sum()
loss.backward()
print(loss, w.grad)

with torch.no_grad(): w -= w.grad * «rate»
print(w)
