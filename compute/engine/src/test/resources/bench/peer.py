"""One of the benchmark's cases in PyTorch. For each line with a number of seconds it runs that long and answers with the mean in microseconds.

Usage: peer.py THREADS CASE
"""

import sys
import time

import torch
from torch import nn

torch.set_num_threads(int(sys.argv[1]))


def mean(work, seconds):
    start, count = time.perf_counter(), 0
    while time.perf_counter() - start < seconds:
        for _ in range(max(1, count // 20)):
            work()
            count += 1
    return (time.perf_counter() - start) / count


def measure(name, work):
    if name == sys.argv[2]:
        for line in sys.stdin:
            print(mean(work, float(line)) * 1e6, flush=True)


def quadratic(points):
    x = torch.linspace(-2, 2, points)
    y = 3 * x * x + 2 * x + 1
    parameters = [torch.tensor(1.1, requires_grad=True) for _ in range(3)]

    def step():
        a, b, c = parameters
        loss = (a * x.square() + b * x + c - y).abs().mean()
        loss.backward()
        with torch.no_grad():
            for p in parameters:
                p -= 0.001 * p.grad
                p.grad = None

    return step


def network(batch, activation, loss_function, *sizes):
    layers = []
    for i in range(len(sizes) - 1):
        layers.append(nn.Linear(sizes[i], sizes[i + 1]))
        if i < len(sizes) - 2:
            layers.append(activation())
    model = nn.Sequential(*layers)
    x, y = torch.randn(batch, sizes[0]), torch.randint(0, 2, (batch, sizes[-1])).float()
    optimiser = torch.optim.SGD(model.parameters(), lr=0.001)

    def step():
        optimiser.zero_grad()
        loss_function(model(x), y).backward()
        optimiser.step()

    return step


def copies(count, batch, *sizes):
    weights = [torch.randn(count, i, o, requires_grad=True) for i, o in zip(sizes, sizes[1:])]
    biases = [torch.randn(count, 1, o, requires_grad=True) for o in sizes[1:]]
    x, y = torch.randn(batch, sizes[0]).expand(count, -1, -1), torch.randn(batch, sizes[-1])

    def step():
        signal = x
        for i, (w, b) in enumerate(zip(weights, biases)):
            signal = torch.baddbmm(b, signal, w)
            if i < len(weights) - 1:
                signal = signal.tanh()
        (signal - y).square().mean((1, 2)).sum().backward()
        with torch.no_grad():
            for p in weights + biases:
                p -= 0.001 * p.grad
                p.grad = None

    return step


bce, mse = nn.BCEWithLogitsLoss(), nn.MSELoss()
measure("quadratic 20", quadratic(20))
measure("quadratic 19", quadratic(19))
measure("tanh 2-8-8-1 batch 10", network(10, nn.Tanh, mse, 2, 8, 8, 1))
measure("tanh 3-7-5-1 batch 10", network(10, nn.Tanh, mse, 3, 7, 5, 1))
measure("relu 784-30-1 batch 256", network(256, nn.ReLU, bce, 784, 30, 1))
measure("relu 783-29-1 batch 255", network(255, nn.ReLU, bce, 783, 29, 1))
measure("300 x tanh 2-8-8-1 batch 10", copies(300, 10, 2, 8, 8, 1))
measure("299 x tanh 3-7-5-1 batch 10", copies(299, 10, 3, 7, 5, 1))
with torch.no_grad():
    for m, k, n in [(64, 64, 64), (256, 256, 256), (512, 512, 512), (1024, 1024, 1024), (2048, 2048, 2048),
                    (256, 784, 30), (12396, 784, 30), (12396, 784, 1)]:
        a, b, out = torch.randn(m, k), torch.randn(k, n), torch.empty(m, n)
        measure(f"matmul {m}x{k}x{n}", lambda: torch.matmul(a, b, out=out))
    x, z, row, out = torch.randn(10000, 1000), torch.randn(10000, 1000), torch.randn(1000), torch.empty(10000, 1000)
    measure("add", lambda: torch.add(x, z, out=out))
    measure("broadcast add", lambda: torch.add(x, row, out=out))
    measure("relu", lambda: torch.clamp(x, min=0, out=out))
    measure("exp", lambda: torch.exp(x, out=out))
    measure("tanh", lambda: torch.tanh(x, out=out))
    measure("sigmoid", lambda: torch.sigmoid(x, out=out))
    measure("sum", lambda: x.sum())
    measure("mean", lambda: x.mean())
    measure("sum axis 0", lambda: x.sum(0))
    measure("sum axis 1", lambda: x.sum(1))
