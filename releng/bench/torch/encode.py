"""The peer of encoding: GAT in use, the ten largest attentions and the ten largest affinities of each user, in PyTorch for Python.

Usage: encode.py FILE THREADS USERS USERS, with the lists of the users in FILE.links; leaves what it found in FILE.torch.*
"""
import sys

import numpy
import torch
from torch.nn import functional

import tensors

BATCH = 2048
PLACES = 1 << 16
TOP = 10

properties, stored = tensors.read(sys.argv[1])
torch.set_num_threads(int(sys.argv[2]))
torch.set_grad_enabled(False)

heads = int(properties["heads"])
layers = int(properties["layers"])
width = int(properties["hidden"])
parameters = {name[len("parameter/"):]: torch.from_numpy(value.astype(numpy.float32))
              for name, value in stored.items() if name.startswith("parameter/")}
totals = stored["edge.totals"]
mean0, deviation0, mean1, deviation1 = stored["edge.scale"]

links = numpy.fromfile(sys.argv[1] + ".links", "<i4")
users = int(links[0])
starts = numpy.concatenate([[0], links[2:2 + users]])
community, posts, comments = links[2 + users:].reshape(-1, 3).T


def linear(x, name):
    return functional.linear(x, parameters[name + ".weight"], parameters[name + ".bias"])


def norm(x, name):
    return functional.layer_norm(x, (width,), parameters[name + ".gain"], parameters[name + ".bias"])


def side(x, name):
    return functional.normalize(functional.leaky_relu(norm(x, name + ".norm"), 0.2))


def head(x, name):
    return functional.normalize(linear(functional.silu(linear(x, name + ".head.1")), name + ".head.2"))


def attend(block, left, u, neighbours, mask, edges):
    count, slots = neighbours.shape
    left = left[neighbours].view(count, slots, heads, width)
    right = linear(u, block + ".right").view(count, 1, heads, width)
    edge = functional.linear(edges, parameters[block + ".edge"]).view(count, slots, heads, width)
    logits = (functional.leaky_relu(left + right + edge, 0.2) * parameters[block + ".attention"]).sum(3)
    alpha = torch.softmax(logits.masked_fill(~mask.unsqueeze(2), float("-inf")), 1)
    return (alpha.unsqueeze(3) * left).sum(1).mean(1) + parameters[block + ".bias"], alpha


# What depends on communities alone is computed once, as ours is.
s = side(linear(torch.from_numpy(stored["features"].copy()), "community"), "community")
communities = head(s, "community").T.contiguous()
lefts = [linear(norm(s, f"block{i}.community.norm"), f"block{i}.left") for i in range(1, layers + 1)]
first_user = side(parameters["user.vector"].view(1, width), "user")

# Users of like degree make batches with little padding.
degrees = numpy.diff(starts)


def batch(chosen):
    """Neighbours, mask and edge features, padded."""
    slots = int(degrees[chosen].max())
    place = starts[chosen][:, None] + numpy.arange(slots)
    mask = numpy.arange(slots) < degrees[chosen][:, None]
    place = numpy.where(mask, place, 0)
    activity = (posts[place] + comments[place]).astype(numpy.float64)
    total = numpy.where(mask, activity, 0).sum(1, keepdims=True)
    first = numpy.log1p(activity) / numpy.sqrt(numpy.maximum(1, total) * numpy.maximum(1, totals[community[place]]))
    second = comments[place] / numpy.maximum(1, activity)
    edges = numpy.stack([(first - mean0) / deviation0, (second - mean1) / deviation1], 2).astype(numpy.float32)
    neighbours = numpy.where(mask, community[place], 0).astype(numpy.int64)
    return torch.from_numpy(neighbours), torch.from_numpy(mask), torch.from_numpy(edges)


def batches(users):
    """Users of like degree, with what is known of them."""
    order = numpy.argsort(degrees[:users], kind="stable")
    at = 0
    while at < users:
        # The last of a batch has the most links, so a first guess by the degree of the first may be too large by a little.
        size = max(1, min(BATCH, PLACES // int(degrees[order[at]])))
        size = max(1, min(size, PLACES // int(degrees[order[min(users, at + size) - 1]])))
        yield (order[at:at + size],) + batch(order[at:at + size])
        at += size


def embed(neighbours, mask, edges):
    """Embeddings, and the attention of the last layer."""
    u = first_user.expand(len(neighbours), width)
    total = 0
    for i in range(1, layers + 1):
        u, alpha = attend(f"block{i}", lefts[i - 1], norm(u, f"block{i}.user.norm"), neighbours, mask, edges)
        total = total + u
    return head(functional.normalize(total), "user"), alpha


def keep(found, chosen, communities, values):
    count = values.shape[1]
    values = values.numpy()
    there = values > float("-inf")
    found[0][chosen, :count] = numpy.where(there, communities.numpy(), -1)
    found[1][chosen, :count] = numpy.where(there, values, 0)


def own():
    for chosen, neighbours, mask, edges in batches(owners):
        _, alpha = embed(neighbours, mask, edges)
        weights = alpha.mean(2).masked_fill(~mask, float("-inf"))
        values, places = weights.topk(min(TOP, weights.shape[1]))
        keep(of_own, chosen, neighbours.gather(1, places), values)
    return owners


def all_others():
    for chosen, neighbours, mask, edges in batches(searchers):
        scores = embed(neighbours, mask, edges)[0] @ communities
        rows = torch.arange(len(neighbours)).unsqueeze(1).expand_as(neighbours)[mask]
        scores[rows, neighbours[mask]] = float("-inf")
        values, places = scores.topk(TOP)
        keep(of_all, chosen, places, values)
    return searchers


def facts():
    for name, found in (("ten-of-own", of_own), ("ten-of-all-others", of_all)):
        with open(sys.argv[1] + ".torch." + name, "wb") as file:
            file.write(found[0].astype("<i4").tobytes() + found[1].astype("<f4").tobytes())
    return {}


def nothing(users):
    return numpy.full((users, TOP), -1, "i4"), numpy.zeros((users, TOP), "f4")


owners = int(sys.argv[3])
searchers = int(sys.argv[4])
of_own = nothing(owners)
of_all = nothing(searchers)
tensors.serve(lambda: [tensors.timed("ten-of-own", own), tensors.timed("ten-of-all-others", all_others)], facts)
