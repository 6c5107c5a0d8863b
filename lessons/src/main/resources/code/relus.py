import torch

kink = torch.tensor([«handles.x»], dtype=torch.float32)
weight = torch.tensor([«handles.y»], dtype=torch.float32)
slope = torch.tensor([«m1», «m2», «m3», «m4», «m5», «m6», «m7», «m8»], dtype=torch.float32)

weight = weight * (torch.arange(8) < «n»)              # the others are not used
«signed=false»weight = weight.abs()                                    # none is negative

def f(x):
    return torch.relu(slope * (x[:, None] - kink)) @ weight + «lift»

print(f(torch.linspace(-2, 2, 9)))
