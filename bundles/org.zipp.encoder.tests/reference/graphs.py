"""Exports the bipartite graph that ships in Debian's python3-networkx as an edge list (user,community,count).

Run: apt-get install python3-networkx && python3 graphs.py ../src/org/zipp/encoder/graphs
"""
import gzip
import sys

import networkx

graph = networkx.davis_southern_women_graph()
lines = ["user,community,count"]
for woman in sorted(graph.graph["top"]):
    lines += [f"{woman},{event},1" for event in sorted(graph[woman], key=lambda e: int(e[1:]))]
with open(sys.argv[1] + "/davis.csv.gz", "wb") as file:
    # Without name and time, so that the same data give the same file.
    with gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
        packed.write(("\n".join(lines) + "\n").encode())
print(f"davis {len(lines) - 1} edges")
