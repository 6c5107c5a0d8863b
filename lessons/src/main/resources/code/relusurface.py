import torch
from torch import nn

side = torch.linspace(-2 + 2/33, 2 - 2/33, 17)
places = torch.cartesian_prod(side, side)                  # [289, 2]
x, y = places.T
«target=hill»wanted = 1.5*torch.exp(-x**2 - y**2) - 0.5
«target=saddle»wanted = x*y/3
«target=ripples»wanted = torch.sin(2*x) * torch.cos(2*y)
«target=disc»wanted = 2.*(2 - x**2 - y**2 > 0) - 1
«target=expression»wanted = «formula.f»

torch.manual_seed(«seed»)                                  # PyTorch begins elsewhere than Nudge: close, not equal
net = nn.Sequential(nn.Linear(2, «n»), nn.ReLU(), nn.Linear(«n», 1))
«optimiser=adam»optimiser = torch.optim.Adam(net.parameters(), lr=«rate»)
«optimiser=sgd»optimiser = torch.optim.SGD(net.parameters(), lr=«rate»)
«steps=0»for step in range(0):                     # as many as you take
«steps!=0»for step in range(«steps»):
    loss = (net(places).squeeze(1) - wanted).square().mean()
    optimiser.zero_grad()
    loss.backward()
    optimiser.step()

with torch.no_grad():
    print((net(places).squeeze(1) - wanted).square().mean())
