"""Every lesson in a real JupyterLab in a real browser, run from the top: `make browser`.

A screenshot of each lesson is left in tests/browser/screenshots, which git ignores.
"""

import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request

import hands
import pytest
from lessons import NOTEBOOKS, PATHS, code_cells, pictures, prose, read, tagged, tags, write
from playwright import sync_api

# Whether the kernel has run its first cell; and whether it has run the last.
STARTED = "() => document.querySelector('.jp-CodeCell .jp-InputPrompt').innerText.includes('1')"
FINISHED = """() => {
    const indicator = document.querySelector('.jp-Notebook-ExecutionIndicator');
    const prompts = [...document.querySelectorAll('.jp-InputPrompt')];
    return indicator.dataset.status === 'idle'
        && !prompts.some(prompt => prompt.innerText.includes('*'));
}"""
# The execution counts of the cells below which feedback on an exercise is rendered.
FEEDBACK = """() =>
    [...document.querySelectorAll('.jp-OutputArea .jp-RenderedMarkdown')]
        .filter(e => e.innerText.includes('To do:'))
        .map(e => e.closest('.jp-Cell').querySelector('.jp-InputPrompt').innerText)
        .map(prompt => Number(prompt.match(/\\d+/)[0]))"""


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """A JupyterLab with its own settings, for copies without results: (address, token, folder)."""
    scratch = tmp_path_factory.mktemp("lab")
    folder = scratch / "notebooks"
    shutil.copytree(NOTEBOOKS, folder)
    for path in folder.glob("*.ipynb"):
        empty(path)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    token = secrets.token_hex()
    own = {f"JUPYTER_{name}_DIR": str(scratch / name) for name in ("CONFIG", "DATA", "RUNTIME")}
    # By default JupyterLab takes cells that are off the screen out of the page: here all stay.
    settings = scratch / "settings" / "@jupyterlab" / "notebook-extension"
    settings.mkdir(parents=True)
    (settings / "tracker.jupyterlab-settings").write_text('{"windowingMode": "none"}')
    own["JUPYTERLAB_SETTINGS_DIR"] = str(scratch / "settings")
    # JupyterLab refuses root unless told otherwise, and CI machines often run as root.
    as_root = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "jupyterlab", "--no-browser", "--ip=127.0.0.1"),
            *(f"--port={port}", f"--IdentityProvider.token={token}"),
            *(f"--ServerApp.root_dir={folder}", *as_root),
        ],
        env=os.environ | own,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_until_answering(f"{address}/api/status?token={token}")
        yield address, token, folder
    finally:
        server.terminate()
        server.wait(30)


def empty(path):
    """Remove all results from a lesson, so that what the page shows and saves is from its run."""
    lesson = read(path)
    for cell in code_cells(lesson):
        cell.update(outputs=[], execution_count=None)
    write(lesson, path)


def wait_until_answering(address, seconds=60):
    """Wait until a server answers at `address`."""
    for _ in range(seconds * 4):
        try:
            with urllib.request.urlopen(address):
                return
        except OSError:
            time.sleep(0.25)
    raise TimeoutError(f"JupyterLab did not answer within {seconds} s")


@pytest.fixture(params=PATHS, ids=lambda path: path.stem)
def page(request, lab, browser):
    """The page of a lesson that has been opened, restarted and run to the end."""
    address, token, _ = lab
    page = browser.new_page(viewport={"width": 1280, "height": 1000}, has_touch=True)
    page.lesson = request.param.name
    page.goto(f"{address}/lab/tree/{page.lesson}?token={token}&reset")
    page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status='idle']", timeout=60_000)
    restart_and_run_all(page)
    yield page
    page.close()


def restart_and_run_all(page, tries=3):
    """Use the menu, again if JupyterLab hears nothing from the kernel that it has restarted."""
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_text("Restart Kernel and Run All Cells…").click()
    page.locator(".jp-Dialog .jp-mod-accept").click()
    page.wait_for_timeout(1000)
    try:
        page.wait_for_function(STARTED, timeout=20_000)
    except sync_api.TimeoutError:
        if tries == 1:
            raise
        restart_and_run_all(page, tries - 1)
    page.wait_for_function(FINISHED, timeout=120_000)


def test_lesson_runs_and_shows(page, lab, screenshots):
    """A lesson is saved with the stored outputs and no error; all shows, and the figure moves."""
    _, _, folder = lab
    with page.expect_response(is_saved):
        page.keyboard.press("Control+s")
    stored, saved = read(NOTEBOOKS / page.lesson), read(folder / page.lesson)
    assert plain_outputs(saved) == plain_outputs(stored)
    assert page.locator("mjx-merror, .MathJax_Error, [data-mjx-error]").count() == 0
    formulas = page.locator("mjx-container, .MathJax").count()
    assert formulas or "$" not in "\n".join(prose(stored))
    images = page.locator(".jp-OutputArea img")
    drawn = sum(len(pictures(cell)) for cell in stored.cells)
    sync_api.expect(images).to_have_count(drawn, timeout=30_000)
    for image in images.all():
        assert image.evaluate("e => e.decode().then(() => e.naturalWidth > 0)")
        box, panel = image.bounding_box(), page.locator(".jp-Notebook").first.bounding_box()
        assert box["x"] + box["width"] <= panel["x"] + panel["width"]
    counts = [cell.execution_count for cell in tagged("exercise", stored)]
    assert page.evaluate(FEEDBACK) == counts
    for number, _ in enumerate(scroll_through(page)):
        page.screenshot(path=screenshots / f"{page.lesson[:2]}-{number:02d}.png")
    if tagged("moving", stored):
        hands.try_all(page, f"{page.lesson} in JupyterLab", touch=True)


def is_saved(answer):
    """Whether a response from the server says that a file has been written."""
    return answer.request.method == "PUT" and "/api/contents/" in answer.url


def scroll_through(page):
    """Scroll the notebook one screen at a time; yield at each stop."""
    area = page.locator(".jp-WindowedPanel-outer").first
    area.evaluate("e => e.scrollTo(0, 0)")
    while True:
        hands.settle(page)
        yield
        before = area.evaluate("e => e.scrollTop")
        area.evaluate("e => e.scrollBy(0, e.clientHeight - 60)")
        if area.evaluate("e => e.scrollTop") <= before + 1:
            return


def plain_outputs(notebook):
    """The text of all outputs, cell by cell, except what differs from run to run."""
    return [
        [o.get("text") or o.get("evalue") or o.data["text/plain"] for o in cell.outputs]
        for cell in code_cells(notebook)
        if "nbval-ignore-output" not in tags(cell)
    ]
