"""Writes printing.json: tensors of all kinds and what PyTorch prints for them. Run: python generate.py > printing.json"""

import json
import random
import sys

import torch

random.seed(5)
torch.manual_seed(5)


def case(kind, tensor):
    # Numbers as text: JSON has no nan and no inf.
    return {
        "kind": kind,
        "shape": list(tensor.shape),
        "values": " ".join("%.9g" % x for x in tensor.flatten().tolist()),
        "printed": str(tensor).split("\n"),
    }


def with_one(tensor, values):
    if tensor.numel() > 1:
        tensor.view(-1)[random.randrange(tensor.numel())] = random.choice(values)
    return tensor


SPECIAL = [float("nan"), float("inf"), float("-inf")]
cases = []
for shape in [(), (1,), (3,), (20,), (3, 1), (5, 12), (2, 2, 3), (2, 1, 2, 2), (0,), (0, 3), (2, 0), (1001,), (32, 32)]:
    cases += [
        case("float32", torch.randn(shape)),
        case("float32", torch.randn(shape) * 10 ** random.randint(-6, 6)),
        case("float32", torch.round(torch.randn(shape) * 10)),
        case("float32", torch.round(torch.randn(shape) * 10 ** random.randint(3, 9))),
        case("float32", with_one(torch.randn(shape), SPECIAL + [0.0, 1e-7, 1e7])),
        case("float32", with_one(torch.round(torch.randn(shape) * 10), SPECIAL)),
        case("float32", torch.full(shape, random.choice(SPECIAL + [0.0, -0.0, 1e-30]))),
        case("float32", torch.rand(shape) * 10.0 ** torch.randint(-4, 5, shape)),
        case("int", torch.randint(-50, 1000, shape)),
        case("bool", torch.rand(shape) > 0.5),
    ]
json.dump({"generator": "PyTorch " + torch.__version__.split("+")[0] + ", generate.py", "cases": cases}, sys.stdout)
