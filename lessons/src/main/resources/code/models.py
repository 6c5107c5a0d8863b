import torch

# what you left in: images a second, top-1 in percent, parameters in millions
speed = torch.tensor([«table.4»], dtype=torch.float32)
top1 = torch.tensor([«table.3»], dtype=torch.float32)
size = torch.tensor([«table.5»], dtype=torch.float32)

# row i, column j: does model j beat model i?
faster, as_fast = speed > speed[:, None], speed >= speed[:, None]
better, as_good = top1 > top1[:, None], top1 >= top1[:, None]
beats = faster & as_good | as_fast & better

unbeaten = beats.sum(1) == 0                   # the line in the picture
print(len(speed), unbeaten.sum().item())
print(4 * size)                                # megabytes, 4 bytes a parameter
