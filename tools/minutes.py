"""Count the minutes that the lessons take: for the core, and for the further part.

    python tools/minutes.py

The pace is that of somebody who meets the subject for the first time, works alone, and does all the
exercises.
"""

import re

from lessons import PATHS, asked, exercises, read, tags

WORDS_A_MINUTE = 130
CODE, PREDICTION, FIGURE = 1 / 3, 2 / 3, 2
LONG, SHORT = 6, 3  # an exercise: a function or an order of steps; a number, a choice or a bug


def main():
    for path in PATHS:
        core, further = (
            sum(minutes(cell, exercises(path)) for cell in cells) for cells in parts(read(path))
        )
        print(f"{path.stem:32} {core:4.0f} minutes, and {further:3.0f} for what goes further")


def parts(notebook):
    """The cells of the core of a lesson, and those from *Going further* to the end."""
    starts = [cell.source.startswith("## Going further") for cell in notebook.cells]
    core = starts.index(True) if True in starts else len(starts)
    return notebook.cells[:core], notebook.cells[core:]


def minutes(cell, declared):
    """The minutes that a learner spends on a cell, given the exercises that its lesson declares."""
    if "notes" in tags(cell):
        return 0
    if cell.cell_type == "markdown":
        return words(cell.source) / WORDS_A_MINUTE + cell.source.count("**Predict.**") * PREDICTION
    if "moving" in tags(cell):
        return FIGURE
    if "exercise" in tags(cell):
        kind = type(getattr(declared, asked(cell))).__name__
        return LONG if kind in ("Function", "Order") else SHORT
    return CODE


def words(text):
    """How many words a text has; a formula counts as one."""
    text = re.sub(r"<[^>]+>|\]\([^)]*\)", " ", text)
    text = re.sub(r"\$\$.*?\$\$|\$.*?\$", " formula ", text, flags=re.DOTALL)
    return len(re.findall(r"\w\S*", re.sub(r"[|*_`#>-]+", " ", text)))


if __name__ == "__main__":
    main()
