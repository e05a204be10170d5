"""Makes agreement-statsmodels.tsv beside agreement.tsv: Cohen with the error under independence, and Fleiss, by
statsmodels (Debian: python3-statsmodels). Run in this folder after agreement.R: python3 agreement.py"""
import numpy as np
from statsmodels.stats.inter_rater import cohens_kappa, fleiss_kappa

base = "../src/org/zipp/statistics/quality/agreement"
rows = [line.rstrip("\n").split("\t") for line in open(base + ".tsv")]


def numbers(cell):
    return [float(v) for v in cell.split(",")]


def text(values):
    return ["%.17g" % v for v in values]


with open(base + "-statsmodels.tsv", "w") as out:
    for row in rows:
        if row[0] == "kappa":
            flat = np.array(numbers(row[1]))
            k = int(round(len(flat) ** 0.5))
            r = cohens_kappa(flat.reshape(k, k), wt={"NONE": None, "LINEAR": "linear", "QUADRATIC": "quadratic"}[row[2]])
            out.write("\t".join(["kappa", row[1], row[2]] + text([r.kappa, r.std_kappa, r.std_kappa0, r.z_value,
                                                                   r.pvalue_two_sided])) + "\n")
        if row[0] == "ratings" and row[1] in ("gleser", "gleserpairs"):
            unit, value = numbers(row[4]), numbers(row[6])
            values = sorted(set(value))
            counts = np.zeros((int(float(row[2])), len(values)))
            for u, v in zip(unit, value):
                counts[int(u), values.index(v)] += 1
            out.write("\t".join(["fleiss", row[1]] + text([fleiss_kappa(counts)])) + "\n")
