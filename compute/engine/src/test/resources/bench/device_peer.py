"""The cases of the table of devices in PyTorch. Says what it computes on; then answers each line, a case's name, with how often a second it does that.

Usage: device_peer.py cpu|gpu
"""

import sys
import time

import torch

on_gpu = sys.argv[1] == "gpu" and torch.cuda.is_available()
torch.set_default_device("cuda" if on_gpu else "cpu")
sys.argv = [sys.argv[0], str(torch.get_num_threads()), "no case of its own"]

import peer

ROUNDS, ROUND, WARM, ALL = 5, 0.3, 1, 10


def finish():
    if on_gpu:
        torch.cuda.synchronize()


def seconds(work, times):
    start = time.perf_counter()
    for _ in range(times):
        work()
    finish()
    return time.perf_counter() - start


def per_second(work):
    times, begin = 1, time.perf_counter()
    while time.perf_counter() - begin < WARM:
        if seconds(work, times) < ROUND / 2:
            times *= 2
    best, begin = 0, time.perf_counter()
    for _ in range(ROUNDS):
        if time.perf_counter() - begin < ALL:
            best = max(best, times / seconds(work, times))
    return best


def matmul(n):
    a, b, out = torch.randn(n, n), torch.randn(n, n), torch.empty(n, n)
    return lambda: torch.matmul(a, b, out=out)


def broadcast_add():
    x, row, out = torch.randn(10000, 1000), torch.randn(1000), torch.empty(10000, 1000)
    return lambda: torch.add(x, row, out=out)


def case(name):
    if name.startswith("matmul "):
        return matmul(int(name.split()[1]))
    return {
        "broadcast add": broadcast_add,
        "relu 784-30-1 batch 256": lambda: peer.network(256, torch.nn.ReLU, peer.bce, 784, 30, 1),
        "1000 x tanh 2-8-8-1 batch 10": lambda: peer.copies(1000, 10, 2, 8, 8, 1),
        "quadratic 20": lambda: peer.quadratic(20),
    }[name]()


print(torch.cuda.get_device_name() if on_gpu else "CPU", flush=True)
for line in sys.stdin:
    print(per_second(case(line.strip())), flush=True)
