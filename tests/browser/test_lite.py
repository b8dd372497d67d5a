"""The lessons as the site runs them, inside a real browser: `make browser`.

The site is built and served on this computer, and so are the files that it loads from Pyodide's
CDN. If Pyodide's files cannot be fetched, the tests are skipped, and say so. Screenshots are left
in tests/browser/screenshots, which git ignores.
"""

import contextlib
import functools
import http.server
import os
import re
import threading
import time

import hands
import lite
import nbformat
import pyodide_files
import pytest
from lessons import NUMBERED, PATHS, asked, code_cells, exercises, read, tagged, tags
from playwright.sync_api import expect

from lessons_lib.exercises import messages

# One with an intended error, one with a figure of its own, one that reads a data file; or others.
LESSONS = [NUMBERED[number] for number in os.environ.get("LITE", "03 06 08").split()]
WAIT = "#python-starts"
RUNNING = ".jp-InputPrompt:has-text('[*]')"
# Make every save take two seconds. What is saved is what was there when it began.
SLOW = """() => {
    const contents = window.jupyterapp.serviceManager.contents;
    const save = contents.save.bind(contents);
    window.saves = 0;
    contents.save = async (...what) => {
        window.saves += 1;
        await new Promise(resolve => setTimeout(resolve, 2000));
        return save(...what);
    };
}"""


class Files(http.server.SimpleHTTPRequestHandler):
    """A server that sends files to pages at any address."""

    def guess_type(self, path):
        return "text/javascript" if str(path).endswith(".mjs") else super().guess_type(path)

    def end_headers(self):
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def served(folder):
    """The address at which a folder is served."""
    handler = functools.partial(Files, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The address of a site, and the address that stands in for Pyodide's CDN."""
    folder = tmp_path_factory.mktemp("site")
    try:
        with served(pyodide_files.mirror()) as cdn, served(folder) as address:
            lite.build(folder / "lite", pyodide=cdn)
            yield address, cdn
    except pyodide_files.Unreachable as reason:
        pytest.skip(str(reason))


@pytest.fixture
def page(site, browser):
    """A page in a browser that has loaded nothing yet, with a list of what it requests."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, has_touch=True)
    context.asked = []
    context.on("request", lambda request: context.asked.append(request.url))
    page = context.new_page()
    yield page
    context.close()


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_lesson_in_the_browser(path, page, site, screenshots):
    """A lesson runs to its end, diagnoses, moves, and keeps the learner's answer after a reload."""
    address, cdn = site
    lesson = f"{address}lite/lab/index.html?path={path.name}"
    start = time.monotonic()
    page.goto(lesson)
    expect(page.locator(".jp-Notebook h1").first).to_be_visible(timeout=60_000)
    opened = time.monotonic() - start
    expect(page.locator(WAIT)).to_contain_text(re.compile(r"\w+, \d+ of \d+ files"), timeout=60_000)
    page.screenshot(path=screenshots / f"lite-{path.name[:2]}-0-wait.png")
    run_all(page)
    expect(page.locator(".jp-CodeCell .jp-InputPrompt").first).to_have_text("[1]:", timeout=120_000)
    first = time.monotonic() - start
    print(f"{path.name}: page after {opened:.1f} s, first result after {first:.1f} s")
    expect(page.locator(WAIT)).to_be_hidden()
    expect(page.locator(RUNNING)).to_have_count(0, timeout=180_000)
    assert shown(downloaded(page)) == expected(path)

    hands.try_all(page, f"{path.name} in JupyterLite", touch=True)
    answer_first_exercise(page, path)
    page.screenshot(path=screenshots / f"lite-{path.name[:2]}-1-answered.png")
    saved(page)
    page.reload()
    expect(exercise(page, path)).to_contain_text(str(right(path)), timeout=60_000)
    expect(exercise(page, path)).to_contain_text(messages.CORRECT)
    assert [url for url in page.context.asked if not url.startswith((address, cdn, "blob:"))] == []


def test_what_is_written_during_a_save_is_saved(page, site):
    """An answer that is typed while an earlier one is being saved is there after a reload."""
    address, cdn = site
    page.context.route(f"{cdn}**", lambda route: route.abort())  # as it starts, Python writes, too
    lesson = f"{address}lite/lab/index.html?path={PATHS[1].name}"
    page.goto(lesson)
    expect(exercise(page, PATHS[1])).to_be_visible(timeout=60_000)
    page.wait_for_function("() => window.jupyterapp")
    page.evaluate(SLOW)
    write_answer(page, PATHS[1], "earlier")
    page.wait_for_function("() => window.saves === 1", timeout=60_000)
    write_answer(page, PATHS[1], "later")
    saved(page)
    page.reload()
    expect(exercise(page, PATHS[1])).to_contain_text("later", timeout=60_000)


def saved(page):
    """Wait until all is saved, as happens every five seconds without being asked for."""
    page.wait_for_timeout(6_000)
    expect(page.locator(".jp-mod-dirty")).to_have_count(0, timeout=120_000)


def run_all(page):
    """Run all cells from the menu; they wait for Python to start."""
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_text("Run All Cells", exact=True).click()


def downloaded(page):
    """The notebook as the learner downloads it from the browser."""
    page.get_by_role("menuitem", name="File", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("menuitem", name="Download", exact=True).click()
    return nbformat.read(download.value.path(), as_version=4)


def shown(notebook):
    """The text that each code cell printed, displayed or raised."""
    return [
        ["".join(text_of(output) for output in cell.outputs)]
        for cell in code_cells(notebook)
        if "nbval-ignore-output" not in tags(cell)
    ]


def expected(path):
    """The text that each cell of the stored lesson shows, its error printed instead of raised."""
    return shown(read(path))


def text_of(output):
    if output.output_type == "error":
        return f"{output.ename}: {output.evalue}\n"
    return output.get("text") or output.data["text/plain"]


def exercise(page, path):
    """The cell that sets the first exercise."""
    return page.locator(".jp-CodeCell", has_text=f"ex.{name_of_first(path)}.check")


def name_of_first(path):
    return asked(tagged("exercise", read(path))[0])


def right(path):
    return getattr(exercises(path), name_of_first(path)).answer


def answer_first_exercise(page, path):
    """Answer the first exercise wrongly, then correctly."""
    (wrong, diagnosis), *_ = getattr(exercises(path), name_of_first(path)).misconceptions
    verdict = exercise(page, path).locator(".jp-OutputArea-output")
    answer(page, path, wrong)
    expect(verdict).to_contain_text(messages.NOT_YET)
    expect(verdict).to_contain_text(re.split(r"[.$`*]", diagnosis)[0])
    answer(page, path, right(path))
    expect(verdict).to_contain_text(messages.CORRECT)


def answer(page, path, value):
    write_answer(page, path, value)
    page.keyboard.press("Control+Enter")


def write_answer(page, path, value):
    exercise(page, path).locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(f"mine = {value!r}\nex.{name_of_first(path)}.check(mine)")


@pytest.mark.parametrize("file", ["pyodide.asm.mjs", "python_stdlib.zip", "numpy-*.whl"])
def test_other_bytes_are_refused(file, page, site):
    """A file whose hash differs from the one in the site does not run, and the page says why."""
    address, cdn = site
    other = {"body": "export default null", "headers": {"Access-Control-Allow-Origin": "*"}}
    page.context.route(f"{cdn}{file}", lambda route: route.fulfill(**other))
    page.goto(f"{address}lite/lab/index.html?path={PATHS[0].name}")
    expect(page.locator(WAIT)).to_contain_text(
        f"Python cannot start: {file.partition('*')[0]}", timeout=60_000
    )


def test_copies_come_back(page, site, tmp_path):
    """A notebook downloaded from one browser can be uploaded to another."""
    address, _ = site
    notebook = read(PATHS[0])
    mine = tmp_path / "mine.ipynb"
    nbformat.write(notebook, mine)
    page.goto(f"{address}lite/lab/index.html")
    with page.expect_file_chooser(timeout=60_000) as chooser:
        page.get_by_role("button", name="Upload Files").click()
    chooser.value.set_files(mine)
    expect(page.locator(".jp-DirListing-itemText", has_text="mine.ipynb")).to_be_visible()
