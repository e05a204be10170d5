"""Writes noise-expected.json: what torch.randn gives with a generator on a CPU (PyTorch 1.13)."""
import json

import torch

SIZES = (1, 5, 15, 16, 17, 3, 33, 4096)
SEEDS = (0, 42, 9, 123456789, 2 ** 32 + 1, 2 ** 53 + 7, -1, -5)


def shown(values):
    """A few values of a long draw, then its sum and the sum of its sizes."""
    if len(values) < 100:
        return values.double().tolist()
    places = [0, 1, 7, 8, 15, 16, 100, len(values) // 2, len(values) - 17, len(values) - 16, len(values) - 1]
    return values[places].double().tolist() + [values.double().sum().item(), values.double().abs().sum().item()]


several = []
for seed in SEEDS:
    generator = torch.Generator().manual_seed(seed)
    several.append({'seed': seed, 'draws': [{'n': n, 'values': shown(torch.randn(n, generator=generator))} for n in SIZES]})
generator = torch.Generator().manual_seed(7)
first, second = torch.randn(65536, generator=generator), torch.randn(31, generator=generator)
large = {'every4099th': first[::4099].double().tolist(), 'sum': first.double().sum().item(), 'squares': (first.double() ** 2).sum().item(),
         'next31': second.double().tolist()}
with open('../src/org/zipp/diffusion/noise-expected.json', 'w') as out:
    json.dump({'several': several, 'large': large}, out)
