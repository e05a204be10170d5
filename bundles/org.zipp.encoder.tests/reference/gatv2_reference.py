#!/usr/bin/python3
"""One training step of GAT, computed by PyTorch's own autograd from the published equations, edge by edge.

Writes values that GatReferenceTest compares with. It shares no code with the product: neighbours are a list of edges, not a
padded table, and softmax and sums run over each user's edges in a loop.

    /usr/bin/python3 gatv2_reference.py > ../src/org/zipp/mining/encoder/internal/gatv2_reference.txt

Made with Debian's python3-torch 1.13.
"""
import math

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)

D, HEADS, FEATURES, COMMUNITIES, USERS = 6, 3, 5, 7, 4
# User: its communities with the two numbers of the link, the positive, and which positives are no negatives.
LINKS = [
    (0, 2, .31, -.5), (0, 5, -.7, .25), (0, 6, 1.1, .9),
    (1, 1, .4, .1),
    (2, 0, -1.2, .6), (2, 3, .2, -.3), (2, 2, .8, .05), (2, 4, -.15, .45),
    (3, 6, .55, -.95), (3, 1, -.35, .7),
]
POSITIVES = [1, 4, 5, 4]
NOT_NEGATIVE = [(1, 3), (3, 1), (0, 2)]

counter = 0


def values(*shape):
    """Value k, counted across all tensors, is 0.4·sin(0.3 + 1.7·k)."""
    global counter
    n = math.prod(shape)
    result = torch.tensor([0.4 * math.sin(0.3 + 1.7 * (counter + i)) for i in range(n)]).reshape(shape)
    counter += n
    return result


parameters = {}


def parameter(name, *shape):
    parameters[name] = values(*shape).requires_grad_()


def linear(name, out, inputs):
    parameter(name + ".weight", out, inputs)
    parameter(name + ".bias", out)


def norm(name, n):
    parameter(name + ".gain", n)
    parameter(name + ".bias", n)


linear("community", D, FEATURES)
norm("community.norm", D)
parameter("user.vector", D)
norm("user.norm", D)
for block in ("block1", "block2"):
    norm(block + ".community.norm", D)
    norm(block + ".user.norm", D)
    parameter(block + ".attention", HEADS, D)
    parameter(block + ".bias", D)
    for side in (".left", ".right"):
        linear(block + side, HEADS * D, D)
    parameter(block + ".edge", HEADS * D, 2)
for side in ("user", "community"):
    linear(side + ".head.1", D, D)
    linear(side + ".head.2", D, D)
parameter("link.scale")
features = values(COMMUNITIES, FEATURES)


def apply(name, x):
    return x @ parameters[name + ".weight"].T + parameters[name + ".bias"]


def normalised(name, x):
    mean = x.mean(-1, keepdim=True)
    variance = ((x - mean) ** 2).mean(-1, keepdim=True)
    return (x - mean) / torch.sqrt(variance + 1e-5) * parameters[name + ".gain"] + parameters[name + ".bias"]


def unit(x):
    return x / x.norm(dim=-1, keepdim=True)


def side(name, x):
    return unit(F.leaky_relu(normalised(name + ".norm", x), 0.2))


def head(name, x):
    h = apply(name + ".head.1", x)
    return unit(apply(name + ".head.2", h * torch.sigmoid(h)))


def gatv2(block, s, u):
    left = apply(block + ".left", s).reshape(-1, HEADS, D)
    right = apply(block + ".right", u).reshape(-1, HEADS, D)
    attention, bias, edge = (parameters[block + n] for n in (".attention", ".bias", ".edge"))
    outs, alphas = [], []
    for user in range(USERS):
        logits, messages = [], []
        for _, c, f0, f1 in (link for link in LINKS if link[0] == user):
            e = (edge @ torch.tensor([f0, f1])).reshape(HEADS, D)
            logits.append((attention * F.leaky_relu(left[c] + right[user] + e, 0.2)).sum(-1))
            messages.append(left[c])
        exponentials = torch.exp(torch.stack(logits))
        alpha = exponentials / exponentials.sum(0)
        outs.append((alpha.unsqueeze(-1) * torch.stack(messages)).sum(0).mean(0) + bias)
        alphas.append(alpha.mean(-1))
    return torch.stack(outs), torch.cat(alphas)


s = side("community", apply("community", features))
u = side("user", parameters["user.vector"].expand(USERS, D))
total = 0
for block in ("block1", "block2"):
    u, alpha = gatv2(block, normalised(block + ".community.norm", s), normalised(block + ".user.norm", u))
    total = total + u
z = unit(total)
logits = head("user", z) @ head("community", s[POSITIVES]).T * torch.exp(parameters["link.scale"])
for row, column in NOT_NEGATIVE:
    logits[row, column] = -math.inf
loss = -sum(torch.log(torch.exp(logits[i, i]) / torch.exp(logits[i]).sum()) for i in range(USERS)) / USERS
loss.backward()


def line(name, tensor):
    print(name, *("%.12g" % v for v in tensor.detach().reshape(-1).tolist()))


line("loss", loss)
line("z", z)
line("alpha", alpha)
for name, p in parameters.items():
    line("gradient/" + name, p.grad)
