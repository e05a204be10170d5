"""The peer of training: GAT with InfoNCE and Adam in PyTorch for Python, from the same first values on the same batches.

Usage: train.py FILE THREADS
"""
import sys

import torch
from torch.nn import functional

import tensors

properties, stored = tensors.read(sys.argv[1])
torch.set_num_threads(int(sys.argv[2]))

heads = int(properties["heads"])
layers = int(properties["layers"])
width = int(properties["hidden"])
parameters = {name[len("parameter/"):]: torch.nn.Parameter(torch.from_numpy(value.copy()))
              for name, value in stored.items() if name.startswith("parameter/")}
optimiser = torch.optim.Adam(parameters.values(), lr=float(properties["rate"]))


def batch(i):
    """Features of the communities; of each link its user, place among the user's, community and features; positives, marks."""
    get = lambda name: torch.from_numpy(stored[f"batch{i}/{name}"].copy())
    mask = get("mask") > 0
    link_user, slot = mask.nonzero(as_tuple=True)
    return (get("features"), mask, link_user, slot, get("neighbours").long()[mask], get("edges")[mask],
            get("positives").long(), get("not-negative"))


batches = [batch(i) for i in range(int(properties["batches"]))]
losses = []


def linear(x, name):
    return functional.linear(x, parameters[name + ".weight"], parameters[name + ".bias"])


def norm(x, name):
    return functional.layer_norm(x, (width,), parameters[name + ".gain"], parameters[name + ".bias"])


def side(x, name):
    return functional.normalize(functional.leaky_relu(norm(x, name + ".norm"), 0.2))


def head(x, name):
    return functional.normalize(linear(functional.silu(linear(x, name + ".head.1")), name + ".head.2"))


def attend(block, s, u, mask, link_user, slot, neighbours, edges):
    left = functional.embedding(neighbours, linear(s, block + ".left")).view(-1, heads, width)
    right = functional.embedding(link_user, linear(u, block + ".right")).view(-1, heads, width)
    edge = functional.linear(edges, parameters[block + ".edge"]).view(-1, heads, width)
    logits = (functional.leaky_relu(left + right + edge, 0.2) * parameters[block + ".attention"]).sum(2)
    # Softmax over the links of a user, in a padded table; a user without links has none.
    table = logits.new_full((*mask.shape, heads), float("-inf")).index_put((link_user, slot), logits)
    alpha = torch.softmax(table, 1)[link_user, slot]
    messages = (alpha.unsqueeze(2) * left).mean(1)
    return messages.new_zeros(len(mask), width).index_add(0, link_user, messages) + parameters[block + ".bias"]


def loss_of(features, mask, link_user, slot, neighbours, edges, positives, not_negative):
    s = side(linear(features, "community"), "community")
    u = side(parameters["user.vector"].expand(len(mask), width), "user")
    total = 0
    for i in range(1, layers + 1):
        block = f"block{i}"
        u = attend(block, norm(s, block + ".community.norm"), norm(u, block + ".user.norm"), mask, link_user, slot,
                   neighbours, edges)
        total = total + u
    z = functional.normalize(total)
    logits = head(z, "user") @ head(s[positives], "community").T
    logits = logits * parameters["link.scale"].exp().clamp(max=100) + not_negative
    return functional.cross_entropy(logits, torch.arange(len(logits)))


def steps():
    """One pass over the batches; how many users were trained."""
    users = 0
    for one in batches:
        optimiser.zero_grad()
        loss = loss_of(*one)
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
        users += len(one[1])
    return users


tensors.serve(lambda: [tensors.timed("users-a-step", steps)],
              lambda: {"first-loss": losses[0], "loss-after-a-pass": losses[len(batches) - 1]})
