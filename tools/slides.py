"""Write the lessons as slides that need no network, from the notebooks as they are stored.

    python tools/slides.py [notebook ...]

Without a name, it takes all lessons. `build/slides` then holds a page for each, and beside them
everything that the pages load. The slide types of the cells say which slide shows them.
"""

import re
import shutil
import sys
from pathlib import Path

import npm
from lessons import ROOT, TAUGHT, read, slide_type, unfold
from nbconvert import SlidesExporter

FOLDER = ROOT / "build" / "slides"
DECK = ROOT / "tools" / "deck"
THEME = DECK / "lessons.css"
# Parts of MathJax that no page loads: most of its size.
UNUSED = shutil.ignore_patterns("unpacked", "test", "localization", "svg", "otf", "eot", ".bin")


def main(paths):
    copy_what_pages_load(FOLDER)
    for path in map(Path, paths or TAUGHT):
        count = write(path, FOLDER)
        print(f"build/slides/{path.stem}.html: {count} slides")


def copy_what_pages_load(folder):
    """reveal.js with the lessons' theme, MathJax and what they need, into `folder`."""
    shutil.copytree(npm.install(DECK), folder, ignore=UNUSED, dirs_exist_ok=True)
    shutil.copy(THEME, folder / "reveal.js" / "dist" / "theme")


def write(path, folder):
    """Write the lesson at `path` as slides into `folder`; return their number."""
    notebook = read(path)
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            prepare(cell)
    html, _ = exporter().from_notebook_node(notebook, resources={"metadata": {"name": path.stem}})
    (folder / f"{path.stem}.html").write_text(html, encoding="utf-8")
    return [slide_type(cell) for cell in notebook.cells].count("slide")


def prepare(cell):
    """Let links lead to other decks or to the web, or become plain text; unfold the notes."""
    cell.source = re.sub(r"\[([^\]]+)\]\(([^)]+)\)", link, cell.source)
    unfold(cell)


def link(found):
    """A link as it works in the folder of slides: a file that is not there is plain text."""
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
        reveal_transition="none",
        reveal_number="c/t",
        reveal_width="1280",
        reveal_height="720",
        mathjax_url="mathjax/MathJax.js?config=TeX-AMS_CHTML-full,Safe",
        jquery_url="jquery/dist/jquery.min.js",
        require_js_url="requirejs/require.js",
        exclude_input_prompt=True,
        exclude_output_prompt=True,
    )


if __name__ == "__main__":
    main(sys.argv[1:])
