import copy
import torch
from torch import nn
«pixels=64»from sklearn.datasets import load_digits    # the same 1,797 digits
«pixels!=64»from torchvision.datasets import MNIST       # 28 × 28

torch.manual_seed(«draw»)                          # PyTorch draws other numbers than Nudge

def threes_and_sevens(images, labels):
    wanted = (labels == 3) | (labels == 7)
    return images[wanted].flatten(1), (labels[wanted] == 3).float()[:, None]

«pixels=64»digits = load_digits()
«pixels=64»x, y = threes_and_sevens(torch.tensor(digits.images).float() / 16, torch.tensor(digits.target))
«pixels=64»order, fifth = torch.randperm(len(x)), len(x) // 5   # another shuffle than Nudge's
«pixels=64»valid_x, valid_y = x[order[:fifth]], y[order[:fifth]]
«pixels=64»x, y = x[order[fifth:]], y[order[fifth:]]
«pixels!=64»train, valid = MNIST(".", download=True), MNIST(".", train=False)
«pixels!=64»x, y = threes_and_sevens(train.data.float() / 255, train.targets)
«pixels!=64»valid_x, valid_y = threes_and_sevens(valid.data.float() / 255, valid.targets)

def loss_of(raw, y):
    p = raw.sigmoid()
    return torch.where(y == 1, 1 - p, p).mean()

«net=linear»first = nn.Linear(«pixels», 1)
«net=one»first = nn.Sequential(nn.Linear(«pixels», 30), nn.ReLU(), nn.Linear(30, 1))
for layer in first.modules():
    if isinstance(layer, nn.Linear):
        nn.init.kaiming_normal_(layer.weight)
        nn.init.zeros_(layer.bias)

for size in [«standings.0»]:
    net = copy.deepcopy(first)                   # all begin with the same weights
    opt = torch.optim.SGD(net.parameters(), lr=«rate»)
    steps = 0
    for epoch in range(«epochs»):
        for batch in torch.randperm(len(x)).split(size):
            opt.zero_grad()
            loss_of(net(x[batch]), y[batch]).backward()
            opt.step()
            steps += 1
    with torch.no_grad():
        print(size, steps, loss_of(net(valid_x), valid_y).item())
