import torch
«set=uci»from sklearn.datasets import load_digits    # the same 1,797 digits
«set=mnist»from torchvision.datasets import MNIST       # 28 × 28

«set=uci»digits = load_digits()
«set=uci»images = torch.tensor(digits.images).float() / 16
«set=uci»labels = torch.tensor(digits.target)
«set=mnist»digits = MNIST(".", download=True)
«set=mnist»images, labels = digits.data.float() / 255, digits.targets
wanted = (labels == 3) | (labels == 7)
x, y = images[wanted].flatten(1), labels[wanted] == 3    # is it a 3?

order = torch.randperm(len(x))               # another shuffle than Nudge's: a few more or fewer are right
valid, train = order[:len(x) // 5], order[len(x) // 5:]
mean3, mean7 = x[train][y[train]].mean(0), x[train][~y[train]].mean(0)

def distance(a, b):
«set.distance=l1»    return (a - b).abs().mean(-1)
«set.distance=rmse»    return (a - b).square().mean(-1).sqrt()

is3 = distance(x[valid], mean3) < distance(x[valid], mean7)   # images with one mean: broadcasting
print((is3 == y[valid]).float().mean())
