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
«noise!=0»turned = torch.randperm(len(y))[:round(len(y) * «noise» / 100)]    # labels turned
«noise!=0»y[turned] = 1 - y[turned]

# 1. initialise
«net=linear»net = nn.Linear(«pixels», 1)
«net=one»net = nn.Sequential(nn.Linear(«pixels», «units»), nn.ReLU(), nn.Linear(«units», 1))
«net=two»net = nn.Sequential(nn.Linear(«pixels», «units»), nn.ReLU(), nn.Linear(«units», «units»), nn.ReLU(), nn.Linear(«units», 1))
for layer in net.modules():
    if isinstance(layer, nn.Linear):
«begin=zeros»        nn.init.zeros_(layer.weight)
«begin!=zeros»        nn.init.kaiming_normal_(layer.weight)
        nn.init.zeros_(layer.bias)
«begin=means»with torch.no_grad():                            # a network's later layers keep the side
«begin=means»    mean3, mean7 = x[y[:, 0] == 1].mean(0), x[y[:, 0] == 0].mean(0)
«begin=means»«net=linear»    net.weight[0] = 2 * (mean3 - mean7) / «pixels»
«begin=means»«net=linear»    net.bias[0] = (mean7**2).mean() - (mean3**2).mean() + «even»
«begin=means»«net!=linear»    side = torch.tensor([1., -1.]).repeat(«units»)[:«units», None]
«begin=means»«net!=linear»    net[0].weight[:] = side * 2 * (mean3 - mean7) / «pixels» + 0.1 * net[0].weight
«begin=means»«net!=linear»    net[0].bias[:] = side[:, 0] * ((mean7**2).mean() - (mean3**2).mean())
«begin=means»«net=two»    net[2].weight[:] = side * side.T * net[2].weight.abs()
«begin=means»«net!=linear»    net[-1].weight[:] = side.T * net[-1].weight.abs()
«begin=means»«net!=linear»    net[-1].bias[:] = «even»

«set.loss=l1»loss_of = nn.functional.l1_loss
«set.loss=mse»loss_of = nn.functional.mse_loss
«set.loss=seven»def loss_of(raw, y):
«set.loss=seven»    p = raw.sigmoid()
«set.loss=seven»    return torch.where(y == 1, 1 - p, p).mean()
«set.loss=entropy»loss_of = nn.functional.binary_cross_entropy_with_logits

«optimiser=sgd»opt = torch.optim.SGD(net.parameters(), lr=«rate»)
«optimiser=momentum»opt = torch.optim.SGD(net.parameters(), lr=«rate», momentum=«momentum»)
«optimiser=adam»opt = torch.optim.Adam(net.parameters(), lr=«rate»)
«schedule!=constant»# The rate follows a schedule; the notebook to take home has it step by step.
«aim=find»rates = torch.logspace(-4, 2, 100)            # from tiny to huge
steps = 0
while steps < «step»:                              # 6. repeat, 7. and stop
    order = torch.randperm(len(x))               # another order in each epoch
    for batch in order.split(«size»):
        raw = net(x[batch])                      # 2. predict
        loss = loss_of(raw, y[batch])            # 3. loss
        opt.zero_grad()
        loss.backward()                          # 4. gradient
«aim=find»        for group in opt.param_groups: group["lr"] = rates[steps].item()
        opt.step()                               # 5. step
        steps += 1
        if steps == «step»: break

with torch.no_grad():
    print(((net(valid_x) > «even») == (valid_y == 1)).float().mean())
