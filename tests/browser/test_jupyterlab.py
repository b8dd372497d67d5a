"""Every lesson in a real JupyterLab in a real browser, run from the top: `make browser`.

A screenshot of each is left in tests/browser/screenshots, which git ignores.
"""

import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parents[2]
LESSONS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """A JupyterLab on a copy of the lessons, with settings of its own: (address, token, folder)."""
    scratch = tmp_path_factory.mktemp("lab")
    folder = scratch / "notebooks"
    shutil.copytree(ROOT / "notebooks", folder)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    token = secrets.token_hex()
    own = {f"JUPYTER_{name}_DIR": str(scratch / name) for name in ("CONFIG", "DATA", "RUNTIME")}
    # Root is refused by JupyterLab unless told otherwise; machines of a CI often run as root.
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


def wait_until_answering(address, seconds=60):
    """Wait until a server answers at `address`."""
    for _ in range(seconds * 4):
        try:
            with urllib.request.urlopen(address):
                return
        except OSError:
            time.sleep(0.25)
    raise TimeoutError(f"JupyterLab did not answer within {seconds} s")


@pytest.fixture(params=LESSONS, ids=lambda path: path.stem)
def page(request, lab, browser):
    """A lesson, opened, restarted and run to the end."""
    address, token, _ = lab
    page = browser.new_page(viewport={"width": 1280, "height": 1000}, device_scale_factor=2)
    page.lesson = request.param.name
    page.goto(f"{address}/lab/tree/{page.lesson}?token={token}&reset")
    idle = '.jp-Notebook-ExecutionIndicator[data-status="idle"]'
    page.wait_for_selector(idle, timeout=60_000)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_text("Restart Kernel and Run All Cells…").click()
    page.locator(".jp-Dialog .jp-mod-accept").click()
    page.wait_for_timeout(1000)
    page.wait_for_function(
        """() => {
            const indicator = document.querySelector('.jp-Notebook-ExecutionIndicator');
            const prompts = [...document.querySelectorAll('.jp-InputPrompt')];
            return indicator.dataset.status === 'idle'
                && !prompts.some(prompt => prompt.innerText.includes('*'));
        }""",
        timeout=120_000,
    )
    yield page
    page.close()


def test_lesson_runs_and_shows(page, lab, screenshots):
    """Saved without an error and with the stored outputs; no formula or figure is broken."""
    _, _, folder = lab
    page.keyboard.press("Control+s")
    page.wait_for_timeout(1500)
    stored = nbformat.read(ROOT / "notebooks" / page.lesson, as_version=4)
    saved = nbformat.read(folder / page.lesson, as_version=4)
    assert plain_outputs(saved) == plain_outputs(stored)
    formulas, figures = 0, 0
    pages = scroll_through(page)
    for number, _ in enumerate(pages):
        assert page.locator("mjx-merror, .MathJax_Error, [data-mjx-error]").count() == 0
        formulas = max(formulas, page.locator("mjx-container, .MathJax").count())
        for image in page.locator(".jp-OutputArea img").all():
            box = image.bounding_box()
            panel = page.locator(".jp-Notebook").first.bounding_box()
            assert image.evaluate("e => e.complete && e.naturalWidth > 0")
            assert box["x"] + box["width"] <= panel["x"] + panel["width"]
            figures += 1
        page.screenshot(path=screenshots / f"{page.lesson[:2]}-{number:02d}.png")
    text = "\n".join(cell.source for cell in stored.cells if cell.cell_type == "markdown")
    assert formulas or "$" not in text
    assert figures


def scroll_through(page):
    """Scroll the notebook a screen at a time; yield at each stop."""
    area = page.locator(".jp-WindowedPanel-outer").first
    area.evaluate("e => e.scrollTo(0, 0)")
    while True:
        page.wait_for_timeout(400)
        yield
        before = area.evaluate("e => e.scrollTop")
        area.evaluate("e => e.scrollBy(0, e.clientHeight - 60)")
        page.wait_for_timeout(200)
        if area.evaluate("e => e.scrollTop") <= before + 1:
            return


def plain_outputs(notebook):
    """The text of all outputs, cell by cell, without what differs from run to run."""
    return [
        [
            output.get("text") or output.get("evalue") or output.data["text/plain"]
            for output in outputs
        ]
        for outputs in (
            cell.outputs
            for cell in notebook.cells
            if cell.cell_type == "code"
            and "nbval-ignore-output" not in cell.metadata.get("tags", [])
        )
    ]
