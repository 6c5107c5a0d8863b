import torch
from torch import nn
from torch.nn.functional import interpolate, pad, avg_pool2d

dots = «ink»
ink = torch.tensor([[dot == "#" for dot in row] for row in dots]).float()

# made like the data set: the box of the ink on 32 × 32 dots, then the ink of 4 × 4 blocks
rows, columns = ink.any(1).nonzero(), ink.any(0).nonzero()
if len(rows) == 0: raise SystemExit("a blank sheet gets no answer")
box = ink[rows.min():rows.max() + 1, columns.min():columns.max() + 1]
wide = interpolate(box[None, None], size=(32, 20), mode="nearest-exact")
x = avg_pool2d(pad(wide, (6, 6)), 4).reshape(1, 64)    # Nudge also evens out how thick strokes are
x.requires_grad_()

torch.manual_seed(1)                             # three models: train the last two as in the seven steps
mean3, mean7 = torch.rand(64), torch.rand(64)    # yours are means of the training images
linear = nn.Linear(64, 1)
network = nn.Sequential(nn.Linear(64, 30), nn.ReLU(), nn.Linear(30, 1))

for raw in (x - mean7).abs().mean() - (x - mean3).abs().mean(), linear(x)[0, 0], network(x)[0, 0]:
    sensitivity, = torch.autograd.grad(raw, x)   # how much the answer would rise for a little more ink
    print(3 if raw > 0 else 7, sensitivity.reshape(8, 8).argmax().item())
