"""Makes the small image encoders that tests load, and what they must give. Needs PyTorch 1.13 or newer.

    python3 make.py
"""
import json
import math
import os
import zipfile

import torch
import torch.nn.functional as F

SIZE, DIMENSION = 16, 6
MEAN, STD = [0.48, 0.45, 0.40], [0.27, 0.26, 0.28]
FOLDER = os.path.dirname(os.path.abspath(__file__))


class Encoder(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = torch.nn.Conv2d(3, 4, 3, stride=2)
        self.linear = torch.nn.Linear(4 * 7 * 7, DIMENSION)
        k = 0
        for p in self.parameters():
            values = [0.5 * math.sin(0.1 + k + i) for i in range(p.numel())]
            k += p.numel()
            p.data = torch.tensor(values).reshape(p.shape)

    def forward(self, pictures):
        x = F.gelu(self.conv(pictures))
        return x.flatten(1).mean(1, keepdim=True), self.linear(x.flatten(1))


def picture(width, height):
    """Waves, and a bright corner: shape (3, height, width), bytes."""
    rows = [[[(x * 7 + y * 3 + 40 * c) % 200 + (55 if x + y < 9 else 0) for x in range(width)] for y in range(height)]
            for c in range(3)]
    return torch.tensor(rows, dtype=torch.float32)


def prepared(pixels):
    height, width = pixels.shape[1:]
    shorter = min(width, height)
    h, w = SIZE * height // shorter, SIZE * width // shorter
    x = F.interpolate(pixels[None] / 255, size=(h, w), mode="bicubic", antialias=True, align_corners=False).clamp(0, 1)
    top, left = int(round((h - SIZE) / 2)), int(round((w - SIZE) / 2))
    x = x[:, :, top:top + SIZE, left:left + SIZE]
    return (x - torch.tensor(MEAN)[:, None, None]) / torch.tensor(STD)[:, None, None]


def save(module, file):
    """Saves without what is for debugging, which names files of this machine, and without the time."""
    module.save(file)
    with zipfile.ZipFile(file) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist() if not name.endswith(".debug_pkl")]
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts:
            archive.writestr(zipfile.ZipInfo(name), data)


def main():
    torch.manual_seed(0)
    model = Encoder().eval()
    save(torch.jit.script(model), os.path.join(FOLDER, "model.pt"))
    torch.onnx.export(model, torch.zeros(1, 3, SIZE, SIZE), os.path.join(FOLDER, "model.onnx"), opset_version=13,
                      input_names=["pixel_values"], output_names=["pooled", "image_embeds"])
    with open(os.path.join(FOLDER, "expected.csv"), "w") as out:
        for width, height in [(40, 30), (25, 61), (16, 16), (9, 12)]:
            with torch.no_grad():
                row = model(prepared(picture(width, height)))[1][0]
            row = row / row.norm()
            out.write(",".join([str(width), str(height)] + ["%.7f" % v for v in row.tolist()]) + "\n")
    for kind in ["pt", "onnx"]:
        with open(os.path.join(FOLDER, "image-model-%s.json" % kind), "w") as out:
            json.dump({"name": "tiny encoder", "file": "model." + kind, "size": SIZE, "mean": MEAN, "std": STD,
                       "dimension": DIMENSION, "output": 1}, out)
            out.write("\n")


if __name__ == "__main__":
    main()
