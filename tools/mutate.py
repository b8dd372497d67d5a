"""Prove that the comparison bites: change what the lessons store or compute, see it noticed.

    python tools/mutate.py [--seed 1] [--class outputs] [--sample 3]

A mutant is one change, drawn by a seeded generator and made in a copy of the repository:

outputs   what a notebook has stored: strict nbval must fail at that very cell
files     what nbval passes, such as a cell that was not run: tests/test_notebooks.py must fail
code      what a cell computes: nbval must fail somewhere in its lesson
library   what lessons_lib computes: the lessons that use it must fail, or else its own tests

Where matplotlib is not the locked one, pictures are not compared, and mutants of them survive.
"""

import argparse
import ast
import functools
import itertools
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat.v4 import new_output

ROOT = Path(__file__).parents[1]
LESSONS = {path.name[:2]: path for path in sorted((ROOT / "notebooks").glob("*.ipynb"))}
MODULES = "information likelihoods _log_product losses logits coding labels logistic".split()
FILES = LESSONS | {name: ROOT / "lessons_lib" / f"{name}.py" for name in MODULES}
LEFT_OUT = (".git", ".venv", ".matrix", ".*cache", ".coverage*", "__pycache__", "screenshots")

# How many mutants are drawn from each lesson, or from each module.
PLENTY = {"outputs": 12, "files": 12, "code": 8, "library": 8}
# Mutants that change nothing anybody could notice: (lesson or module, change), and why.
EQUIVALENT = {}


@dataclass(frozen=True, eq=False)
class Mutant:
    """One change of one file."""

    kind: str
    place: str  # the number of a lesson, or a module
    where: str  # a code cell, counted from 0 as nbval does, or a function
    rule: str
    change: str
    apply: object  # changes a notebook, given the code cell; for a module, its new source


@functools.cache
def source(place):
    return FILES[place].read_text(encoding="utf-8")


def read(place):
    return nbformat.reads(source(place), as_version=4)


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def pictures(cell):
    return [output for output in cell.outputs if "image/png" in output.get("data", {})]


# --- outputs: what to look for in a stored text, and what to put in its place -------------------

TEXT_RULES = {
    "digit": (r"\d(?!\.?\d|e[-+]?\d)", lambda digit: str((int(digit) + 1) % 10)),
    "sign": (r"(?<![\w.])[-−](?=\d)", lambda minus: ""),
    "unit": (r"\b(bit|nat)(?=s?\b)", lambda unit: {"bit": "nat", "nat": "bit"}[unit]),
    "word": (r"\b[a-z]{4,}\b", lambda word: word[1] + word[0] + word[2:]),
    "line": (r"(?m)^.+\n", lambda line: ""),
}


def output_mutants(place):
    """Changes in what code cells print, return, draw and raise."""
    for number, cell in enumerate(code_cells(read(place))):
        mutant = functools.partial(Mutant, "outputs", place, str(number))
        if not cell.outputs:
            yield mutant("added", "0.5220 bits", print_more("stdout", "0.5220 bits\n"))
            continue
        yield mutant("dropped", "all outputs", lambda _, cell: cell.outputs.clear())
        if pictures(cell):
            yield mutant("picture", "of other data", other_picture)
        for i, output in enumerate(cell.outputs):
            texts = {} if pictures(cell) else dict(output.get("data", {}))
            texts |= {key: output[key] for key in ("text", "evalue") if key in output}
            for key, (rule, (old, new)) in itertools.product(texts, TEXT_RULES.items()):
                for match in re.finditer(old, texts[key]):
                    before, after = texts[key][: match.start()], texts[key][match.end() :]
                    change = f"{match[0].strip()!r} in {before[-20:] + match[0] + after[:9]!r}"
                    text = before + new(match[0]) + after
                    yield mutant(rule, change, functools.partial(set_text, i, key, text))


def set_text(i, key, text, _, cell):
    output = cell.outputs[i]
    (output.data if key in output.get("data", {}) else output)[key] = text


def other_picture(notebook, cell):
    """Show the next picture of the lesson, or the first of lesson 01."""
    cells = [*code_cells(notebook), *code_cells(read("01"))]
    shown = [picture.data["image/png"] for each in cells for picture in pictures(each)]
    data = pictures(cell)[0].data
    data["image/png"] = shown[shown.index(data["image/png"]) + 1]


def print_more(stream, text):
    return lambda _, cell: cell.outputs.append(new_output("stream", name=stream, text=text))


# --- files: changes of a notebook and a code cell, which not every cell allows ------------------


def swap_with_next(notebook, cell):
    i, j = notebook.cells.index(cell), notebook.cells.index(cell) + 2
    if j < len(notebook.cells):
        notebook.cells[i], notebook.cells[j] = notebook.cells[j], cell


def reverse_alt(_, cell):
    for picture in pictures(cell):
        about = picture.metadata["image/png"]
        about["alt"] = " ".join(about["alt"].split()[::-1])


def display(_, cell):
    for output in cell.outputs:
        if output.pop("execution_count", None):
            output.output_type = "display_data"


def tag(name):
    return lambda _, cell: cell.metadata.setdefault("tags", []).append(name)


FILE_RULES = {
    "never run": lambda nb, _: [cell.update(execution_count=None) for cell in code_cells(nb)],
    "not run": lambda _, cell: cell.update(execution_count=None),
    "run again": lambda _, cell: cell.update(execution_count=cell.execution_count + 1),
    "swapped": swap_with_next,
    "stderr": print_more("stderr", "RuntimeWarning: divide by zero encountered in log\n"),
    "alt text": reverse_alt,
    "no alt": lambda _, cell: [picture.metadata.clear() for picture in pictures(cell)],
    "type": display,
    "ignored": tag("nbval-ignore-output"),
    "skipped": tag("nbval-skip"),
    "may raise": tag("raises-exception"),
    "comment": lambda _, cell: cell.update(source=f"# NBVAL_IGNORE_OUTPUT\n{cell.source}"),
}


def file_mutants(place):
    """Changes in what surrounds the outputs."""
    for number in range(len(code_cells(read(place)))):
        for rule, apply in FILE_RULES.items():
            yield Mutant("files", place, str(number), rule, rule, apply)


# --- code and library: other fields for the nodes of a syntax tree ------------------------------

OPERATORS = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult}
OPERATORS |= {ast.Pow: ast.Mult, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq}
OPERATORS |= {ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE, ast.LtE: ast.Gt}
BASES = {"log2": "log", "log": "log2", "log10": "log", "log1p": "log", "exp": "exp2"}
SUMMARIES = {"mean": "sum", "sum": "mean", "max": "min", "min": "max", "cumsum": "cumprod"}
SUMMARIES |= {"argmax": "argmin", "argmin": "argmax", "maximum": "minimum", "minimum": "maximum"}


def variants(node):
    """(rule, field, new value) for a node: what a slip could have made of it."""
    match node:
        case ast.BinOp(op=op) | ast.AugAssign(op=op) if type(op) in OPERATORS:
            yield "operator", "op", OPERATORS[type(op)]()
        case ast.Compare(ops=[op]) if type(op) in OPERATORS:
            yield "operator", "ops", [OPERATORS[type(op)]()]
        case ast.UnaryOp(op=ast.USub()):
            yield "sign", "op", ast.UAdd()
        case ast.Attribute(attr=name) if name in BASES:
            yield "base", "attr", BASES[name]
        case ast.Attribute(attr=name) if name in SUMMARIES:
            yield "summary", "attr", SUMMARIES[name]
        case ast.keyword(arg="base", value=ast.Constant(value=2)):
            yield "base", "value", ast.Constant(10)
        case ast.keyword(arg="axis"):
            yield "axis", "value", ast.Constant(int(ast.unparse(node.value) == "0"))
        case ast.Call(func=ast.Attribute(attr="default_rng"), args=[ast.Constant(value=seed)]):
            yield "seed", "args", [ast.Constant(seed + 1)]
        case ast.Call(func=ast.Attribute(attr="where"), args=[condition, yes, no]):
            yield "arguments", "args", [condition, no, yes]
        case ast.Call(args=[first, second, *rest]) if names(node.func) & set(definitions()):
            yield "arguments", "args", [second, first, *rest]
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            decimals = len(str(number).partition(".")[2])
            last = 10**-decimals if "e" not in str(number) else number
            yield "constant", "value", round(number + last, decimals)


def walk(node):
    """The nodes of a tree, without what only checks (assert, if …: raise) or joins texts."""
    checks = isinstance(node, ast.If) and isinstance(node.body[-1], ast.Raise)
    text = isinstance(node, ast.BinOp) and re.search(r"^f?['\"]|['\"]$", ast.unparse(node))
    if not (checks or text or isinstance(node, ast.Assert | ast.Raise)):
        yield node
        for child in ast.iter_child_nodes(node):
            yield from walk(child)


def code_variants(code):
    """(name of the function, rule, change, new code) for all that the rules fit."""
    lines = code.splitlines()
    for statement in ast.parse(code).body:
        decorators = getattr(statement, "decorator_list", [])
        start = min(part.lineno for part in [statement, *decorators])
        before = ast.unparse(statement)
        for node in walk(statement):
            for rule, field, new in variants(node):
                old = getattr(node, field)
                setattr(node, field, new)
                after = ast.unparse(statement)
                setattr(node, field, old)
                pairs = zip(before.splitlines(), after.splitlines(), strict=True)
                changes = [f"{was.strip()} → {now.strip()}" for was, now in pairs if was != now]
                if changes:
                    new_lines = [*lines[: start - 1], after, *lines[statement.end_lineno :]]
                    name = getattr(statement, "name", "")
                    yield name, rule, changes[0], "\n".join(new_lines)


def code_mutants(place):
    """Changes in what code cells compute."""
    for number, cell in enumerate(code_cells(read(place))):
        for _, rule, change, code in code_variants(cell.source):
            apply = functools.partial(lambda code, _, cell: cell.update(source=code), code)
            yield Mutant("code", place, str(number), rule, change, apply)


def library_mutants(module):
    """Changes in the functions of a module; its constants are for speed and rounding."""
    for function, rule, change, code in code_variants(source(module)):
        if function and rule != "constant":
            yield Mutant("library", module, function, rule, change, f"{code}\n")


def names(tree):
    """All names in a syntax tree, apart from NumPy's."""
    nodes = list(ast.walk(tree))
    attributes = [node for node in nodes if isinstance(node, ast.Attribute)]
    own = {node.attr for node in attributes if ast.unparse(node.value) != "np"}
    return own | {node.id for node in nodes if isinstance(node, ast.Name)}


@functools.cache
def definitions():
    """The names in each function and class of the library."""
    statements = [s for module in MODULES for s in ast.parse(source(module)).body]
    return {s.name: names(s) for s in statements if isinstance(s, ast.FunctionDef | ast.ClassDef)}


@functools.cache
def lessons_with(function):
    """The lessons that use a function of the library, directly or through other functions."""
    users = {function}
    for _ in definitions():
        users |= {name for name, used in definitions().items() if used & users}
    figures = {place: ROOT / f"lessons_lib/figures/lesson_{place}.py" for place in LESSONS}
    texts = {place: [figures[place].read_text(encoding="utf-8")] for place in LESSONS}
    for place, parts in texts.items():
        parts += [cell.source for cell in code_cells(read(place))]
    return [place for place in LESSONS if names(ast.parse("\n".join(texts[place]))) & users]


# --- drawing, running, judging ------------------------------------------------------------------

CLASSES = {
    "outputs": output_mutants,
    "files": file_mutants,
    "code": code_mutants,
    "library": library_mutants,
}


def draw(kind, place, seed, count):
    """Some mutants of a lesson or module: each rule in turn, and outputs in different cells."""
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
            equivalent = once in taken or (place, mutant.change) in EQUIVALENT
            if (
                len(drawn) < count
                and not equivalent
                and changed([mutant]) != {place: source(place)}
            ):
                drawn.append(mutant)
                taken.add(once)
    return drawn


def changed(mutants):
    """The text of each file after some changes."""
    notebooks = {mutant.place: read(mutant.place) for mutant in mutants if mutant.place in LESSONS}
    for mutant in mutants:
        if mutant.kind == "library":
            return {mutant.place: mutant.apply}
        notebook = notebooks[mutant.place]
        mutant.apply(notebook, code_cells(notebook)[int(mutant.where)])
    return {place: nbformat.writes(notebook) + "\n" for place, notebook in notebooks.items()}


def run(mutants, *arguments):
    """The tests that fail in a copy of the repository with some changes."""
    with tempfile.TemporaryDirectory(prefix="mutant-") as folder:
        copy = Path(folder) / "lessons"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*LEFT_OUT))
        for place, text in changed(mutants).items():
            (copy / FILES[place].relative_to(ROOT)).write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-n0", "-q", "--tb=no", "-rfE"]
        command += ["-p", "no:cacheprovider", "--nbval-cell-timeout=60", *arguments]
        # Kernels must import the changed lessons_lib, not the one that is installed.
        environ = {key: os.environ[key] for key in os.environ if not key.startswith("PYTEST_")}
        environ |= {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run(command, cwd=copy, env=environ, capture_output=True, text=True)
    failed = re.findall(r"^(?:FAILED|ERROR) (.*?)(?: - .*)?$", done.stdout, re.MULTILINE)
    if bool(failed) != bool(done.returncode):
        raise RuntimeError(done.stdout + done.stderr)
    return failed


def notebooks_of(places):
    return [f"notebooks/{LESSONS[place].name}" for place in places]


def judge(mutants):
    """(mutant, where it was noticed or "") for mutants of one class that can share a run."""
    kind, place, where = mutants[0].kind, mutants[0].place, mutants[0].where
    if kind == "library":
        lessons = notebooks_of(lessons_with(where))
        if lessons and run(mutants, "-x", *lessons):
            return [(mutants[0], "in lessons")]
        tests = ["lessons_lib", "tests", "--ignore=tests/test_mutate.py"]
        return [(mutants[0], "in tests only" if run(mutants, "-x", *tests) else "")]
    if kind == "files":
        failed = run(mutants, "tests/test_notebooks.py")
        signs = {mutant: f"[{LESSONS[mutant.place].stem}]" for mutant in mutants}
    else:
        failed = run(mutants, *["-x"] * (kind == "code"), *notebooks_of([place]))
        signs = {m: f"::Cell {m.where}" if kind == "outputs" else "" for m in mutants}
    noticed = {m: any(test.endswith(signs[m]) for test in failed) for m in mutants}
    return [(mutant, "yes" if noticed[mutant] else "") for mutant in mutants]


def judge_all(mutants):
    """The same for any mutants, two runs at a time; few runs, where one can tell of several."""
    runs = {}
    counts = {}
    for mutant in mutants:
        # Outputs of a lesson share a run, since nbval judges each cell; files of several lessons,
        # since each rule judges each lesson.
        counts[mutant.place] = number = counts.get(mutant.place, 0) + 1
        key = {"outputs": mutant.place, "files": number}.get(mutant.kind, mutant)
        runs.setdefault((mutant.kind, key), []).append(mutant)
    with ThreadPoolExecutor(2) as pool:
        return [verdict for verdicts in pool.map(judge, runs.values()) for verdict in verdicts]


def show(kind, verdicts):
    """A table of one class, noticed / mutants by place and rule, and all survivors."""
    rules = [*dict.fromkeys(mutant.rule for mutant, _ in verdicts), "all"]
    places = [*dict.fromkeys(mutant.place for mutant, _ in verdicts), "all"]
    print(f"\n{kind:13}" + "".join(f"{rule:>10}" for rule in rules))
    for place in places:
        print(f"{place:13}", end="")
        for rule in rules:
            here = [v for m, v in verdicts if place in (m.place, "all") and rule in (m.rule, "all")]
            print(f"{f'{sum(map(bool, here))}/{len(here)}' if here else '':>10}", end="")
        print()
    for mutant, where in verdicts:
        if where != ("in lessons" if kind == "library" else "yes"):
            fate = f"noticed {where}" if where else "SURVIVED"
            print(f"{fate}: {mutant.place}, {mutant.where}, {mutant.rule}: {mutant.change}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--class", dest="kind", choices=CLASSES, help="only this class")
    parser.add_argument("--sample", type=int, help="mutants from each lesson or module")
    options = parser.parse_args()
    start = time.monotonic()
    if red := run([], "notebooks", "tests/test_notebooks.py"):
        return f"The lessons must pass before they are changed; these fail: {red}"
    verdicts = []
    for kind in [options.kind] if options.kind else CLASSES:
        places = MODULES if kind == "library" else LESSONS
        count = options.sample or PLENTY[kind]
        drawn = [mutant for place in places for mutant in draw(kind, place, options.seed, count)]
        verdicts += (new := judge_all(drawn))
        show(kind, new)
    survivors = sum(not where for _, where in verdicts)
    minutes = (time.monotonic() - start) / 60
    print(f"\n{len(verdicts)} mutants, {survivors} survived, {minutes:.1f} minutes")
    return int(survivors > 0)


if __name__ == "__main__":
    sys.exit(main())
