"""A short report on each cell that nbval finds changed: where it is, and its old and new lines."""

import difflib
import hashlib
import itertools
import platform
import re
from importlib.metadata import version

from lessons import ROOT, code_cells, headings, read
from nbval.plugin import coalesce_streams

LOCKED = ROOT / "tools" / "constraints.txt"
PICTURES = {"image/png", "image/jpeg"}
NOTHING = "(nothing)"


def pictures_are_comparable():
    """Whether this machine draws the same pixels as in the committed pictures.

    The pixels depend on matplotlib's version and, in the last bits of a coordinate, on the
    processor. On other machines the caption, computed from what was drawn, is still compared.
    """
    locked = f"matplotlib=={version('matplotlib')}" in LOCKED.read_text().splitlines()
    return locked and platform.system() == "Linux" and platform.machine() == "x86_64"


def report(item, error):
    """The lesson, the heading above the cell and the cell's number; then each line that differs."""
    # Read the notebook again, because nbval has joined what the cell printed.
    notebook = read(item.path)
    cell = code_cells(notebook)[item.cell_num]
    was = lines(cell.outputs, item.parent.skip_compare)
    now = lines(item.test_outputs, item.parent.skip_compare)
    where = f'{item.path.name}, In [{item.cell_num + 1}], under "{heading_above(cell, notebook)}"'
    return "\n".join([f"{where}: {error}", *differing(was, now), *way(item.test_outputs)])


def heading_above(cell, notebook):
    """The text of the last heading above a cell."""
    above = notebook.cells[: notebook.cells.index(cell)]
    return ["the top", *(words for _, words in headings(above))][-1]


def lines(outputs, skipped):
    """What a cell showed, line by line; for each picture, a digest of its bytes."""
    found = []
    for output in coalesce_streams(outputs):
        if output.output_type == "stream":
            mark = "" if output.name == "stdout" else f"{output.name}: "
            found += [mark + line for line in output.text.splitlines(keepends=True)]
        elif output.output_type == "error":
            found += f"{output.ename}: {output.evalue}".splitlines(keepends=True)
        else:
            data = {kind: data for kind, data in output.data.items() if kind not in skipped}
            for kind in PICTURES & set(data):
                digest = hashlib.sha256(data.pop(kind).encode()).hexdigest()
                alt = output.metadata.get(kind, {}).get("alt", "")
                found.append(f"picture {digest[:6]}: {alt}")
            for text in dict.fromkeys(data[kind] for kind in sorted(data)):
                found += text.splitlines(keepends=True)
    return found


def differing(was, now):
    """The lines that differ, old above new, so that the numbers line up."""
    for tag, i, i_end, j, j_end in difflib.SequenceMatcher(None, was, now, False).get_opcodes():
        if tag != "equal":
            pairs = itertools.zip_longest(was[i:i_end], now[j:j_end], fillvalue=NOTHING)
            for before, after in pairs:
                yield f"  was  {before.rstrip()}"
                yield f"  is   {after.rstrip()}"


def way(outputs):
    """The lines of code that led to an error, from the cell inwards."""
    for output in outputs:
        for text in output.get("traceback", []):
            plain = re.sub(r"\x1b\[[\d;]*m", "", text)
            yield from (f"  at   {code}" for code in re.findall(r"(?m)^-+> \d+ +(.*)$", plain))
