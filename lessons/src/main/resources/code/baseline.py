import torch
«set=uci»from sklearn.datasets import load_digits    # the same 1,797 digits
«set=mnist»from torchvision.datasets import MNIST       # 28 × 28

def threes_and_sevens(images, labels):
    wanted = (labels == 3) | (labels == 7)
    return images[wanted].flatten(1), labels[wanted] == 3    # is it a 3?

«set=uci»digits = load_digits()
«set=uci»x, y = threes_and_sevens(torch.tensor(digits.images).float() / 16, torch.tensor(digits.target))
«set=uci»order, fifth = torch.randperm(len(x)), len(x) // 5   # another shuffle than Nudge's: a few more or fewer are right
«set=uci»valid_x, valid_y = x[order[:fifth]], y[order[:fifth]]
«set=uci»x, y = x[order[fifth:]], y[order[fifth:]]
«set=mnist»train, valid = MNIST(".", download=True), MNIST(".", train=False)
«set=mnist»x, y = threes_and_sevens(train.data.float() / 255, train.targets)
«set=mnist»valid_x, valid_y = threes_and_sevens(valid.data.float() / 255, valid.targets)

mean3, mean7 = x[y].mean(0), x[~y].mean(0)

def distance(a, b):
«set.distance=l1»    return (a - b).abs().mean(-1)
«set.distance=rmse»    return (a - b).square().mean(-1).sqrt()

is3 = distance(valid_x, mean3) < distance(valid_x, mean7)   # images with one mean: broadcasting
print((is3 == valid_y).float().mean())
