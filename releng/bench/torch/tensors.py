"""Reads the files of named tensors that the workbench writes (org.zipp.torch.TensorFile), and speaks with the benchmark."""
import resource
import struct
import sys
import time

import numpy


def read(path):
    """Properties and tensors of a file."""
    with open(path, "rb") as file:
        data = file.read()
    at = 0

    def take(kind):
        nonlocal at
        value, = struct.unpack_from("<" + kind, data, at)
        at += struct.calcsize("<" + kind)
        return value

    def text():
        nonlocal at
        length = take("i")
        at += length
        return data[at - length:at].decode()

    if data[:8] != b"ZIPPTNSR":
        raise ValueError(path + " holds no tensors")
    at = 8
    take("i")
    properties = {}
    for _ in range(take("i")):
        key = text()
        properties[key] = text()
    tensors = {}
    for _ in range(take("i")):
        name = text()
        width = take("i")
        shape = [take("q") for _ in range(take("i"))]
        count = int(numpy.prod(shape, dtype=numpy.int64))
        tensors[name] = numpy.frombuffer(data, "<f4" if width == 4 else "<f8", count, at).reshape(shape)
        at += count * width
    return properties, tensors


def serve(round_, facts):
    """Answers the benchmark: round_ yields (name, items, seconds, CPU seconds), facts gives a dictionary."""
    print("@ready", flush=True)
    for line in sys.stdin:
        if line.strip() == "round":
            for measure in round_():
                print("@measure", *measure)
        else:
            for name, value in facts().items():
                print("@fact", name, value)
            print("@peak", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
        print("@done", flush=True)


def timed(name, work):
    """Runs work, which says how many items it did."""
    start, cpu = time.perf_counter(), time.process_time()
    items = work()
    return name, items, time.perf_counter() - start, time.process_time() - cpu
