"""Writes expressions.txt: what PyTorch 2 makes of each expression. Run with the expressions as they stand there: python expressions.py < expressions.txt"""
import builtins
import sys

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

NAMES = dict(
    {name: getattr(torch, name) for name in dir(torch)},
    torch=torch,
    F=F,
    nn=nn,
    np=np,
    one_hot=F.one_hot,
    x=torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]),
    v=torch.tensor([1.0, -2.0, 3.0]),
    n=torch.tensor([2, 0, 1]),
    t=torch.arange(24.0).reshape(2, 3, 4),
)

for line in sys.stdin:
    expression = line.split("=>")[0].strip()
    result = torch.as_tensor(eval(expression, NAMES))
    numbers = " ".join(repr(builtins.round(number, 6)) for number in result.double().reshape(-1).tolist())
    print(f"{expression} => {list(result.shape)} {str(result.dtype)[6:]} {numbers}")
