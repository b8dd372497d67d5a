"""Write the site: every lesson as a page, the teaching guide, and a first page, into `build/site`.

    python tools/pages.py

The pages are made from the notebooks as they are stored, and nothing is executed. They load
nothing from outside their folder, so they can be read from a disk. If REPOSITORY is the address of
the repository, such as https://github.com/owner/name, pages link to it and to Binder.
"""

import base64
import html
import io
import os
import re
import shutil
import sys
from urllib.parse import quote

import nbformat
import npm
from copies import folded
from lessons import NOTEBOOKS, PATHS, ROOT, asked, exercises, pictures, read, tagged, tags, write
from PIL import Image

from lessons_lib.exercises import messages
from lessons_lib.exercises.feedback import fold, verdict

FOLDER = ROOT / "build" / "site"
SETTINGS = ROOT / "tools" / "site"
GUIDE = NOTEBOOKS / "teaching.md"
# The page of the site on which lessons run in the browser, if there is one.
LITE = "lite/lab/index.html"

# The links to the previous and the next lesson: a page has them in its frame.
NEIGHBOURS = re.compile(r"^\[(?:← [^\n]*|[^\]\n]* →\]\([^)\n]*\))$\n*", re.MULTILINE)

FORM = """
<form class="answer" data-tolerance="{tolerance}" data-digits="{digits}" hidden>
<label>Your answer, in {unit} <input type="number" step="any" required autocomplete="off"></label>
<button>Check</button>
<div role="status"></div>
<div class="verdicts" hidden>

{verdicts}

</div>
</form>

{folds}
"""


def main():
    build(FOLDER, os.environ.get("REPOSITORY", "").rstrip("/"))
    size = sum(file.stat().st_size for file in FOLDER.rglob("*") if file.is_file())
    print(f"build/site/index.html: {len(PATHS)} lessons, {size / 1e6:.1f} MB in total")


def build(folder, repository=""):
    """Write the site into `folder`, with links to a repository if its address is given."""
    from sphinx.cmd.build import build_main  # imported here: the tests of pages do without Sphinx

    # What Sphinx reads: the lessons as pages, and beside them the files that it copies unchanged.
    source = folder.with_name(f"{folder.name}-source")
    copied = source / "copied"
    shutil.rmtree(source, ignore_errors=True)
    copy_what_pages_load(copied)
    for path in PATHS:
        write(page(path, copied, links(path, folder, repository)), source / path.name)
    shutil.copytree(NOTEBOOKS / "data", source / "data")  # lessons link to the data that they read
    guide = without_links_out(GUIDE.read_text(encoding="utf-8"), repository)
    (source / GUIDE.name).write_text(guide, encoding="utf-8")
    first = first_page(links(PATHS[0], folder, repository))
    (source / "index.md").write_text(first, encoding="utf-8")
    options = ["-q", "-W", "--keep-going", "-E", "-c", SETTINGS, "-d", source / "doctrees"]
    options += ["-D", f"html_extra_path={copied}"]
    if build_main([str(part) for part in [*options, source, folder]]):
        sys.exit("The site must build without warnings; see those above. Correct what they name.")


def copy_what_pages_load(folder):
    """Copy the style and the fonts of the formulas into `_static` in `folder`."""
    katex = npm.install(SETTINGS) / "katex" / "dist"
    target = folder / "_static" / "katex"
    (target / "fonts").mkdir(parents=True)
    shutil.copy(katex / "katex.min.css", target)
    for font in katex.glob("fonts/*.woff2"):
        shutil.copy(font, target / "fonts")


def links(path, folder, repository):
    """A line of links to the places where a lesson can be run or read, if there are any."""
    places = []
    if (folder / LITE).exists():
        places.append(f'<a href="{LITE}?path={path.name}">Run it in the browser</a>')
    if repository:
        file = quote(f"notebooks/{path.name}", safe="")
        binder = repository.replace("https://github.com", "https://mybinder.org/v2/gh")
        places.append(f"[Notebook]({repository}/blob/main/notebooks/{path.name})")
        places.append(f"[Run it on Binder]({binder}/main?urlpath=lab%2Ftree%2F{file})")
    return " · ".join(places)


def page(path, copied, links=""):
    """The lesson at `path` as a page: results collapsed, solutions folded, notes left out.

    Its pictures are saved in the folder `copied`.
    """
    notebook = read(path)
    cells, predicted, moved = [], False, False
    for number, cell in enumerate(notebook.cells):
        if "notes" in tags(cell):
            continue
        if cell.cell_type == "markdown":
            predicted = predicted or "**Predict.**" in cell.source
            if moved:
                cell.source = folded(cell.source)
            cell.source = without_links_out(NEIGHBOURS.sub("", cell.source))
            cells += [cell] if cell.source.strip() else []
            moved = False
            continue
        moved = "moving" in tags(cell)
        # What a cell returns is meant for a learner who runs it: feedback, and progress.
        cell.outputs = [o for o in cell.outputs if o.output_type != "execute_result"]
        caption_pictures(cell, copied, f"figures/{path.name[:2]}-{number:03d}")
        if moved:
            cell.metadata = {"tags": ["remove-input"]}
            cells.append(cell)
            continue
        cell.metadata = {"tags": ["hide-output"]} if predicted and cell.outputs else {}
        predicted = predicted and not cell.outputs
        cells.append(cell)
        if name := asked(cell):
            cells.append(folds(getattr(exercises(path), name)))
    if links:
        cells.insert(1, nbformat.v4.new_markdown_cell(links))
    notebook.cells = cells
    return notebook


def folds(exercise):
    """A cell with the hints and the solution of an exercise, each folded."""
    text = "\n\n".join(fold(title, inside) for title, inside in exercise.folds())
    return nbformat.v4.new_markdown_cell(f'<div class="folds">\n\n{text}\n\n</div>')


def caption_pictures(cell, folder, name):
    """Turn a cell's pictures and captions into figures, with files in `folder` named by `name`."""
    shown = pictures(cell)
    for count, picture in enumerate(shown):
        caption = cell.outputs.pop(cell.outputs.index(picture) + 1).data["text/html"]
        file = f"{name}-{count}.webp"
        save(picture.data["image/png"], folder / file)
        picture.data = {"text/html": figure(file, picture.metadata["image/png"], caption)}


def save(png, file):
    """Save a picture without loss, in a third of the space."""
    file.parent.mkdir(exist_ok=True)
    picture = Image.open(io.BytesIO(base64.b64decode(png)))
    picture.convert("RGB").save(file, lossless=True)


def figure(file, metadata, caption):
    """A picture in HTML, with its caption as the lesson shows it."""
    size = f'width="{metadata["width"]}" height="{metadata["height"]}"'
    alt = html.escape(metadata["alt"])
    return f'<figure><img src="{file}" alt="{alt}" {size} loading="lazy">{caption}</figure>'


def without_links_out(text, repository=""):
    """`text` whose links to files outside `notebooks/` lead to a repository, or are plain text."""
    target = rf"[\1]({repository}/blob/main/\2)" if repository else r"\1"
    return re.sub(r"\[([^\]]+)\]\(\.\./([^)]+)\)", target, text)


def first_page(links=""):
    """The first page, with its `{{…}}` placeholders filled in."""
    parts = {"moving": moving, "exercise": form, "lessons": table, "contents": contents}
    parts["links"] = lambda: links
    text = (SETTINGS / "index.md").read_text(encoding="utf-8")
    return re.sub(r"\{\{(\w+) ?(.*?)\}\}", lambda gap: parts[gap[1]](*gap[2].split()), text)


def lesson(number):
    """The path of the lesson with a number."""
    return next(path for path in PATHS if path.name.startswith(number))


def moving(number):
    """The moving figure of a lesson, as the notebook stores it."""
    cell = tagged("moving", read(lesson(number)))[0]
    return f"```{{raw}} html\n{cell.outputs[0].data['text/html']}\n```"


def form(number, name):
    """An exercise that asks for a number, to be answered in the page; `lessons.js` reads the form.

    The form holds the reply to the right answer, to each foreseen wrong one, and to any other.
    """
    exercise = getattr(exercises(lesson(number)), name)
    answers = [exercise.answer, *(wrong for wrong, _ in exercise.misconceptions)]
    said = [judged(exercise.check(answer), f'data-answer="{answer!r}"') for answer in answers]
    said.append(judged(verdict(messages.NOT_YET, messages.OTHER_NUMBER), "data-other"))
    return FORM.format(
        unit=exercise.unit,
        tolerance=exercise.tolerance,
        digits=exercise.digits,
        verdicts="\n\n".join(said),
        folds=folds(exercise).source,
    )


def judged(text, data):
    """One verdict of a form, in Markdown; hints and solution go below the form."""
    words = re.sub(r"<details>.*</details>", "", text.markdown, flags=re.DOTALL)
    return f"<div {data}>\n\n{words}\n\n</div>"


def table():
    """The table of lessons: title, question and minutes, as given in their first cells."""
    rows = ["| lesson | the question it opens with | minutes |", "|---|---|---|"]
    for path in PATHS:
        header = read(path).cells[0].source
        title = re.match(r"# (.*)", header)[1]
        question = re.search(r"^\*([^*].*\?)\*$", header, re.MULTILINE)[1]
        minutes = re.search(r"\*\*Time\*\*.*?(\d+) minutes", header)[1]
        rows.append(f"| [{title}]({path.name}) | {question} | {minutes} |")
    return "\n".join(rows)


def contents():
    """The order of the pages."""
    return "\n".join([*(path.name for path in PATHS), GUIDE.name])


if __name__ == "__main__":
    main()
