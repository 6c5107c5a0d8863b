"""Writes losses.txt: the loss of each batch as PyTorch 2 trains on the UCI digits, the 3s and 7s or all ten, from the weights and in the order that Nudge draws.
Run with the plans as they stand there: python losses.py digits-8x8.csv.gz < losses.txt

A line: net units loss optimiser rate batch noise% seed fold draw | the losses of the first steps, each before its step"""
import gzip
import math
import sys

import torch

torch.set_num_threads(1)
STEPS = 60
STEPS_IN_PORTIONS = 12  # of batches that Nudge takes in portions
NOISE = 99
MASK = 0xFFFFFFFF


def philox(seed, stream, step, i):
    """Philox 4x32 with 10 rounds: Salmon, Moraes, Dror and Shaw, 2011."""
    c, k = [i, step, stream, 0], [seed, 0]
    for _ in range(10):
        a, b = c[0] * 0xD2511F53, c[2] * 0xCD9E8D57
        c = [(b >> 32) ^ c[1] ^ k[0], b & MASK, (a >> 32) ^ c[3] ^ k[1], a & MASK]
        k = [(k[0] + 0x9E3779B9) & MASK, (k[1] + 0xBB67AE85) & MASK]
    return c


def uniform(seed, stream, step, i):
    return (philox(seed, stream, step, i)[0] >> 8) / 2**24


def normal(seed, stream, i):
    u = philox(seed, stream, 0, i)
    return math.sqrt(-2 * math.log((u[0] + 1) / 2**32)) * math.cos(2 * math.pi * u[1] / 2**32)


def order(rows, seed, epoch):
    order = [0] * rows
    for i in range(rows):
        j = int(uniform(seed, 0, epoch, i) * (i + 1))
        order[i] = order[j]
        order[j] = i
    return order


def weights(draw, layer, size_in, size_out):
    drawn = [normal(draw, layer, i) * math.sqrt(2 / size_in) for i in range(size_in * size_out)]
    return torch.tensor(drawn).reshape(size_in, size_out).requires_grad_()


rows = [[int(cell) for cell in line.split(",")] for line in gzip.open(sys.argv[1], "rt")]
everything = torch.tensor(rows)
two = everything[(everything[:, 64] == 3) | (everything[:, 64] == 7)]
LOSSES = {
    "l1": torch.nn.functional.l1_loss,
    "mse": torch.nn.functional.mse_loss,
    "seven": lambda raw, y: torch.where(y == 1, 1 - raw.sigmoid(), raw.sigmoid()).mean(),
    "entropy": torch.nn.functional.binary_cross_entropy_with_logits,
    "categorical": lambda raw, y: torch.nn.functional.cross_entropy(raw, y[:, 0].long()),
}
OPTIMISERS = {
    "sgd": lambda p, rate: torch.optim.SGD(p, lr=rate),
    "momentum": lambda p, rate: torch.optim.SGD(p, lr=rate, momentum=0.9),
    "adam": lambda p, rate: torch.optim.Adam(p, lr=rate),
}
HIDDEN = {"linear": 0, "one": 1, "two": 2}

for line in sys.stdin:
    plan = line.split("|")[0].split()
    net, units, loss, optimiser, rate, batch, noise, seed, fold, draw = plan
    units, batch, noise, seed, fold, draw = int(units), int(batch), int(noise), int(seed), int(fold), int(draw)
    ten = loss == "categorical"
    digits = everything if ten else two
    shuffled = order(len(digits), seed, 0)
    train = digits[[place for i, place in enumerate(shuffled) if i % 5 != fold - 1]]
    x, y = train[:, :64].float() / 16, train[:, 64:].float() if ten else (train[:, 64:] == 3).float()
    first = sorted(range(len(y)), key=lambda i: uniform(seed, NOISE, 0, i))[:int(len(y) * noise / 100 + 0.5)]
    turned = torch.tensor([[i in first] for i in range(len(y))])
    y = torch.where(turned, (y + 1) % 10 if ten else 1 - y, y)
    sizes = [64] + [units] * HIDDEN[net] + [10 if ten else 1]
    layers = [(weights(draw, n + 1, *sizes[n:n + 2]), torch.zeros(sizes[n + 1], requires_grad=True)) for n in range(len(sizes) - 1)]
    opt = OPTIMISERS[optimiser]([p for layer in layers for p in layer], float(rate))
    steps = STEPS if batch <= 512 else STEPS_IN_PORTIONS
    losses, epoch = [], 0
    while len(losses) < steps:
        shuffle = order(len(x), draw, epoch)
        for start in range(0, len(x), batch):
            now = shuffle[start:start + batch]
            signal = x[now]
            for w, b in layers[:-1]:
                signal = torch.relu(signal @ w + b)
            value = LOSSES[loss](signal @ layers[-1][0] + layers[-1][1], y[now])
            opt.zero_grad()
            value.backward()
            opt.step()
            losses.append(f"{value.item():.8g}")
        epoch += 1
    print(" ".join(plan), "|", " ".join(losses[:steps]))
