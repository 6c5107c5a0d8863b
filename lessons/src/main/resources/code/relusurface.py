import torch
from torch import nn

heights = {
    "hill": lambda x, y: 1.5*torch.exp(-x**2 - y**2) - 0.5,
    "saddle": lambda x, y: x*y/3,
    "ripples": lambda x, y: torch.sin(2*x) * torch.cos(2*y),
    "disc": lambda x, y: 2.*(2 - x**2 - y**2 > 0) - 1,
}
side = torch.linspace(-2 + 2/33, 2 - 2/33, 17)
places = torch.cartesian_prod(side, side)                  # [289, 2]
wanted = heights.get("«target»", heights["hill"])(places[:, 0], places[:, 1])

torch.manual_seed(«seed»)                                  # PyTorch begins elsewhere than Nudge: close, not equal
net = nn.Sequential(nn.Linear(2, «n»), nn.ReLU(), nn.Linear(«n», 1))
kinds = {"adam": torch.optim.Adam, "sgd": torch.optim.SGD}
optimiser = kinds["«optimiser»"](net.parameters(), lr=«rate»)
for step in range(«steps»):
    loss = (net(places).squeeze(1) - wanted).square().mean()
    optimiser.zero_grad()
    loss.backward()
    optimiser.step()

with torch.no_grad():
    print((net(places).squeeze(1) - wanted).square().mean())
