"""What nbval finds different in a cell, told in a few lines: where, what it was, what it is."""

import difflib
import hashlib
import itertools
import re

import nbformat
from nbval.plugin import coalesce_streams

PICTURES = {"image/png", "image/jpeg"}
NOTHING = "(nothing)"


def report(item, error):
    """The lesson, the heading above the cell and its number; then each line that differs."""
    # Read again, because nbval has joined what the cell printed.
    cells = nbformat.read(item.path, as_version=4).cells
    place = [i for i, cell in enumerate(cells) if cell.cell_type == "code"][item.cell_num]
    was = lines(cells[place].outputs, item.parent.skip_compare)
    now = lines(item.test_outputs, item.parent.skip_compare)
    where = f'{item.path.name}, In [{item.cell_num + 1}], under "{heading(cells[:place])}"'
    return "\n".join([f"{where}: {error}", *differing(was, now), *way(item.test_outputs)])


def heading(cells):
    """The last heading in some cells."""
    prose = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    return ["the top", *re.findall(r"^#+ (.*)$", prose, re.MULTILINE)][-1]


def lines(outputs, skipped):
    """What a cell showed, line by line; a picture is known by a digest of its bytes."""
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
    """The lines that differ, one above the other, so that numbers stand under numbers."""
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
