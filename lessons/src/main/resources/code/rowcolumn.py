import torch

A = torch.tensor(
       «a», dtype=torch.float32)
B = torch.tensor(
       «b», dtype=torch.float32)

C = A @ B                                    # [m, k] @ [k, n] -> [m, n]
print(C)

print(torch.einsum('ik,kj->ij', A, B))       # the same sum, by its letters
print((A[:, None, :] * B.T[None, :, :]).sum(2))   # all products, then added
