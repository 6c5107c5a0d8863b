import torch, torch.nn.functional as F

x = torch.linspace(-2, 2, 20)
y = torch.tensor([
    11.869038, 6.5432844, 5.9396067, 2.6303701, 1.7947412,
    1.9010286, -0.29773757, 1.4315453, -0.28038046, 0.45212987,
    0.25474983, 4.574284, 2.968071, 1.3385439, 5.375441,
    4.8877788, 8.246676, 9.246154, 10.261188, 13.693917])

«loss=mae»def loss(a, b, c): return F.l1_loss(a*x**2 + b*x + c, y)
«loss=mse»def loss(a, b, c): return F.mse_loss(a*x**2 + b*x + c, y)

a, b, c = (torch.tensor(v, dtype=torch.float32).requires_grad_() for v in («a», «b», «c»))
loss(a, b, c).backward()
print(a.grad, b.grad, c.grad)                 # one evaluation, one way back
