import torch

x = torch.tensor([-2, -1, -0.5, 0, 0.5, 1, 2])
X = torch.stack([x, torch.ones(7)], dim=1)             # [7, 2]
W = torch.tensor([[«m1», «m2», «m3»],
                  [«b1», «b2», «b3»]], dtype=torch.float32)   # [2, 3]
w = torch.tensor([[«w1»], [«w2»], [«w3»]], dtype=torch.float32)      # [3, 1]

print(torch.clip(X @ W, 0.) @ w + «c»)
