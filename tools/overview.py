"""Write one page on what a class solved, tried and left out, from the notebooks that came back.

    python tools/overview.py FOLDER

The folder holds a folder for each learner, such as the home folders on a hub, or notebooks with the
learner's name in the file name. `build/overview` then holds the page, and a table for a
spreadsheet. Nothing that came back is run. With NAMES=no, neither the page nor the table has names.
"""

import base64
import collections
import csv
import hashlib
import os
import re
import sys
from pathlib import Path

import jinja2
from lessons import NOTEBOOKS, PATHS, ROOT, asked, exercises, headings, read
from markupsafe import Markup
from nbconvert.filters import markdown2html
from returned import LEFT, SOLVED, STORED, TRIED, beside, learners

from lessons_lib.exercises import exercises_of, messages

FOLDER = ROOT / "build" / "overview"
SITE = ROOT / "build" / "site"
TEMPLATES = ROOT / "tools" / "overview"
GUIDE = (NOTEBOOKS / "teaching.md").read_text(encoding="utf-8")
COLUMNS = ["learner", "lesson", "exercise", "state", "rests on", "doubt", "diagnosis"]
# What is said about an answer whose slip is not known, and which no session can take up.
GENERAL = {
    *(messages.OTHER_NUMBER, messages.OTHER_RESULT.replace("{arguments}", "…")),
    *(messages.UNREADABLE, messages.TEXT_FOR_NUMBER, messages.NOT_A_FUNCTION),
}
TAKEN_UP = 3
# The few formulas in diagnoses, as text.
TEX = {
    **{r"\hat y": "ŷ", r"\sigma": "σ", r"\sum": "Σ", r"\sqrt ": "√", r"\log_2": "log₂"},
    **{
        r"\ln": "ln",
        "^T": "ᵀ",
        "^2": "²",
        "^z": "ᶻ",
        "^k": "ᵏ",
        "^{-w}": "⁻ʷ",
        "_k": "ₖ",
        "_i": "ᵢ",
    },
}


def main(folder, names):
    if not Path(folder).is_dir():
        sys.exit(f"FOLDER must be a folder; got {folder}. Name the one with the learners' work.")
    found = learners(Path(folder))
    if not found:
        sys.exit(f"{folder} holds no folders and no notebooks. Name the folder that holds them.")
    FOLDER.mkdir(parents=True, exist_ok=True)
    write_table(FOLDER / "overview.csv", found, names)
    (FOLDER / "index.html").write_text(page(found, names, beside(Path(folder))), encoding="utf-8")
    print(f"build/overview/index.html and overview.csv: {len(found)} learners")


def with_names(said):
    """Whether names are to be shown."""
    if said.lower() not in ("yes", "no"):
        sys.exit(f"NAMES must be yes or no; got {said!r}. To leave names out: NAMES=no")
    return said.lower() == "yes"


def page(found, names, others=()):
    """The page about some learners, and other files beside theirs, with names or without."""
    lessons = [about(path, found) for path in PATHS]
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["markdown"] = as_html
    style = (TEMPLATES / "style.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return environment.get_template("page.html").render(
        style=style,
        digest=digest,
        names=names,
        learners=found,
        notebooks=sum(learner.notebooks for learner in found),
        lessons=lessons,
        taken_up=most_shared(lessons),
        stuck=unexplained(lessons),
        idle=[learner for learner in found if learner.notebooks and not begun(learner)],
        absent=[learner for learner in found if not learner.notebooks],
        notes=notes(found, others, lessons, names),
        site=(SITE / "index.html").exists(),
    )


def begun(learner):
    """Whether a learner has tried anything."""
    return any(result.state != LEFT for result in learner.results.values())


def about(path, found):
    """The results of some learners in the lesson at `path`: tables of exercises and of slips."""
    lesson, cells = path.name[:2], read(path).cells
    heading, sections = headings(cells[:1])[0][1], sections_of(cells)
    rows, slips = [], []
    for name in exercises_of(exercises(path)):
        results = [learner.result(lesson, name) for learner in found]
        states = collections.Counter(result.state for result in results)
        rows.append(
            {
                "name": name,
                "section": sections[name],
                "address": address(path.stem, sections[name]),
                **{state: states[state] for state in (SOLVED, TRIED, LEFT)},
                "stored": sum(result.basis == STORED for result in results),
            }
        )
        counts = collections.Counter(slip for result in results for slip in set(result.slips))
        slips += [
            {
                "said": said,
                "count": count,
                "row": rows[-1],
                "guide": in_guide(heading, vote=name == "vote"),
                "title": heading,
                "guide_address": address("teaching", heading),
            }
            for said, count in counts.most_common()
        ]
    return {
        "number": lesson,
        "title": heading,
        "rows": rows,
        "slips": sorted(slips, key=lambda slip: -slip["count"]),
        "begun": sum(
            any(learner.result(lesson, row["name"]).state != LEFT for row in rows)
            for learner in found
        ),
        "solved": [
            sum(learner.result(lesson, row["name"]).state == SOLVED for row in rows)
            for learner in found
        ],
    }


def most_shared(lessons):
    """The most common of the slips that have a name."""
    slips = [slip for about in lessons for slip in about["slips"] if slip["said"] not in GENERAL]
    return sorted(slips, key=lambda slip: -slip["count"])[:TAKEN_UP]


def unexplained(lessons):
    """(lesson, exercise) for each that nobody who tried it solved, and no named slip explains."""
    return [
        (about["number"], row)
        for about in lessons
        for row in about["rows"]
        if row[TRIED] and not row[SOLVED]
        if not any(s["row"] is row and s["said"] not in GENERAL for s in about["slips"])
    ]


def notes(found, others, lessons, names):
    """(name, note) for what was not read, for copies, and for each result that is in doubt."""
    files = [*others, *((learner.name, why) for learner in found for why in learner.unread)]
    unread = [
        (name, f"not read: {why}" + (f" ({count} times)" if count > 1 else ""))
        for (name, why), count in collections.Counter(files).items()
    ]
    doubted = collections.defaultdict(list)
    for learner in found:
        for about in lessons:
            for row in about["rows"]:
                if doubt := learner.result(about["number"], row["name"]).doubt:
                    doubted[learner.name, about["number"], doubt].append(row["name"])
    doubts = [
        (name, f"lesson {lesson}, {', '.join(rows)}: {doubt}")
        for (name, lesson, doubt), rows in doubted.items()
    ]
    copies = [
        (learner.name, f"lesson {lesson}: {count} notebooks; for each exercise the best one counts")
        for learner in found
        for lesson, count in sorted(learner.copies.items())
        if count > 1
    ]
    noted = unread + copies + doubts
    # Even the order of the notes must not give away who is meant.
    return noted if names else sorted((None, note) for _, note in noted)


def sections_of(cells):
    """The heading above each exercise in the cells of a lesson, by the exercise's name."""
    return {
        name: headings(cells[:number])[-1][1]
        for number, cell in enumerate(cells)
        if cell.cell_type == "code" and (name := asked(cell))
    }


def address(page, heading):
    """The address on the site of what is under a heading, relative to the overview's page."""
    # Made as docutils makes it: from the first letter on, with dashes between words.
    anchor = re.sub(r"^[\d-]+|-+$", "", re.sub(r"[^a-z0-9]+", "-", heading.lower()))
    return f"../site/{page}.html#{anchor}"


def in_guide(heading, vote):
    """The guide's text on a lesson's vote, or on usual mistakes; "" if the guide has no plan."""
    plan = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", GUIDE, re.M | re.S)
    opening = r"\*\*Vote\*\*" if vote else r"\*\*What usually goes wrong\.\*\*"
    return re.search(rf"^{opening}.*?(?=\n\n|\Z)", plan[1], re.M | re.S)[0] if plan else ""


def as_html(text):
    """Markdown of the lessons as HTML, with formulas as text."""
    for tex, plain in TEX.items():
        text = re.sub(r"\$[^$]+\$", lambda found, t=tex, p=plain: found[0].replace(t, p), text)
    return Markup(markdown2html(text.replace("$", "")))


def write_table(file, found, names):
    """Write a line for each learner and exercise, in which a spreadsheet finds nothing but text."""
    # Even the order must not give away who a number stands for.
    found = found if names else sorted(found, key=lambda learner: sorted(map(repr, lines(learner))))
    with file.open("w", encoding="utf-8-sig", newline="") as opened:
        table = csv.writer(opened, quoting=csv.QUOTE_ALL)  # also where the separator is another
        table.writerow(COLUMNS)
        for number, learner in enumerate(found, start=1):
            name = learner.name if names else number
            table.writerows(
                [[harmless(str(value)) for value in (name, *line)] for line in lines(learner)]
            )


def lines(learner):
    """The lines of a learner in the table, without the name."""
    for path in PATHS:
        for name in exercises_of(exercises(path)):
            found = learner.result(path.name[:2], name)
            slips = " ".join(found.slips)
            yield path.name[:2], name, found.state, found.basis, found.doubt, slips


def harmless(value):
    """A value that no spreadsheet takes for a formula."""
    return f"'{value}" if re.match(r"\s*[=+\-@＝＋－＠]", value) else value


if __name__ == "__main__":
    main(sys.argv[1], names=with_names(os.environ.get("NAMES", "yes")))
