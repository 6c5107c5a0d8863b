import torch

X = torch.rand(5, 784)                       # five images, one a row
W = torch.rand(784, 10)                      # a column for each digit

scores = X @ W                               # [5, 10], all in one product
alone = X[«pickedrow»] @ W                             # [10], one image by itself

print(torch.allclose(scores[«pickedrow»], alone))
print((X[«pickedrow»] * W[:, «pickedcolumn»]).sum(), scores[«pickedrow», «pickedcolumn»])
