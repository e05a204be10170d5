"""The peer of calls of a U-Net, and the random model that both sides load.

Usage: diffusion.py make CONFIG FILE, or diffusion.py FILE CONFIG THREADS LATENT; leaves its answer in FILE.torch
"""
import json
import sys

import torch

import tensors
import unet

POSITIONS = 77
TIMES = 6


def question(config, side):
    """The same values as the other side's: sines of the place."""
    def sines(*shape):
        count = int(torch.tensor(shape).prod())
        return torch.sin(torch.arange(count, dtype=torch.float64) * 0.7).float().reshape(shape)

    pooled = ids = None
    if config["addition_embed_type"]:
        pooled = sines(2, config["projection_class_embeddings_input_dim"] - TIMES * config["addition_time_embed_dim"])
        ids = torch.tensor([[8.0 * side, 8.0 * side, 0, 0, 8.0 * side, 8.0 * side]] * 2)
    return sines(2, 4, side, side), 501, sines(2, POSITIONS, config["cross_attention_dim"]), pooled, ids


torch.set_grad_enabled(False)
if sys.argv[1] == "make":
    with open(sys.argv[2]) as file:
        made = json.load(file)
    weights = unet.Weights(seed=1)
    unet.UNet(made, weights)(*question(made, 8))
    unet.write(sys.argv[3], weights.tensors)
    sys.exit()

with open(sys.argv[2]) as file:
    config = json.load(file)
torch.set_num_threads(int(sys.argv[3]))
network = unet.UNet(config, unet.Weights(unet.read(sys.argv[1])))
asked = question(config, int(sys.argv[4]))
answer = None


def step():
    global answer
    answer = network(*asked)
    return 1


def facts():
    answer.contiguous().numpy().astype("<f4").tofile(sys.argv[1] + ".torch")
    return {}


tensors.serve(lambda: [tensors.timed("unet", step)], facts)
