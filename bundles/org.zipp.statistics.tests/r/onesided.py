# Expected values of one-sided tests and powers, by SciPy: python3 onesided.py > ../src/org/zipp/statistics/plan/onesided.tsv
import itertools
import math
from scipy import stats


def row(kind, *values):
    print("\t".join([kind] + [repr(float(v)) for v in values]))


for rate, se, df in itertools.product([0.02, 0.41, 0.5, 0.58, 0.93], [0.004, 0.05], [1.7, 23.0, 812.5]):
    t = math.log(rate / (1 - rate)) * rate * (1 - rate) / se
    row("test", rate, se, df, stats.t.sf(t, df))

for m, n, cv, icc, p, tau, alpha, k in [
        (30, 20, 0, 0.1, 0.6, 0, 0.05, 1), (30, 20, 0.4, 0.1, 0.6, 0.2, 0.05, 3), (8, 3, 0, 0.3, 0.7, 0.1, 0.025, 1),
        (200, 5, 0, 0, 0.55, 0, 0.05, 6), (30, 20, 0, 0.1, 0.45, 0, 0.05, 1), (12, 1, 0, 0, 0.8, 0, 0.01, 2)]:
    variance = (p * (1 - p) - tau / 4) / m * ((1 - icc) / n + (1 + cv * cv) * icc)
    squares = (1 + cv * cv) / m
    b = squares / (1 - squares)
    df = max(1, 1 / (squares + b * b * (1 - 1 / m)))
    powers = []
    for distance, nu in [(p - 0.5, m - 1), (math.log(p / (1 - p)) * p * (1 - p), df)]:
        powers.append(stats.nct.sf(stats.t.isf(alpha / k, nu), nu, distance / math.sqrt(variance)))
    row("power", m, n, cv, icc, p, tau, alpha, k, *powers)
