import math
import time
import torch

before = math.nan
n = 16
while n <= «n»:
    a = torch.rand(n, n)
«job=matmul»    b = torch.rand(n, n)
«job=add»    b = torch.rand(n)
    best = math.inf
    for _ in range(5):           # the first runs warm up
        start = time.perf_counter()
«job=matmul»        a @ b
«job=add»        a + b
        best = min(best, time.perf_counter() - start)
    print(n, best, "slope", math.log2(best / before))
    before, n = best, 2 * n
