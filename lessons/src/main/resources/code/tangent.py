import torch

def f(x): return x**2

xt = torch.tensor(«x», dtype=torch.float32, requires_grad=True)
f(xt).backward()
print(xt.grad)                                # the slope

h = «nudge»
print((f(«x» + h) - f(«x»)) / h)    # the nearer h is to 0, the nearer to it
