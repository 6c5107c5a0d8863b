import torch

A = torch.tensor(
       «a», dtype=torch.float32, requires_grad=True)
B = torch.tensor(
       «b», dtype=torch.float32, requires_grad=True)

C = A @ B
C.retain_grad()
«set.loss=squares»loss = C.square().sum()
«set.loss=sum»loss = C.sum()
«set.loss=cell»loss = C[0, 0]
loss.backward()

«set.of=a»print(A.grad)
«set.of=a»print(C.grad @ B.detach().T)                 # the same
«set.of=b»print(B.grad)
«set.of=b»print(A.detach().T @ C.grad)                 # the same
