import torch

threes = torch.rand(183, «side», «side»)              # as many as there are threes
sevens = torch.rand(179, «side», «side»)

mean3 = threes.mean(0)                       # [«side», «side»]: over the images
mean7 = sevens.mean(0)

print(mean3.shape)
print((mean3 - mean7).abs().max())
