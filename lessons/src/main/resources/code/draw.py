import torch
from torch import nn
from torch.nn.functional import interpolate, pad, avg_pool2d
«pixels=64»from sklearn.datasets import load_digits    # the same 1,797 digits
«pixels!=64»from torchvision.datasets import MNIST       # 28 × 28

dots = «ink»
ink = torch.tensor([[dot == "#" for dot in row] for row in dots]).float()

# made like the data set
rows, columns = ink.any(1).nonzero(), ink.any(0).nonzero()
if len(rows) == 0: raise SystemExit("a blank sheet gets no answer")
«pixels=64»box = ink[rows.min():rows.max() + 1, columns.min():columns.max() + 1]
«pixels=64»wide = interpolate(box[None, None], size=(32, 20), mode="nearest-exact")[0, 0]   # the box of the ink on 32 × 32 dots
«pixels=64»strokes = pad(wide, (6, 6))
«pixels=64»beside = [(1, 1), (0, 1), (2, 1), (1, 0), (1, 2)]
«pixels=64»moved = lambda dots: torch.stack([pad(dots, (1, 1, 1, 1))[r:r + 32, c:c + 32] for r, c in beside])
«pixels=64»off = lambda dots: (dots.mean() - 0.3).abs()              # from the ink that the data set has
«pixels=64»while off(thinner := moved(strokes).amin(0)) < off(strokes): strokes = thinner
«pixels=64»while off(thicker := moved(strokes).amax(0)) < off(strokes): strokes = thicker
«pixels=64»drawing = avg_pool2d(strokes[None, None], 4).reshape(1, 64)    # the ink of 4 × 4 blocks
«pixels!=64»scale = max(rows.max() - rows.min(), columns.max() - columns.min()).add(1) / 20    # the box of the ink on 20 × 20 pixels
«pixels!=64»places = (torch.arange(28 * 8) + 0.5) / 8 - 14           # 8 × 8 samples for each pixel
«pixels!=64»down, across = (ink.nonzero() + 0.5).mean(0)             # the centre of mass comes to the middle
«pixels!=64»edge = 100
«pixels!=64»paper = pad(ink, (edge, edge, edge, edge))
«pixels!=64»at = lambda middle: (middle + places * scale).floor().long() + edge
«pixels!=64»drawing = avg_pool2d(paper[at(down)][:, at(across)][None, None], 8).reshape(1, 784)
drawing.requires_grad_()

# three models: the means, and two that are trained as in the seven steps
torch.manual_seed(1)
«pixels=64»digits = load_digits()
«pixels=64»images, labels = torch.tensor(digits.images).float() / 16, torch.tensor(digits.target)
«pixels!=64»digits = MNIST(".", download=True)
«pixels!=64»images, labels = digits.data.float() / 255, digits.targets
wanted = (labels == 3) | (labels == 7)
x, y = images[wanted].flatten(1), (labels[wanted] == 3).float()[:, None]
mean3, mean7 = x[y[:, 0] == 1].mean(0), x[y[:, 0] == 0].mean(0)

def trained(net):
    opt = torch.optim.SGD(net.parameters(), lr=1)
    for step in range(200):
        batch = torch.randint(len(x), (64,))
        p = net(x[batch]).sigmoid()
        opt.zero_grad()
        torch.where(y[batch] == 1, 1 - p, p).mean().backward()
        opt.step()
    return net

linear = trained(nn.Linear(«pixels», 1))
network = trained(nn.Sequential(nn.Linear(«pixels», 30), nn.ReLU(), nn.Linear(30, 1)))

nearer = (drawing - mean7).abs().mean() - (drawing - mean3).abs().mean()
for raw in nearer, linear(drawing)[0, 0], network(drawing)[0, 0]:
    sensitivity, = torch.autograd.grad(raw, drawing)   # how much the answer would rise for a little more ink
    print(3 if raw > 0 else 7, "most sensitive in pixel", sensitivity.argmax().item())
