import torch
«set=uci»from sklearn.datasets import load_digits    # the same 1,797 digits
«set=mnist»from torchvision.datasets import MNIST       # 28 × 28

«set=uci»digits = load_digits()
«set=uci»images = torch.tensor(digits.images).float() / 16
«set=uci»labels = torch.tensor(digits.target)
«set=mnist»digits = MNIST(".", download=True)
«set=mnist»images, labels = digits.data.float() / 255, digits.targets
threes, sevens = images[labels == 3], images[labels == 7]

mean3 = threes.mean(0)                       # [«side», «side»]: over the images
mean7 = sevens.mean(0)

print(len(threes), len(sevens), mean3.shape)
print((mean3 - mean7).abs().max())
