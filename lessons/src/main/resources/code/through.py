import torch

xs = torch.tensor([«points.x»], dtype=torch.float32)
ys = torch.tensor([«points.y»], dtype=torch.float32)
order = xs.argsort()
xs, ys = xs[order], ys[order]

slopes = ys.diff() / xs.diff()
weights = torch.cat([slopes[:1], slopes.diff()])       # each kink's change of slope

def f(x):
    return ys[0] + torch.relu(x[:, None] - xs[:-1]) @ weights

print(weights)
print(f(xs) - ys)                                      # zeros, but for rounding
