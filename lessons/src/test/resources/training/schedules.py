"""Rates of PyTorch's schedulers, step by step, for schedules.txt beside this file: torch 2.13, `python schedules.py > schedules.txt`."""

import warnings

import torch
from torch.optim import lr_scheduler as lr

warnings.filterwarnings("ignore")

for rate, steps in [(1, 200), (0.3, 40), (0.05, 7), (2, 5)]:
    made = {
        "stairs": lambda opt: lr.StepLR(opt, (steps + 2) // 3, 0.1),
        "cosine": lambda opt: lr.CosineAnnealingLR(opt, steps),
        "cycle": lambda opt: lr.OneCycleLR(
            opt, rate, steps, pct_start=0.25, div_factor=25, final_div_factor=1e5, cycle_momentum=False),
    }
    for name, make in made.items():
        opt = torch.optim.SGD([torch.zeros(1)], lr=rate)
        schedule = make(opt)
        rates = []
        for step in range(steps):
            rates.append(repr(float(opt.param_groups[0]["lr"])))
            opt.step()
            if step < steps - 1:
                schedule.step()
        print(name, rate, steps, "|", *rates)
