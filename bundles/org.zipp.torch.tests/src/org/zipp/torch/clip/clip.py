"""Writes clip.json: embeddings of a small CLIP model by an implementation that shares nothing with ours. Needs PyTorch 1.13.

The weights follow a formula (see value), so they need no file. Pictures are scaled as the Python Imaging Library does it.

    python3 clip.py FOLDER_WITH_TOKENS > clip.json      (the folder of tokens.py's vocabulary)
"""
import json
import math
import sys

import torch
import torch.nn.functional as F

import tokens as tokenizer

SIZE, PATCH, DIMENSION = 24, 8, 10
VISION = dict(width=24, inner=40, layers=3, heads=3)
TEXT = dict(width=16, inner=20, layers=2, heads=2)
VOCABULARY, POSITIONS = 814, 77
MEAN, STD = [0.48145466, 0.4578275, 0.40821073], [0.26862954, 0.26130258, 0.27577711]


def value(name, shape):
    """(k·2654435761 + hash of the name) mod 2^32 as a fraction, centred; gains are around 1."""
    seed = 0
    for c in name:
        seed = (seed * 31 + ord(c)) % 2 ** 32
    n = math.prod(shape)
    k = torch.arange(n, dtype=torch.int64)
    u = ((k * 2654435761 + seed) % 2 ** 32).double() / 2 ** 32 - 0.5
    gain = "norm" in name and name.endswith("weight")
    scale = 0.2 if "norm" in name else 1.5 / math.sqrt(shape[-1]) if len(shape) > 1 else 0.3
    return ((1.0 if gain else 0.0) + scale * u).float().reshape(shape)


def linear(x, name, out, bias=True):
    return F.linear(x, value(name + ".weight", (out, x.shape[-1])), value(name + ".bias", (out,)) if bias else None)


def norm(x, name):
    return F.layer_norm(x, (x.shape[-1],), value(name + ".weight", (x.shape[-1],)), value(name + ".bias", (x.shape[-1],)), 1e-5)


def transformer(x, prefix, width, inner, layers, heads, activation, causal):
    n, t, _ = x.shape
    for i in range(layers):
        p = "%s.encoder.layers.%d." % (prefix, i)
        y = norm(x, p + "layer_norm1")
        q, k, v = [linear(y, p + "self_attn.%s_proj" % s, width).view(n, t, heads, -1).transpose(1, 2) for s in "qkv"]
        a = q @ k.transpose(2, 3) / math.sqrt(width // heads)
        if causal:
            a = a + torch.full((t, t), float("-inf")).triu(1)
        x = x + linear((a.softmax(-1) @ v).transpose(1, 2).reshape(n, t, width), p + "self_attn.out_proj", width)
        y = linear(norm(x, p + "layer_norm2"), p + "mlp.fc1", inner)
        y = y * torch.sigmoid(1.702 * y) if activation == "quick_gelu" else y * 0.5 * (1 + torch.erf(y / math.sqrt(2)))
        x = x + linear(y, p + "mlp.fc2", width)
    return x


def image(pixels):
    w = VISION["width"]
    x = F.conv2d(pixels, value("vision_model.embeddings.patch_embedding.weight", (w, 3, PATCH, PATCH)), stride=PATCH).flatten(2).transpose(1, 2)
    x = torch.cat([value("vision_model.embeddings.class_embedding", (w,)).expand(1, 1, w), x], 1)
    x = x + value("vision_model.embeddings.position_embedding.weight", (x.shape[1], w))
    x = transformer(norm(x, "vision_model.pre_layrnorm"), "vision_model", activation="gelu", causal=False, **VISION)
    return linear(norm(x[:, 0], "vision_model.post_layernorm"), "visual_projection", DIMENSION, False)


def text(line):
    ids = [i for p in tokenizer.pieces(tokenizer.clean(line)) for i in tokenizer.bpe(p)][:POSITIONS - 2]
    ids = [812] + ids + [813]
    end = len(ids) - 1
    ids += [0] * (POSITIONS - len(ids))
    w = TEXT["width"]
    x = value("text_model.embeddings.token_embedding.weight", (VOCABULARY, w))[torch.tensor([ids])]
    x = x + value("text_model.embeddings.position_embedding.weight", (POSITIONS, w))
    x = transformer(x, "text_model", activation="quick_gelu", causal=True, **TEXT)
    return linear(norm(x, "text_model.final_layer_norm")[:, end], "text_projection", DIMENSION, False)


def taps(size, wanted):
    scale = size / wanted
    wide = max(1.0, scale)
    out = []
    for i in range(wanted):
        centre = (i + 0.5) * scale
        first = max(0, int(centre - 2 * wide + 0.5))
        last = min(size, int(centre + 2 * wide + 0.5))
        w = []
        for k in range(first, last):
            x = abs((k - centre + 0.5) / wide)
            w.append((1.5 * x - 2.5) * x * x + 1 if x < 1 else (((x - 5) * x + 8) * x - 4) * -0.5 if x < 2 else 0)
        out.append((first, [int(v / sum(w) * 2 ** 22 + (0.5 if v >= 0 else -0.5)) for v in w]))
    return out


def scaled(line, how):
    return [min(255, max(0, (2 ** 21 + sum(a * b for a, b in zip(w, line[f:]))) >> 22)) for f, w in how]


def prepared(width, height):
    """The picture of make.py, scaled and cut: shape (1, 3, SIZE, SIZE)."""
    shorter = min(width, height)
    w, h = int(SIZE * width / shorter), int(SIZE * height / shorter)
    planes = []
    for c in range(3):
        rows = [[(x * 7 + y * 3 + 40 * c) % 200 + (55 if x + y < 9 else 0) for x in range(width)] for y in range(height)]
        if w != width:
            rows = [scaled(r, taps(width, w)) for r in rows]
        if h != height:
            rows = [list(r) for r in zip(*[scaled(list(r), taps(height, h)) for r in zip(*rows)])]
        left, top = (w - SIZE) // 2, (h - SIZE) // 2
        planes.append([r[left:left + SIZE] for r in rows[top:top + SIZE]])
    x = torch.tensor(planes, dtype=torch.float64) / 255
    return ((x.float() - torch.tensor(MEAN)[:, None, None]) / torch.tensor(STD)[:, None, None])[None]


if __name__ == "__main__":
    out = {"logit_scale": math.exp(value("logit_scale", (1,)).item()), "pictures": [], "texts": []}
    for width, height in [(60, 45), (31, 95), (24, 24), (13, 17), (200, 24)]:
        x = prepared(width, height)
        v = image(x)[0]
        out["pictures"].append({"width": width, "height": height, "first": x[0, :, 0, :3].flatten().tolist(), "row": (v / v.norm()).tolist()})
    for line in ["a lighthouse on a cliff, muted colours", "", "It's a caf\u00e9!", "word " * 100]:
        v = text(line)[0]
        out["texts"].append({"line": line, "row": (v / v.norm()).tolist()})
    json.dump(out, sys.stdout, indent=0)
