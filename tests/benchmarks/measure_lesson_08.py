"""Measure the times in lesson 08's figure of costs, and write notebooks/data/08_timings.csv.

    python tests/benchmarks/measure_lesson_08.py

The functions, including the one that times them, are taken from the lesson. Run this on a quiet
machine.
"""

import ast
import math
import os
import platform
from datetime import date
from pathlib import Path
from timeit import repeat

import nbformat
import numpy as np

from lessons_lib import log_likelihood

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
ROUNDS = 15
HEAD = f"""\
# Time of one log-likelihood, in nanoseconds a sample: the best of {ROUNDS} rounds, one thread.
# Made by tests/benchmarks/measure_lesson_08.py with the functions of lesson 08, on a machine with
# {os.cpu_count()} cores of {{cpu}} ({platform.machine()}), {platform.system()},
# Python {platform.python_version()}, NumPy {np.__version__}, {date.today():%B %Y}.
# The loop was not run for ten million samples.
# samples,loop,formula,library,reading
"""

if __name__ == "__main__":
    p = np.random.default_rng(8).uniform(0.01, 0.99, 10**7)
    y = (np.random.default_rng(9).random(p.size) < p).astype(float)
    lesson = {"np": np, "math": math, "repeat": repeat, "given": p, "y_many": y}
    for cell in nbformat.read(NOTEBOOKS / "08_stable_and_fast.ipynb", as_version=4).cells:
        nodes = ast.parse(cell.source).body if cell.cell_type == "code" else []
        functions = [node for node in nodes if isinstance(node, ast.FunctionDef)]
        exec(compile(ast.Module(functions, []), "lesson 08", "exec"), lesson)
    measured = [lesson["loop"], lesson["formula"], log_likelihood, lesson["reading"]]
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text().splitlines() if cpuinfo.exists() else []
    names = [line.split(": ")[1] for line in lines if line.startswith("model name")]
    table = HEAD.format(cpu=names[0] if names else platform.processor())
    for m in (10**e for e in range(1, 8)):
        skip = lesson["loop"] if m == p.size else None
        times = [math.nan if f is skip else lesson["nanoseconds"](f, m, ROUNDS) for f in measured]
        table += ",".join([str(m), *(f"{time:.3g}" for time in times)]) + "\n"
    (NOTEBOOKS / "data" / "08_timings.csv").write_text(table)
