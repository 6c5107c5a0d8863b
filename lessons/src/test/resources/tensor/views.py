"""Writes views.txt: what PyTorch 2 makes of each chain of acts. Run with the chains as they stand there: python views.py < views.txt

An act is a word, or an expression in x without spaces. A line: where it begins | acts | shape | stride | offset | contiguous | bytes in the storage | bytes the last act copied"""
import sys

import torch

BEGINNINGS = {
    "numbers": lambda: torch.arange(24.0).reshape(4, 6),
    "digit": lambda: torch.zeros(8, 8),
    "image": lambda: torch.zeros(3, 6, 8),
}
ACTS = {
    "index": lambda x: x[1],
    "slice": lambda x: x[1:3],
    "step": lambda x: x[..., ::2],
    "transpose": lambda x: x.transpose(0, -1),
    "permute": lambda x: x.permute(1, 2, 0),
    "flip": lambda x: x.flip(-1),
    "expand": lambda x: x.expand(2, *x.shape),
    "reshape": lambda x: x.reshape(-1),
    "view": lambda x: x.view(-1),
    "contiguous": lambda x: x.contiguous(),
    "clone": lambda x: x.clone(),
}

for line in sys.stdin:
    begins, acts = (part.strip() for part in line.split("|")[:2])
    x = BEGINNINGS[begins]()
    copied = 0
    for act in acts.split():
        before = x.untyped_storage().data_ptr()
        x = ACTS[act](x) if act in ACTS else eval(act, {"torch": torch, "x": x})
        copied = 0 if x.untyped_storage().data_ptr() == before else x.untyped_storage().nbytes()
    print(
        f"{begins} | {acts} | {list(x.shape)} | {x.stride()} | {x.storage_offset()} | {x.is_contiguous()} |"
        f" {x.untyped_storage().nbytes()} | {copied}"
    )
