import torch
from torch import nn
«pixels=64»from sklearn.datasets import load_digits    # the same 1,797 digits
«pixels!=64»from torchvision.datasets import MNIST       # 28 × 28

«pixels=64»digits = load_digits()
«pixels=64»order = torch.randperm(len(digits.target))   # another shuffle than Nudge's
«pixels=64»pixels = torch.tensor(digits.data).float()[order] / 16
«pixels=64»labels = torch.tensor(digits.target)[order]
«pixels=64»valid_x, valid_y = pixels[:360], labels[:360]
«pixels=64»x, y = pixels[360:], labels[360:]
«pixels!=64»train, valid = MNIST(".", download=True), MNIST(".", train=False)
«pixels!=64»x, y = train.data.flatten(1) / 255, train.targets
«pixels!=64»valid_x, valid_y = valid.data.flatten(1) / 255, valid.targets

torch.manual_seed(«draw»)                          # PyTorch draws other numbers than Nudge
«net=linear»net = nn.Linear(«pixels», 10)
«net=one»net = nn.Sequential(nn.Linear(«pixels», «units»), nn.ReLU(), nn.Linear(«units», 10))
«net=two»net = nn.Sequential(nn.Linear(«pixels», «units»), nn.ReLU(), nn.Linear(«units», «units»), nn.ReLU(), nn.Linear(«units», 10))
for layer in net.modules():
    if isinstance(layer, nn.Linear):
        nn.init.kaiming_normal_(layer.weight)
        nn.init.zeros_(layer.bias)

«optimiser=sgd»opt = torch.optim.SGD(net.parameters(), lr=«rate»)
«optimiser=momentum»opt = torch.optim.SGD(net.parameters(), lr=«rate», momentum=«momentum»)
«optimiser=adam»opt = torch.optim.Adam(net.parameters(), lr=«rate»)
steps = 0
while steps < «step»:
    order = torch.randperm(len(x))
    for batch in order.split(«size»):
        raw = net(x[batch])                              # ten numbers for each image
        loss = nn.functional.cross_entropy(raw, y[batch])    # softmax and surprise in one
        opt.zero_grad()
        loss.backward()
        opt.step()
        steps += 1
        if steps == «step»: break

with torch.no_grad():
    said = net(valid_x).argmax(1)
confusion = torch.zeros(10, 10, dtype=torch.int)
confusion.index_put_((valid_y, said), torch.tensor(1, dtype=torch.int), accumulate=True)
print(confusion)
print((said == valid_y).float().mean())
