import torch, torch.nn.functional as F     # functional, with an l at its end

x = torch.tensor([«points.x»])
y = torch.tensor([«points.y»])
a, b, c = (torch.tensor(float(p)).requires_grad_() for p in («a», «b», «c»))

f = a*x**2 + b*x + c
losses = {
    "mae": F.l1_loss(f, y),
    "mse": F.mse_loss(f, y),               # no root
    "rmse": F.mse_loss(f, y).sqrt()}
loss = losses["«set.loss»"]
loss.backward()
print(loss.item(), a.grad.item(), b.grad.item(), c.grad.item())

with torch.no_grad():                      # one gradient step
    for p in (a, b, c): p -= «rate» * p.grad
print(a.item(), b.item(), c.item())
