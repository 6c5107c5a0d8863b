import torch
from math import pi, sqrt

targets = {
    "sine": lambda x: torch.sin(2*x),
    "step": lambda x: 2.*(x > 0) - 1,
    "sawtooth": lambda x: 2*(x - 1.*(x > -1) - 1.*(x > 0) - 1.*(x > 1)) + 3,
    "polynomial": lambda x: 0.5*x**3 - 1.3*x,
}
x = torch.linspace(-2, 2, 101)
y = targets.get("«target»", targets["sine"])(x)

n = «n»
torch.manual_seed(«seed»)                   # PyTorch draws other numbers than Nudge: close, not equal
m = torch.randn(n)
b = -m * (4*torch.rand(n) - 2)              # a kink somewhere among the data
w = torch.randn(n) / sqrt(n)
c = torch.zeros(1)
for p in (m, b, w, c): p.requires_grad_()

kinds = {"adam": torch.optim.Adam, "sgd": torch.optim.SGD}
optimiser = kinds["«optimiser»"]([m, b, w, c], lr=«rate»)
for step in range(«steps»):
    loss = (torch.relu(x[:, None]*m + b) @ w + c - y).square().mean()
    optimiser.zero_grad()
    loss.backward()
    optimiser.step()

with torch.no_grad():
    print((torch.relu(x[:, None]*m + b) @ w + c - y).square().mean())
