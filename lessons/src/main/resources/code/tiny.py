import torch

def slope(x, h, dtype):
    x, h = torch.tensor(x, dtype=dtype), torch.tensor(h, dtype=dtype)
    return (((x + h)**2 - x**2) / h).item()

print(slope(«x», «nudge», torch.float32))
print(slope(«x», «nudge», torch.float64))
