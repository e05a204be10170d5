"""Prints what ScoreOperationTest expects: scores of a small made-up study, in NumPy alone, from the definitions.

The stand-in for a model sees the colour in the middle of a picture, and counts the characters of a text.
"""
import numpy as np

USERS, PROMPTS = ['ann', 'bob', 'cid'], ['a boat', 'a red house in the hills']
# 97.5 % quantiles of Student's t by degrees of freedom, from tables.
T = {1: 12.706204736432095, 2: 4.302652729911275}


def unit(v):
    v = np.asarray(v, dtype=float)
    return (v / np.linalg.norm(v)).astype(np.float32).astype(float)


def picture(r, g, b):
    return unit([r / 255 + .1, g / 255 + .1, b / 255 + .1])


def text(t):
    s = sum(map(ord, t))
    return unit([s % 7 + 1, len(t) % 5 + 1, s % 11 - 4])


generic = {p: picture(40 + 90 * p, 120, 200 - 60 * p) for p in range(2)}
zipp = {(u, p): picture((u * 70 + 30 * p + 20) % 256, (u * 37 + 90) % 256, (200 - u * 50 + p * 17) % 256) for u in range(3) for p in range(2)}
own = {0: [picture(250, 10, 10), picture(10, 10, 250)], 1: [picture(10, 250, 10)]}
score = lambda v, p: 250 * max(0, v @ text(PROMPTS[p]))
image = lambda v, u: 100 * np.mean([max(0, v @ o) for o in own[u]])


def clustered(groups):
    """Mean, and the half width of its CR2 interval with Satterthwaite's degrees of freedom for clusters of equal size."""
    groups = [np.asarray(g, dtype=float) for g in groups]
    assert len({len(g) for g in groups}) == 1
    G, n = len(groups), len(groups[0])
    mean = np.mean(np.concatenate(groups))
    variance = sum(((g - mean).sum() / (G * n)) ** 2 for g in groups) / (1 - 1 / G)
    return mean, T[G - 1] * variance ** .5


def cmmd(x, y):
    k = lambda a, b: np.exp(-((a[:, None] - b[None]) ** 2).sum(-1) / 200)
    n, m = len(x), len(y)
    kx, ky, kxy = k(x, x), k(y, y), k(x, y)
    biased = 1000 * (kx.mean() + ky.mean() - 2 * kxy.mean())
    return biased, 1000 * ((kx.sum() - n) / n / (n - 1) + (ky.sum() - m) / m / (m - 1) - 2 * kxy.mean())


print('text-image generic', clustered([[score(generic[p], p)] for p in range(2)]))
print('text-image zipp', clustered([[score(zipp[u, p], p) for p in range(2)] for u in range(3)]))
print('difference', clustered([[score(zipp[u, p], p) - score(generic[p], p) for p in range(2)] for u in range(3)]))
print('image-image generic', clustered([[image(generic[p], u) for p in range(2)] for u in own]))
print('image-image zipp', clustered([[image(zipp[u, p], u) for p in range(2)] for u in own]))
G, Z, O = np.array(list(generic.values())), np.array(list(zipp.values())), np.array(own[0] + own[1])
for name, a, b in (('generic zipp', G, Z), ('generic own', G, O), ('zipp own', Z, O)):
    print('cmmd', name, cmmd(a, b))
for u in range(3):
    print('single', USERS[u], [score(zipp[u, p], p) for p in range(2)], 'prefers zipp', [bool(score(zipp[u, p], p) > score(generic[p], p)) for p in range(2)])
