import torch, torch.nn.functional as F

x = torch.linspace(-2, 2, 20)
y = torch.tensor([
    11.869038, 6.5432844, 5.9396067, 2.6303701, 1.7947412,
    1.9010286, -0.29773757, 1.4315453, -0.28038046, 0.45212987,
    0.25474983, 4.574284, 2.968071, 1.3385439, 5.375441,
    4.8877788, 8.246676, 9.246154, 10.261188, 13.693917])

for zero in (True, False):
    w = torch.full((3,), 1.1).requires_grad_()
«steps=0»    for step in range(0):                 # as many as you take
«steps!=0»    for step in range(«steps»):
        if zero and w.grad is not None: w.grad.zero_()
        loss = F.l1_loss(w[0]*x**2 + w[1]*x + w[2], y)
        loss.backward()                      # adds to w.grad
        with torch.no_grad(): w -= «rate» * w.grad
    print(zero, F.l1_loss(w[0]*x**2 + w[1]*x + w[2], y).item())
