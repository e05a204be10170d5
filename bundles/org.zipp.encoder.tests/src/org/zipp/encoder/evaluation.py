"""Independent values for the tests of the evaluation and of the TF-IDF encoders; needs numpy.

Run in this folder: python3 evaluation.py. Writes evaluation-links.csv (a small graph with one validation and one test
link for most users), evaluation-features.csv (community features), evaluation-weights.csv and evaluation-expected.csv.
Formulas are those of METHODS section 2, worked out here with dense matrices.
"""
import csv
import numpy as np

USERS, COMMUNITIES, D = 60, 30, 5
random = np.random.default_rng(20261125)
popularity = 1 / (1 + np.arange(COMMUNITIES))
topic = random.normal(size=(COMMUNITIES, D))
counts = np.zeros((USERS, COMMUNITIES), dtype=int)
for u in range(USERS):
    taste = random.normal(size=D)
    p = popularity * np.exp(topic @ taste / 2)
    k = int(random.integers(2, 12))
    for c in random.choice(COMMUNITIES, size=k, replace=False, p=p / p.sum()):
        counts[u, c] = 1 + int(random.geometric(0.35))
held = {}
for u in range(USERS):
    own = np.flatnonzero(counts[u])
    if len(own) >= 4:
        v, t = random.choice(own, size=2, replace=False)
        held[u] = (int(v), int(t))
features = np.round(topic + random.normal(size=topic.shape), 3)

with open("evaluation-links.csv", "w", newline="") as f:
    w = csv.writer(f, lineterminator="\n")
    w.writerow(["user", "community", "count", "role"])
    for u in range(USERS):
        for c in np.flatnonzero(counts[u]):
            role = "training"
            if u in held:
                role = "validation" if c == held[u][0] else "test" if c == held[u][1] else "training"
            w.writerow([f"p{u:02d}", f"c{c:02d}", counts[u, c], role])
with open("evaluation-features.csv", "w", newline="") as f:
    w = csv.writer(f, lineterminator="\n")
    for row in features:
        w.writerow(row)

training = counts.astype(float).copy()
for u, (v, t) in held.items():
    training[u, v] = training[u, t] = 0
members = (training > 0).sum(axis=0)

tf = training ** 0.75
tf /= tf.sum(axis=1, keepdims=True)
tfidf = tf * (np.log((USERS + 1) / (members + 1)) + 1)
total = training.sum()
with np.errstate(divide="ignore", invalid="ignore"):
    joint = training / total
    npmi = np.log(joint / (training.sum(axis=1, keepdims=True) / total * training.sum(axis=0) / total)) / -np.log(joint)
npmi = np.where(training > 0, npmi, 0)
nmi = tfidf * np.maximum(npmi, 0)
weights = {"tf-idf": tfidf / tfidf.sum(axis=1, keepdims=True), "tf-idf+nmi": nmi / nmi.sum(axis=1, keepdims=True)}
assert all(np.isfinite(w).all() for w in weights.values())

with open("evaluation-weights.csv", "w", newline="") as f:
    w = csv.writer(f, lineterminator="\n")
    w.writerow(["user", "community", "npmi", "tf-idf", "tf-idf+nmi"])
    for u in range(USERS):
        for c in np.flatnonzero(training[u]):
            w.writerow([f"p{u:02d}", f"c{c:02d}", *(f"{x[u, c]:.12g}" for x in (npmi, *weights.values()))])

rows = features - features.mean(axis=0)
rows /= np.linalg.norm(rows, axis=1, keepdims=True)


def measure(scores, which):
    found = []
    for u, links in held.items():
        target = links[which]
        others = np.flatnonzero(counts[u] == 0)
        s, mine = scores[u, others], scores[u, target]
        less = (s < mine) + 0.5 * (s == mine)
        rank = 1 + (s > mine).sum() + 0.5 * (s == mine).sum()
        q = members[others]
        found.append([less.mean(), (less * q).sum() / q.sum(), 1 / rank, rank <= 1, rank <= 10, rank <= 50])
    found = np.array(found, dtype=float)
    return found.mean(axis=0), found.std(axis=0, ddof=1) / np.sqrt(len(found))


with open("evaluation-expected.csv", "w", newline="") as f:
    w = csv.writer(f, lineterminator="\n")
    w.writerow(["method", "held", "statistic", "uniform", "popularity", "mrr", "hit1", "hit10", "hit50"])
    for method in ("popularity", "tf-idf", "tf-idf+nmi"):
        scores = np.tile(members, (USERS, 1)).astype(float) if method == "popularity" else weights[method] @ rows @ rows.T
        for which, name in ((0, "validation"), (1, "test")):
            for statistic, values in zip(("mean", "error"), measure(scores, which)):
                w.writerow([method, name, statistic, *(f"{x:.12g}" for x in values)])
