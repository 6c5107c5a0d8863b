import torch

# The same in loops, one number at a time, on numbers of its own.
«puzzle=bias»x, b = torch.randint(1, 10, (3, 4)), torch.randint(1, 10, (4,))
«puzzle=bias»wanted = torch.zeros((3, 4))
«puzzle=bias»for i in range(3):
«puzzle=bias»    for j in range(4):
«puzzle=bias»        wanted[i, j] = x[i, j] + b[j]
«puzzle=rows»x, r = torch.randint(1, 10, (3, 4)), torch.randint(1, 10, (3,))
«puzzle=rows»wanted = torch.zeros((3, 4))
«puzzle=rows»for i in range(3):
«puzzle=rows»    for j in range(4):
«puzzle=rows»        wanted[i, j] = x[i, j] + r[i]
«puzzle=outer»a, b = torch.randint(1, 10, (3,)), torch.randint(1, 10, (4,))
«puzzle=outer»wanted = torch.zeros((3, 4))
«puzzle=outer»for i in range(3):
«puzzle=outer»    for j in range(4):
«puzzle=outer»        wanted[i, j] = a[i] + b[j]
«puzzle=differences»v = torch.randint(1, 10, (4,))
«puzzle=differences»wanted = torch.zeros((4, 4))
«puzzle=differences»for i in range(4):
«puzzle=differences»    for j in range(4):
«puzzle=differences»        wanted[i, j] = v[i] - v[j]
«puzzle=shares»x = torch.randint(1, 10, (3, 4))
«puzzle=shares»wanted = torch.zeros((3, 4))
«puzzle=shares»for i in range(3):
«puzzle=shares»    for j in range(4):
«puzzle=shares»        wanted[i, j] = x[i, j] / sum(x[i])
«puzzle=centre»x = torch.randint(1, 10, (4, 3))
«puzzle=centre»wanted = torch.zeros((4, 3))
«puzzle=centre»for j in range(3):
«puzzle=centre»    mean = sum(x[:, j]) / 4
«puzzle=centre»    for i in range(4):
«puzzle=centre»        wanted[i, j] = x[i, j] - mean
«puzzle=normalise»x = torch.randint(1, 10, (4, 3))
«puzzle=normalise»wanted = torch.zeros((4, 3))
«puzzle=normalise»for j in range(3):
«puzzle=normalise»    mean = sum(x[:, j]) / 4
«puzzle=normalise»    variance = sum((x[i, j] - mean)**2 for i in range(4)) / 3
«puzzle=normalise»    for i in range(4):
«puzzle=normalise»        wanted[i, j] = (x[i, j] - mean) / variance**0.5
«puzzle=onehot»y = torch.randint(0, 4, (5,))
«puzzle=onehot»wanted = torch.zeros((5, 4))
«puzzle=onehot»for i in range(5):
«puzzle=onehot»    for j in range(4):
«puzzle=onehot»        wanted[i, j] = 1 if y[i] == j else 0
«puzzle=mask»x = torch.randint(1, 10, (4, 4))
«puzzle=mask»wanted = torch.zeros((4, 4))
«puzzle=mask»for i in range(4):
«puzzle=mask»    for j in range(4):
«puzzle=mask»        wanted[i, j] = x[i, j] if i >= j else 0
«puzzle=channels»t, w = torch.randint(1, 10, (2, 3, 4)), torch.randint(1, 10, (3,))
«puzzle=channels»wanted = torch.zeros((2, 3, 4))
«puzzle=channels»for sample in range(2):
«puzzle=channels»    for channel in range(3):
«puzzle=channels»        for i in range(4):
«puzzle=channels»            wanted[sample, channel, i] = t[sample, channel, i] * w[channel]
«puzzle=distances»p = torch.randint(1, 10, (4, 2)).float()
«puzzle=distances»wanted = torch.zeros((4, 4))
«puzzle=distances»for i in range(4):
«puzzle=distances»    for j in range(4):
«puzzle=distances»        wanted[i, j] = ((p[i, 0] - p[j, 0])**2 + (p[i, 1] - p[j, 1])**2)**0.5
«puzzle=digits»d = torch.randint(0, 17, (6, 8, 8)).float()
«puzzle=digits»wanted = torch.zeros((6,))
«puzzle=digits»for digit in range(6):
«puzzle=digits»    squares = 0
«puzzle=digits»    for row in range(8):
«puzzle=digits»        for column in range(8):
«puzzle=digits»            mean = sum(d[other, row, column] for other in range(6)) / 6
«puzzle=digits»            squares += (d[digit, row, column] - mean)**2
«puzzle=digits»    wanted[digit] = squares**0.5
print(wanted)
