# Power of planned studies by simulation: python3 power.py > ../src/org/zipp/study/plan/power.tsv
# Each rater has a win rate of his own (a Dirichlet draw of win, tie and loss, whose votes then have the planned correlation); the win rate
# is tested against one half on the logit scale with the bias-reduced error by rater and Satterthwaite's degrees of freedom, which are
# the number of raters less one when all give the same number of votes.
import numpy as np
from scipy import stats

rng = np.random.default_rng(20261201)
RUNS = 40000


def simulate(raters, votes, p, ties, icc, level, side):
    win = p - ties / 2
    shares = np.array([win, ties, 1 - win - ties])
    live = shares > 0
    if icc > 0:
        gamma = rng.gamma(np.where(live, shares * (1 / icc - 1), 1), size=(RUNS, raters, 3)) * live
        own = gamma / gamma.sum(axis=2, keepdims=True)
    else:
        own = np.broadcast_to(shares, (RUNS, raters, 3))
    counts = rng.multinomial(votes, own)
    score = counts[..., 0] + counts[..., 1] / 2
    rate = score.sum(axis=1) / (raters * votes)
    error = np.sqrt(((score - votes * rate[:, None]) ** 2).sum(axis=1) * raters / (raters - 1)) / (raters * votes)
    with np.errstate(divide="ignore", invalid="ignore"):
        t = np.log(rate / (1 - rate)) * rate * (1 - rate) / error
        p_value = stats.t.sf(t, raters - 1) if side == "above" else 2 * stats.t.sf(np.abs(t), raters - 1)
    return np.mean(p_value < level)


# raters, trials of each, pairs, expected win rate, ties, icc, alpha, correction, direction, level of one
for raters, trials, pairs, p, ties, icc, alpha, correction, direction, level in [
        (30, 30, 3, 0.6, 0.1, 0.1, 0.05, "HOLM", "FIRST", 0.05 / 3),
        (30, 30, 3, 0.6, 0.1, 0.1, 0.05, "HOLM", "EITHER", 0.05 / 3),
        (20, 12, 1, 0.65, 0.3, 0.2, 0.05, "NONE", "EITHER", 0.05),
        (50, 12, 6, 0.58, 0, 0.05, 0.05, "BONFERRONI", "FIRST", 0.05 / 6),
        (12, 40, 1, 0.6, 0.2, 0.1, 0.025, "NONE", "FIRST", 0.025)]:
    power = simulate(raters, trials // pairs, p, ties, icc, level, "above" if direction == "FIRST" else "both")
    print("\t".join(map(str, [raters, trials, pairs, p, ties, icc, alpha, correction, direction, level, power])))
