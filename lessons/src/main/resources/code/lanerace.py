import time
import torch

«job=matmul,add»a = torch.rand(«n», «n»)
«job=matmul»b = torch.rand(«n», «n»)
«job=add»b = torch.rand(«n»)
«job=digits»a = torch.rand(5, 784)
«job=digits»b = torch.rand(784, 10)
rows, inner = a.shape
columns = b.shape[-1]

def loops():                     # slow in Python: begin with 16
    c = torch.zeros(rows, columns)
    for i in range(rows):
        for j in range(columns):
«job=matmul,digits»            for k in range(inner):
«job=matmul,digits»                c[i, j] += a[i, k] * b[k, j]
«job=add»            c[i, j] = a[i, j] + b[j]
    return c

def inner_loop():
    c = torch.zeros(rows, columns)
    for i in range(rows):
«job=matmul,digits»        for j in range(columns):
«job=matmul,digits»            c[i, j] = (a[i] * b[:, j]).sum()
«job=add»        c[i] = a[i] + b
    return c

ways = {
«job=matmul,digits»    "row by row": lambda: torch.stack([(row[:, None] * b).sum(0) for row in a]),
«job=matmul,digits»    "all at once": lambda: (a[:, :, None] * b).sum(1),
«job=matmul,digits»    "einsum": lambda: torch.einsum("ik,kj->ij", a, b),
«job=matmul,digits»    "@": lambda: a @ b,
«job=add»    "+": lambda: a + b,
    "inner loop": inner_loop,
    "Python loops": loops,
}
for name, way in ways.items():
    way()                        # to warm up
    start = time.perf_counter()
    way()
    print(name, time.perf_counter() - start, "seconds")
