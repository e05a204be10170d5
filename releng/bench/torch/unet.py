"""A U-Net as UNet2DConditionModel of diffusers has it (Stable Diffusion 1.x, 2.x, XL), in PyTorch for Python, written for comparison.

Weights are looked up by the names of diffusers; those that a random model lacks are drawn when first asked for.
"""
import json
import math
import struct

import numpy
import torch
from torch.nn import functional


class Weights:
    """Named tensors; random ones of the shapes asked for when there is a generator."""

    def __init__(self, tensors=None, seed=None):
        self.tensors = tensors or {}
        self.generator = None if seed is None else torch.Generator().manual_seed(seed)

    def __call__(self, name, *shape):
        if name not in self.tensors:
            if len(shape) == 1:
                offset = 1 if "norm" in name and name.endswith("weight") else 0
                made = torch.randn(shape, generator=self.generator) * 0.1 + offset
            else:
                made = torch.randn(shape, generator=self.generator) / math.sqrt(math.prod(shape[1:]))
            self.tensors[name] = made
        found = self.tensors[name]
        assert tuple(found.shape) == shape, (name, found.shape, shape)
        return found


def write(path, tensors):
    """Writes a safetensors file."""
    header, at = {}, 0
    for name, value in tensors.items():
        header[name] = {"dtype": "F32", "shape": list(value.shape), "data_offsets": [at, at + 4 * value.numel()]}
        at += 4 * value.numel()
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for value in tensors.values():
            file.write(value.contiguous().numpy().astype("<f4").tobytes())


def read(path):
    """Tensors of a safetensors file of 32-bit floats, mapped."""
    with open(path, "rb") as file:
        length, = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
    data = numpy.memmap(path, "<f4", "c", 8 + length)
    return {name: torch.from_numpy(data[e["data_offsets"][0] // 4:e["data_offsets"][1] // 4].reshape(e["shape"]))
            for name, e in header.items() if name != "__metadata__" and e["dtype"] == "F32"}


def sinusoids(values, width, flip, shift):
    half = width // 2
    exponent = -math.log(10000) * torch.arange(half, dtype=torch.float32) / (half - shift)
    angles = values[:, None].float() * torch.exp(exponent)[None]
    parts = [torch.cos(angles), torch.sin(angles)] if flip else [torch.sin(angles), torch.cos(angles)]
    return torch.cat(parts, 1)


class UNet:
    """config: as config.json has it, with all keys that are read here."""

    def __init__(self, config, weights):
        self.c = config
        self.w = weights
        levels = len(config["block_out_channels"])

        def each(value):
            return value if isinstance(value, list) else [value] * levels

        self.heads = each(config.get("num_attention_heads") or config["attention_head_dim"])
        self.layers = each(config["layers_per_block"])
        self.depth = each(config["transformer_layers_per_block"])

    def linear(self, x, name, out, bias=True):
        return functional.linear(x, self.w(name + ".weight", out, x.shape[-1]), self.w(name + ".bias", out) if bias else None)

    def conv(self, x, name, out, size=3, stride=1):
        return functional.conv2d(x, self.w(name + ".weight", out, x.shape[1], size, size), self.w(name + ".bias", out), stride, size // 2)

    def norm(self, x, name, eps):
        n = x.shape[1]
        return functional.group_norm(x, self.c["norm_num_groups"], self.w(name + ".weight", n), self.w(name + ".bias", n), eps)

    def layer_norm(self, x, name):
        n = x.shape[-1]
        return functional.layer_norm(x, (n,), self.w(name + ".weight", n), self.w(name + ".bias", n), 1e-5)

    def resnet(self, x, t, name, out):
        eps = self.c["norm_eps"]
        h = self.conv(functional.silu(self.norm(x, name + ".norm1", eps)), name + ".conv1", out)
        h = h + self.linear(functional.silu(t), name + ".time_emb_proj", out)[:, :, None, None]
        h = self.conv(functional.silu(self.norm(h, name + ".norm2", eps)), name + ".conv2", out)
        return h + (x if x.shape[1] == out else self.conv(x, name + ".conv_shortcut", out, 1))

    def attention(self, x, context, name, heads):
        b, n, c = x.shape

        def split(y):
            return y.view(b, -1, heads, c // heads).transpose(1, 2).reshape(b * heads, -1, c // heads)

        q = split(self.linear(x, name + ".to_q", c, False))
        k = split(self.linear(context, name + ".to_k", c, False))
        v = split(self.linear(context, name + ".to_v", c, False))
        scores = torch.bmm(q * (c // heads) ** -0.5, k.transpose(1, 2))
        out = torch.bmm(scores.softmax(-1), v).view(b, heads, n, -1).transpose(1, 2).reshape(b, n, c)
        return self.linear(out, name + ".to_out.0", c)

    def transformer(self, x, context, name, level):
        b, c, height, width = x.shape
        linear = self.c["use_linear_projection"]
        h = self.norm(x, name + ".norm", 1e-6)
        if not linear:
            h = self.conv(h, name + ".proj_in", c, 1)
        h = h.permute(0, 2, 3, 1).reshape(b, height * width, c)
        if linear:
            h = self.linear(h, name + ".proj_in", c)
        for i in range(self.depth[level]):
            layer = f"{name}.transformer_blocks.{i}"
            n = self.layer_norm(h, layer + ".norm1")
            h = h + self.attention(n, n, layer + ".attn1", self.heads[level])
            h = h + self.attention(self.layer_norm(h, layer + ".norm2"), context, layer + ".attn2", self.heads[level])
            value, gate = self.linear(self.layer_norm(h, layer + ".norm3"), layer + ".ff.net.0.proj", 8 * c).chunk(2, -1)
            h = h + self.linear(value * functional.gelu(gate), layer + ".ff.net.2", c)
        if linear:
            h = self.linear(h, name + ".proj_out", c)
        h = h.reshape(b, height, width, c).permute(0, 3, 1, 2)
        return x + (h if linear else self.conv(h.contiguous(), name + ".proj_out", c, 1))

    def __call__(self, x, timestep, context, pooled=None, time_ids=None):
        c = self.c
        channels = c["block_out_channels"]
        flip, shift, width = c["flip_sin_to_cos"], c["freq_shift"], 4 * channels[0]
        t = sinusoids(torch.full((x.shape[0],), float(timestep)), channels[0], flip, shift)
        t = self.linear(functional.silu(self.linear(t, "time_embedding.linear_1", width)), "time_embedding.linear_2", width)
        if pooled is not None:
            ids = sinusoids(time_ids.flatten(), c["addition_time_embed_dim"], flip, shift).reshape(x.shape[0], -1)
            a = torch.cat([pooled, ids], 1)
            t = t + self.linear(functional.silu(self.linear(a, "add_embedding.linear_1", width)), "add_embedding.linear_2", width)
        x = self.conv(x, "conv_in", channels[0])
        skips = [x]
        for level, kind in enumerate(c["down_block_types"]):
            for i in range(self.layers[level]):
                x = self.resnet(x, t, f"down_blocks.{level}.resnets.{i}", channels[level])
                if kind.startswith("CrossAttn"):
                    x = self.transformer(x, context, f"down_blocks.{level}.attentions.{i}", level)
                skips.append(x)
            if level < len(channels) - 1:
                x = self.conv(x, f"down_blocks.{level}.downsamplers.0.conv", channels[level], 3, 2)
                skips.append(x)
        x = self.resnet(x, t, "mid_block.resnets.0", channels[-1])
        x = self.transformer(x, context, "mid_block.attentions.0", len(channels) - 1)
        x = self.resnet(x, t, "mid_block.resnets.1", channels[-1])
        for up, kind in enumerate(c["up_block_types"]):
            level = len(channels) - 1 - up
            for i in range(self.layers[level] + 1):
                x = self.resnet(torch.cat([x, skips.pop()], 1), t, f"up_blocks.{up}.resnets.{i}", channels[level])
                if kind.startswith("CrossAttn"):
                    x = self.transformer(x, context, f"up_blocks.{up}.attentions.{i}", level)
            if level > 0:
                x = functional.interpolate(x, size=skips[-1].shape[2:], mode="nearest")
                x = self.conv(x, f"up_blocks.{up}.upsamplers.0.conv", channels[level])
        return self.conv(functional.silu(self.norm(x, "conv_norm_out", c["norm_eps"])), "conv_out", c["out_channels"])
