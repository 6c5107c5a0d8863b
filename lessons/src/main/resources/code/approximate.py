import torch
from math import sqrt

x = torch.linspace(-2, 2, 101)
«target=sine»y = torch.sin(2*x)
«target=step»y = 2.*(x > 0) - 1
«target=sawtooth»y = 2*(x - 1.*(x > -1) - 1.*(x > 0) - 1.*(x > 1)) + 3
«target=polynomial»y = 0.5*x**3 - 1.3*x
«target=expression»y = «formula.f»
«target=drawn»«drawing=nothing»y = torch.zeros(101)                    # nothing is drawn yet
«target=drawn»«drawing!=nothing»y = torch.tensor([«drawing»])

n = «n»
torch.manual_seed(«seed»)                   # PyTorch draws other numbers than Nudge: close, not equal
m = torch.randn(n)
b = -m * (4*torch.rand(n) - 2)              # a kink somewhere among the data
w = torch.randn(n) / sqrt(n)
c = torch.zeros(1)
for p in (m, b, w, c): p.requires_grad_()

«optimiser=adam»optimiser = torch.optim.Adam([m, b, w, c], lr=«rate»)
«optimiser=sgd»optimiser = torch.optim.SGD([m, b, w, c], lr=«rate»)
«steps=0»for step in range(0):                     # as many as you take
«steps!=0»for step in range(«steps»):
    loss = (torch.relu(x[:, None]*m + b) @ w + c - y).square().mean()
    optimiser.zero_grad()
    loss.backward()
    optimiser.step()

with torch.no_grad():
    print((torch.relu(x[:, None]*m + b) @ w + c - y).square().mean())
