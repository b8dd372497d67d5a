"""Change what lessons store or compute in small ways, and see whether the tests notice.

    python tools/mutate_lessons.py [--seed 1] [--class outputs] [--sample 3]

A mutant is one change, drawn by a seeded generator and made in a copy of the repository:

outputs   what a notebook has stored: strict nbval must fail at that very cell
code      what a cell computes: nbval must fail somewhere in its lesson
library   what lessons_lib computes: the lessons must fail, or else the unit tests

If matplotlib is not the locked version, pictures are not compared, and their mutants survive.
"""

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from lesson_mutants import CLASSES, FILES, MODULES, cells_of, changed, source
from lessons import NUMBERED, ROOT

# How many mutants are drawn from each lesson, or from each module.
PLENTY = {"outputs": 12, "code": 8, "library": 6}
# Mutants whose change nobody could notice: (lesson or module, change), and the reason.
EQUIVALENT = {
    (
        "02",
        "epsilon = 10.0 ** (-np.arange(20, 301, 20)) → epsilon = 10.0 ** (-np.arange(20, 302, 20))",
    ): "both ends lie beyond 300, the last of the steps of 20",
    (
        "04",
        "print(f'all dry, library:         "
        "{categorical_cross_entropy(all_dry, Y_sure, base=2):.4f} bits') → "
        "print(f'all dry, library:         "
        "{categorical_cross_entropy(all_dry, Y_sure, base=10):.4f} bits')",
    ): "a loss of 0 is 0 in every unit",
    (
        "08",
        "print(f'loss, snow  = {-(snowed[came] * np.log2(forecast[came])).sum():.4f} bits') → "
        "print(f'loss, snow  = {-(snowed[came] * np.log2(forecast[came])).mean():.4f} bits')",
    ): "only one kind of weather occurred: the sum of a single number is its mean",
}

# Only the tests of the library: tests of style would notice every change of a syntax tree.
UNIT_TESTS = ["lessons_lib", "tests/library"]
# Environments, caches and what other commands write.
LEFT_OUT = (".*", "__pycache__", "screenshots", "mutants", "build", "node_modules", "my_*")


def draw(kind, place, seed=1, count=None):
    """Some mutants of a lesson or module, drawn from each rule in turn and from different cells."""
    count = count or PLENTY[kind]
    rng = random.Random(f"{seed} {kind} {place}")
    by_rule, drawn, taken = {}, [], set()
    for mutant in CLASSES[kind](place):
        by_rule.setdefault(mutant.rule, []).append(mutant)
    for mutants in by_rule.values():
        rng.shuffle(mutants)
    while len(drawn) < count and any(by_rule.values()):
        for mutants in filter(None, by_rule.values()):
            mutant = mutants.pop()
            once = mutant.where if kind == "outputs" else mutant.change
            if once in taken or (place, mutant.change) in EQUIVALENT or len(drawn) == count:
                continue
            if changed([mutant])[place] != source(place):
                drawn.append(mutant)
                taken.add(once)
    return drawn


def run(mutants, *arguments):
    """The output of pytest in a copy of the repository with some changes."""
    with tempfile.TemporaryDirectory(prefix="mutant-") as folder:
        copy = Path(folder) / "lessons"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*LEFT_OUT))
        for place, text in changed(mutants).items():
            (copy / FILES[place].relative_to(ROOT)).write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-n0", "-q", "--tb=short", "-rfE"]
        command += ["-p", "no:cacheprovider", "--nbval-cell-timeout=30", *arguments]
        # Kernels must import the changed lessons_lib, not the one that is installed.
        environ = {key: os.environ[key] for key in os.environ if not key.startswith("PYTEST_")}
        environ |= {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
        try:
            done = subprocess.run(
                command, cwd=copy, env=environ, capture_output=True, text=True, timeout=600
            )
        except subprocess.TimeoutExpired:
            return "FAILED it does not end"
    if bool(failed(done.stdout)) != bool(done.returncode):
        raise RuntimeError(done.stdout + done.stderr)
    return done.stdout


def failed(printed):
    """The tests that failed, according to the output of pytest."""
    return re.findall(r"^(?:FAILED|ERROR) (.*?)(?: - .*)?$", printed, re.MULTILINE)


def notebooks_of(lessons):
    return [f"notebooks/{NUMBERED[lesson].name}" for lesson in lessons]


def lessons_of(place):
    """The lesson itself; for a module all lessons, beginning with those that use it most."""
    if place in NUMBERED:
        return [place]
    defined = set(re.findall(r"\bdef (\w+)", source(place)))

    def uses(lesson):
        code = "\n".join(cell.source for cell in cells_of(lesson))
        return sum(word in defined for word in re.findall(r"\w+", code))

    return sorted(NUMBERED, key=uses, reverse=True)


def judge(mutants):
    """(mutant, name of what noticed it or "") for mutants of one class that can share a run."""
    first = mutants[0]
    notebooks = notebooks_of(lessons_of(first.place))
    if first.kind == "library":
        if failed(run(mutants, "-x", *notebooks)):
            return [(first, "lessons")]
        return [(first, "tests" if failed(run(mutants, "-x", *UNIT_TESTS)) else "")]
    if first.kind == "code":
        noticed = failed(run(mutants, "-x", *notebooks))
        return [(first, "nbval" if noticed else "")]
    cells = {test.rpartition("::Cell ")[2] for test in failed(run(mutants, *notebooks))}
    return [(mutant, "nbval" if mutant.where in cells else "") for mutant in mutants]


def judge_all(mutants):
    """Judge the given mutants, two runs at a time."""
    runs = {}
    for mutant in mutants:
        # nbval judges each cell, so one run judges all outputs of a lesson.
        runs.setdefault(mutant.place if mutant.kind == "outputs" else mutant, []).append(mutant)
    with ThreadPoolExecutor(2) as pool:
        return [verdict for verdicts in pool.map(judge, runs.values()) for verdict in verdicts]


def show(kind, verdicts):
    """For one class of mutants, a table of noticed / all by place and rule; then the survivors."""
    rules = [*dict.fromkeys(mutant.rule for mutant, _ in verdicts), "all"]
    places = [*dict.fromkeys(mutant.place for mutant, _ in verdicts), "all"]
    print(f"\n{kind:13}" + "".join(f"{rule:>10}" for rule in rules))
    for place in places:
        print(f"{place:13}", end="")
        for rule in rules:
            here = [v for m, v in verdicts if place in (m.place, "all") and rule in (m.rule, "all")]
            print(f"{f'{sum(map(bool, here))}/{len(here)}' if here else '':>10}", end="")
        print()
    print("noticed by", dict(Counter(by for _, by in verdicts if by)))
    for mutant, by in verdicts:
        # If only the tests of the library notice a change, no lesson teaches it: worth a look.
        if by in ("tests", ""):
            fate = "only tests" if by else "SURVIVED"
            print(f"{fate}: {mutant.place}, {mutant.where}, {mutant.rule}: {mutant.change}")
    sys.stdout.flush()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--class", dest="kind", choices=CLASSES, help="only this class")
    parser.add_argument("--sample", type=int, help="mutants from each lesson or module")
    options = parser.parse_args()
    start = time.monotonic()
    # A test that fails without any mutant would seem to notice everything.
    if tests := failed(run([], "notebooks", *UNIT_TESTS)):
        return f"The unchanged suite must pass; these tests fail: {tests}"
    survivors, total = 0, 0
    for kind in [options.kind] if options.kind else CLASSES:
        places = MODULES if kind == "library" else NUMBERED
        drawn = [m for place in places for m in draw(kind, place, options.seed, options.sample)]
        verdicts = judge_all(drawn)
        show(kind, verdicts)
        total += len(verdicts)
        survivors += sum(not by for _, by in verdicts)
    minutes = (time.monotonic() - start) / 60
    print(f"\n{total} mutants, {survivors} survived, {minutes:.1f} minutes")
    return int(survivors > 0)


if __name__ == "__main__":
    sys.exit(main())
