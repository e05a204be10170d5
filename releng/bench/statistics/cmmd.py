"""The peer of CMMD in NumPy: blocks of the kernel matrix in single precision, each pair once within a set.

Usage: cmmd.py X.f4 Y.f4 COLUMNS
"""
import resource
import sys
import time

import numpy

BLOCK = 2048
columns = int(sys.argv[3])
x, y = (numpy.fromfile(name, "<f4").reshape(-1, columns) for name in sys.argv[1:3])


def unit(a):
    return a / numpy.linalg.norm(a, axis=1, keepdims=True)


def total(a, b, same):
    """Sum of 1 - k over ordered pairs."""
    result = 0.0
    for i in range(0, len(a), BLOCK):
        for j in range(i if same else 0, len(b), BLOCK):
            t = a[i:i + BLOCK] @ b[j:j + BLOCK].T
            t -= 1
            t *= 0.01
            numpy.minimum(t, 0, out=t)
            numpy.expm1(t, out=t)
            part = -float(t.sum(dtype=numpy.float64))
            result += 2 * part if same and j > i else part
    return result


def cmmd():
    a, b = unit(x), unit(y)
    n, m = len(a), len(b)
    return 1000 * (2 * total(a, b, False) / (n * m) - total(a, a, True) / (n * n) - total(b, b, True) / (m * m))


print("@ready", flush=True)
for line in sys.stdin:
    if line.strip() == "round":
        cpu, start = time.process_time(), time.time()
        last = cmmd()
        pairs = (len(x) + len(y)) ** 2 / 2
        print("@measure pairs", pairs, time.time() - start, time.process_time() - cpu)
    else:
        print("@fact check", repr(last))
        print("@peak", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
    print("@done", flush=True)
