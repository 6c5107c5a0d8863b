import torch, torch.nn.functional as F

«data=points»x = torch.linspace(-2, 2, 20)
«data=points»y = torch.tensor([
«data=points»    11.869038, 6.5432844, 5.9396067, 2.6303701, 1.7947412,
«data=points»    1.9010286, -0.29773757, 1.4315453, -0.28038046, 0.45212987,
«data=points»    0.25474983, 4.574284, 2.968071, 1.3385439, 5.375441,
«data=points»    4.8877788, 8.246676, 9.246154, 10.261188, 13.693917])
«data!=points»x = torch.arange(20.)
«data!=points»y = 0.75 * (x - 9.5)**2 + 1 + 3 * torch.randn(20)  # not the noise of the page
«data=standard»x = (x - x.mean()) / x.std(correction=0)

w = torch.full((3,), 1.1, requires_grad=True)
«walker=adam»opt = torch.optim.Adam([w])
«walker=momentum»opt = torch.optim.SGD([w], lr=1, momentum=0.9)
«walker!=adam,momentum»opt = torch.optim.SGD([w], lr=1)

tries, mean, weight = [], 0, 0
for i in range(100):
    rate = 1e-7 * (10 / 1e-7) ** (i / 99)
    opt.param_groups[0]["lr"] = rate
    opt.zero_grad()
    loss = F.mse_loss(w[0]*x**2 + w[1]*x + w[2], y)
    loss.backward()
    opt.step()
    mean, weight = 0.98 * mean + 0.02 * loss.item(), 0.98 * weight + 0.02
    tries.append((rate, mean / weight))
    best = min(smoothed for _, smoothed in tries)
    if not mean / weight <= 4 * best: break

steepest = max(range(1, len(tries) - 1), key=lambda i: tries[i - 1][1] - tries[i + 1][1])
print(len(tries))
print(tries[steepest][0])
print(min(tries, key=lambda t: t[1])[0] / 10)
