import torch
from torch import nn
«pixels=64»from sklearn.datasets import load_digits    # the same 1,797 digits
«pixels!=64»from torchvision.datasets import MNIST       # 28 × 28

torch.manual_seed(«draw»)                          # PyTorch draws other numbers than Nudge
«pixels=64»digits = load_digits()
«pixels=64»images, labels = torch.tensor(digits.images).float() / 16, torch.tensor(digits.target)
«pixels!=64»digits = MNIST(".", download=True)
«pixels!=64»images, labels = digits.data.float() / 255, digits.targets
wanted = ((labels == 3) | (labels == 7)).nonzero()[:, 0]
wanted = wanted[torch.randperm(len(wanted))[:«all»]]
x, y = images[wanted].flatten(1), (labels[wanted] == 3).float()[:, None]

def costs(raw):                                  # the 3-or-7 loss of every image
    p = raw.sigmoid()
    return torch.where(y == 1, 1 - p, p)

net = nn.Linear(«pixels», 1)
opt = torch.optim.SGD(net.parameters(), lr=1)
for epoch in range(«trained»):
    for batch in torch.randperm(len(x)).split(64):
        opt.zero_grad()
        costs(net(x))[batch].mean().backward()
        opt.step()

raw = net(x)
slopes, = torch.autograd.grad(costs(raw).sum(), raw)    # one for each image
each = slopes * torch.cat([x, torch.ones(len(x), 1)], 1)   # times the pixels: a gradient for each image
whole = each.mean(0)

def off(arrow):
    return torch.rad2deg(torch.cosine_similarity(arrow, whole, dim=0).clamp(-1, 1).acos()).item()

order, arrows = [], []
for draw in range(«count»):
    if len(order) < «size»: order = torch.randperm(len(x))    # a new epoch
    batch, order = order[:«size»], order[«size»:]
    arrows.append(each[batch].mean(0))
    print(off(arrows[-1]))
if arrows: print("their mean:", off(torch.stack(arrows).mean(0)))
