import torch

images = torch.rand(«of», 64)                  # the validation set
labels = torch.randint(0, 2, («of»,)) == 1     # is it a 3?
mean3, mean7 = torch.rand(64), torch.rand(64)

def distance(a, b):
«set.distance=l1»    return (a - b).abs().mean(-1)
«set.distance=rmse»    return (a - b).square().mean(-1).sqrt()

is3 = distance(images, mean3) < distance(images, mean7)   # [«of», 64] with [64]
print((is3 == labels).float().mean())
