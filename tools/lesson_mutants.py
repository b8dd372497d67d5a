"""The changes that `make mutate-lessons` makes: slips that could occur in lessons and library.

Each class of change has a function that yields all its mutants for one lesson or module.
"""

import ast
import functools
import itertools
import re
from dataclasses import dataclass

from lessons import NUMBERED, ROOT, code_cells, pictures, read, tags, text_of
from nbformat.v4 import new_output

# Modules and lessons by their short names.
MODULES = {path.stem: path for path in sorted((ROOT / "lessons_lib").glob("*.py"))}
del MODULES["__init__"]  # this module only names what is public
FILES = NUMBERED | MODULES


@dataclass(frozen=True, eq=False)
class Mutant:
    """One change of one file."""

    kind: str
    place: str  # the number of a lesson, or a module
    where: str  # a code cell, counted from 0 as nbval does, or a function
    rule: str
    change: str
    apply: object  # a function that changes a cell; for a module, its new source


@functools.cache
def source(place):
    return FILES[place].read_text(encoding="utf-8")


def cells_of(lesson):
    return code_cells(read(NUMBERED[lesson]))


def compared_cells(lesson):
    """(number, cell) for each cell that nbval compares; a test lists the others, with reasons."""
    for number, cell in enumerate(cells_of(lesson)):
        if "nbval-ignore-output" not in tags(cell):
            yield number, cell


def changed(mutants):
    """The text of each file after some changes, by lesson or module."""
    notebooks, texts = {}, {}
    for mutant in mutants:
        if mutant.place in MODULES:
            texts[mutant.place] = mutant.apply
        else:
            notebook = notebooks.setdefault(mutant.place, read(NUMBERED[mutant.place]))
            mutant.apply(code_cells(notebook)[int(mutant.where)])
    return texts | {lesson: text_of(notebook) for lesson, notebook in notebooks.items()}


# --- outputs: what to look for in a stored text, and its replacement -----------------------------

TEXT_RULES = {
    "digit": (r"\d(?!\.?\d|e[-+]?\d)", lambda digit: str((int(digit) + 1) % 10)),
    "sign": (r"(?<![\w.])[-−](?=\d)", lambda minus: ""),
    "unit": (r"\b(bit|nat)(?=s?\b)", lambda unit: {"bit": "nat", "nat": "bit"}[unit]),
    "word": (r"\b[a-z]{4,}\b", lambda word: word[1] + word[0] + word[2:]),
    "line": (r"(?m)^.+\n", lambda line: ""),
}


def output_mutants(lesson):
    """Changes in what code cells print, return, draw and raise."""
    for number, cell in compared_cells(lesson):
        mutant = functools.partial(Mutant, "outputs", lesson, str(number))
        if not cell.outputs:
            yield mutant("added", "0.5220 bits", print_a_number)
            continue
        yield mutant("dropped", "all outputs", lambda cell: cell.outputs.clear())
        if pictures(cell):
            yield mutant("picture", "of other data", functools.partial(other_picture, lesson))
        for i, output in enumerate(cell.outputs):
            texts = {} if "image/png" in output.get("data", {}) else dict(output.get("data", {}))
            texts |= {key: output[key] for key in ("text", "evalue") if key in output}
            for key, (rule, (old, new)) in itertools.product(texts, TEXT_RULES.items()):
                for match in re.finditer(old, texts[key]):
                    before, after = texts[key][: match.start()], texts[key][match.end() :]
                    change = f"{match[0].strip()!r} in {before[-20:] + match[0] + after[:9]!r}"
                    apply = functools.partial(set_text, i, key, before + new(match[0]) + after)
                    in_caption = rule == "word" and (
                        "Figure:" in before or "<figcaption>" in before
                    )
                    yield mutant("caption" if in_caption else rule, change, apply)


def set_text(i, key, text, cell):
    output = cell.outputs[i]
    (output.data if key in output.get("data", {}) else output)[key] = text


def other_picture(lesson, cell):
    """Replace a picture with the next one of the lesson, or with the first of lesson 01."""
    cells = [*cells_of(lesson), *cells_of("01")]
    shown = [picture.data["image/png"] for each in cells for picture in pictures(each)]
    data = pictures(cell)[0].data
    data["image/png"] = shown[shown.index(data["image/png"]) + 1]


def print_a_number(cell):
    cell.outputs.append(new_output("stream", text="0.5220 bits\n"))


# --- code and library: other fields for the nodes of a syntax tree ------------------------------

OPERATORS = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult}
OPERATORS |= {ast.Pow: ast.Mult, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq}
OPERATORS |= {ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE, ast.LtE: ast.Gt}
BASES = {"log2": "log", "log": "log2", "log10": "log", "log1p": "log", "exp": "exp2"}
SUMMARIES = {"mean": "sum", "sum": "mean", "max": "min", "min": "max", "cumsum": "cumprod"}
SUMMARIES |= {"argmax": "argmin", "argmin": "argmax", "maximum": "minimum", "minimum": "maximum"}
FUNCTIONS = {name for module in MODULES for name in re.findall(r"\bdef (\w+)", source(module))}


def variants(node):
    """(rule, field, new value) for each slip that could have changed the node."""
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
        case ast.Call(
            func=ast.Name(id=name) | ast.Attribute(attr=name), args=[first, second, *rest]
        ) if name in FUNCTIONS:
            yield "arguments", "args", [second, first, *rest]
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            decimals = len(str(number).partition(".")[2])
            last = 10**-decimals if "e" not in str(number) else number
            yield "constant", "value", round(number + last, decimals)


def walk(node):
    """The nodes of a tree, except those that only check (assert, if …: raise) or join strings."""
    checks = isinstance(node, ast.If) and isinstance(node.body[-1], ast.Raise)
    text = isinstance(node, ast.BinOp) and re.search(r"^f?['\"]|['\"]$", ast.unparse(node))
    if not (checks or text or isinstance(node, ast.Assert | ast.Raise)):
        yield node
        for child in ast.iter_child_nodes(node):
            yield from walk(child)


def code_variants(code):
    """(name of the function, rule, change, new code) for every node to which a rule applies."""
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


def code_mutants(lesson):
    """Changes in what code cells compute."""
    for number, cell in compared_cells(lesson):
        for _, rule, change, code in code_variants(cell.source):
            apply = functools.partial(lambda code, cell: cell.update(source=code), code)
            yield Mutant("code", lesson, str(number), rule, change, apply)


def library_mutants(module):
    """Changes in the functions of a module; its constants only concern speed and rounding."""
    for function, rule, change, code in code_variants(source(module)):
        if function and rule != "constant":
            yield Mutant("library", module, function, rule, change, f"{code}\n")


# The classes of change, each with the function that yields all its mutants for a lesson or module.
CLASSES = {"outputs": output_mutants, "code": code_mutants, "library": library_mutants}
