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

racers = [
    ("«k1»", «r1»),
«racers!=1»    ("«k2»", «r2»),
«racers=3,4,5,6»    ("«k3»", «r3»),
«racers=4,5,6»    ("«k4»", «r4»),
«racers=5,6»    ("«k5»", «r5»),
«racers=6»    ("«k6»", «r6»),
]
length = round(«length»)

def scheduler(rule, rate, opt):
    lr = torch.optim.lr_scheduler
    match rule:
        case "steps": return lr.StepLR(opt, length // 4, 0.3)
        case "exponential": return lr.ExponentialLR(opt, 0.01 ** (1 / length))
        case "cosine": return lr.CosineAnnealingLR(opt, length)
        case "onecycle": return lr.OneCycleLR(opt, rate, length, pct_start=0.25, div_factor=25,
                                              final_div_factor=1e5, cycle_momentum=False)
        case _: return lr.ConstantLR(opt, 1)

for rule, rate in racers:
    w = torch.full((3,), 1.1, requires_grad=True)
    if rule == "adam": opt = torch.optim.Adam([w], lr=rate)
    else: opt = torch.optim.SGD([w], lr=rate, momentum=0.9 if rule == "momentum" else 0)
    schedule = scheduler(rule, rate, opt)
«steps=0»    for step in range(0):                 # as many as you take
«steps!=0»    for step in range(«steps»):
        opt.zero_grad()
        F.mse_loss(w[0]*x**2 + w[1]*x + w[2], y).backward()
        opt.step()
        schedule.step()
    print(rule, rate, F.mse_loss(w[0]*x**2 + w[1]*x + w[2], y).item())
