"""Write the lessons as slides that need no network, from the notebooks as they are stored.

    python tools/slides.py [notebook ...]

Without an argument, it takes all lessons. `build/slides` then holds a page for each, a page that
leads to them, and everything that they load; and PDFs with one page per slide, if this computer has
a browser that can print. The slide types of the cells say which slide shows them.
"""

import re
import shutil
import sys
from pathlib import Path

import nbformat
import npm
import paper
from jinja2 import Template
from lessons import ROOT, TAUGHT, read, slide_type, unfold
from nbconvert import SlidesExporter

FOLDER = ROOT / "build" / "slides"
DECK = ROOT / "tools" / "deck"
THEME = DECK / "lessons.css"
CONTENTS = DECK / "contents.html.j2"
# Files of KaTeX that no page loads: every browser uses the fonts in woff2.
UNUSED = shutil.ignore_patterns("*.ttf", "*.woff", "*.mjs", "*.ts")
REPLACE = {"dirs_exist_ok": True}


def main(paths):
    paths = [Path(path) for path in paths or TAUGHT]
    copy_what_pages_load(FOLDER)
    counts = {path: write(path, FOLDER) for path in paths}
    (FOLDER / "index.html").write_text(contents(counts), encoding="utf-8")
    for path, count in counts.items():
        print(f"build/slides/{path.stem}.html: {count} slides")
    if paper.browser():
        for path in paths:
            deck = (FOLDER / f"{path.stem}.html").as_uri()
            paper.print_page(f"{deck}?print", FOLDER / f"{path.stem}.pdf")
    else:
        print("No PDFs were made: they need Chromium or Chrome. Install one, and run this again.")
    print(f"Open {FOLDER.relative_to(ROOT)}/index.html in a browser.")


def contents(counts):
    """The page that leads to the decks: their titles, their questions, and how many slides."""
    decks = [
        {"file": path.stem, "count": count, "lines": read(path).cells[0].source.splitlines()}
        for path, count in counts.items()
    ]
    return Template(CONTENTS.read_text(encoding="utf-8")).render(decks=decks)


def copy_what_pages_load(folder):
    """Copy reveal.js with the lessons' theme, and KaTeX for the formulas, into `folder`."""
    packages = npm.install(DECK)
    for part in ("dist", "plugin/notes"):
        shutil.copytree(packages / "reveal.js" / part, folder / "reveal.js" / part, **REPLACE)
    shutil.copytree(packages / "katex" / "dist", folder / "katex", ignore=UNUSED, **REPLACE)
    shutil.copy(THEME, folder / "reveal.js" / "dist" / "theme")


def write(path, folder):
    """Write the lesson at `path` as slides into `folder`; return their number."""
    notebook = read(path)
    notebook.cells = [part for cell in notebook.cells for part in headed(cell)]
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            prepare(cell)
    html, _ = exporter().from_notebook_node(notebook, resources={"metadata": {"name": path.stem}})
    (folder / f"{path.stem}.html").write_text(html, encoding="utf-8")
    return [slide_type(cell) for cell in notebook.cells].count("slide")


def headed(cell):
    """A cell below the heading that its metadata state for its slide, in place of its own."""
    if "heading" not in cell.metadata.slideshow:
        return [cell]
    heading = nbformat.v4.new_markdown_cell(f"## {cell.metadata.slideshow.pop('heading')}")
    heading.metadata.slideshow = {"slide_type": "slide"}
    cell.metadata.slideshow = {"slide_type": "-"}
    if cell.cell_type == "markdown":
        cell.source = re.sub(r"\A#+ .*\n+", "", cell.source)
    return [heading, cell]


def prepare(cell):
    """Let links lead to other decks or to the web, or become plain text; unfold the notes."""
    cell.source = re.sub(r"\[([^\]]+)\]\(([^)]+)\)", link, cell.source)
    unfold(cell)


def link(found):
    """A link that works in the folder of slides; a link to a file not there becomes plain text."""
    text, target = found.groups()
    if target in {path.name for path in TAUGHT}:
        return f"[{text}]({Path(target).stem}.html)"
    return found[0] if target.startswith("https://") else text


def exporter():
    """nbconvert's exporter, set up to load local files instead of files from a network."""
    return SlidesExporter(
        template_name=DECK.name,
        extra_template_basedirs=[str(DECK.parent)],
        reveal_url_prefix="reveal.js",
        reveal_theme=THEME.stem,
        reveal_width="1280",
        reveal_height="720",
        exclude_input_prompt=True,
        exclude_output_prompt=True,
    )


if __name__ == "__main__":
    main(sys.argv[1:])
