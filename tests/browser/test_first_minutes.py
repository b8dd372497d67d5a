"""A learner's first ten minutes with what `make lab` opens, in a real browser: `make browser`.

Screenshots, in the light and the dark theme, are left in tests/browser/screenshots, which git
ignores.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from lessons import PATHS, ROOT, headings, read, tagged
from playwright.sync_api import expect

from lessons_lib.exercises import lesson_00 as ex
from lessons_lib.exercises import messages

IDLE = ".jp-Notebook-ExecutionIndicator[data-status='idle']"
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/lab\S*token=\w+")
SIZE = {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    """The repository as a clone of it looks: only the files that git tracks, and `.git`."""
    folder = tmp_path_factory.mktemp("clone") / "lessons"
    listed = git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
    for name in filter(None, listed):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, target)
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "-c", "user.name=A", "-c", "user.email=a@b", "commit", "--quiet", "--message=all")
    return folder


def git(folder, *arguments):
    return subprocess.run(
        ["git", *arguments], cwd=folder, check=True, capture_output=True, text=True
    ).stdout


@pytest.fixture
def make_lab(clone, tmp_path):
    """Start `make lab`, or stop it and start it again; return the address that it prints."""
    own = {f"JUPYTER_{name}_DIR": str(tmp_path / name) for name in ("CONFIG", "DATA", "RUNTIME")}
    own["JUPYTERLAB_SETTINGS_DIR"] = str(tmp_path / "settings")
    as_root = "--allow-root" if hasattr(os, "geteuid") and os.geteuid() == 0 else ""
    log, running = tmp_path / "log", []

    def stop():
        while running:
            running[-1].terminate()
            running.pop().wait(30)

    def start():
        stop()
        # The environment of these tests is set up already; the clone's own would be the same.
        ready = ("--old-file=.venv/ready", f"BIN={Path(sys.executable).parent}")
        with log.open("w") as printed:
            server = subprocess.Popen(
                ["make", *ready, "lab", f"LAB=--no-browser --port=0 {as_root}"],
                cwd=clone,
                env=os.environ | own,
                stdout=printed,
                stderr=printed,
            )
        running.append(server)
        for _ in range(240):
            if found := ADDRESS.search(log.read_text(encoding="utf-8")):
                return found[0]
            time.sleep(0.25)
        pytest.fail(log.read_text(encoding="utf-8"))

    yield start
    stop()


def test_first_ten_minutes(make_lab, clone, browser, screenshots):
    """Results appear only when run; an answer is diagnosed, corrected, saved, and found again."""
    page = opened(browser, make_lab())
    files = page.locator(".jp-DirListing-itemText").all_inner_texts()
    assert [name.strip() for name in files] == ["data", *(path.name for path in PATHS)]
    assert page.locator(".jp-OutputArea-output").count() == 0
    expect(page.locator(".jp-NotebookPanel h1").first).to_have_text(re.compile("00 · Start here"))
    picture(page, screenshots, "1-opened")

    cell = page.locator(".jp-CodeCell", has_text="for p in (0.8, 0.4, 0.2)")
    for text in ("import numpy as np", "by_hand", "for p in (0.8, 0.4, 0.2)"):
        run(page, text)
    expect(cell).to_contain_text("forecast 40%:  1.3219 bits")

    answer(page, "-np.log(0.1)")
    verdict = exercise(page).locator(".jp-OutputArea-output")
    expect(verdict).to_contain_text(messages.NOT_YET)
    expect(verdict).to_contain_text("that is in nats")
    hint = verdict.locator("details").first
    words = hint.get_by_text(ex.rare.hints[0])
    expect(words).to_be_hidden()
    hint.locator("summary").click()
    expect(words).to_be_visible()
    picture(page, screenshots, "2-not-yet", exercise(page))

    answer(page, "-np.log2(0.1)")
    expect(verdict).to_contain_text(messages.CORRECT)
    run(page, "progress()")
    progress = progress_of(page)
    expect(progress).to_contain_text("not saved yet: rare")
    page.keyboard.press("Control+s")
    expect(page.locator(".jp-mod-dirty")).to_have_count(0)
    run(page, "progress()")
    expect(progress).to_contain_text("00 · Start here: 1 of 1")
    picture(page, screenshots, "3-correct", exercise(page))

    following = read(PATHS[1])
    above = following.cells.index(tagged("exercise", following)[0])
    name = headings(following.cells[:above])[-1][1]
    progress.get_by_role("link", name=name).click()
    heading = page.locator(".jp-NotebookPanel:visible :is(h2, h3)", has_text=name)
    # JupyterLab opens the lesson there, but does not scroll to a heading far below at once.
    expect(heading).to_be_attached(timeout=30_000)
    page.wait_for_timeout(3000)  # JupyterLab notes what is open a little later
    page.close()

    page = opened(browser, make_lab())
    expect(page.locator(".lm-TabBar-tab", has_text=".ipynb")).to_have_count(2)
    page.locator(".lm-TabBar-tab", has_text=PATHS[0].name).click()
    expect(exercise(page).locator(".jp-OutputArea-output")).to_contain_text(messages.CORRECT)
    run(page, "progress()")
    expect(progress_of(page)).to_contain_text("00 · Start here: 1 of 1")
    picture(page, screenshots, "4-again", exercise(page))
    page.close()

    saved = read(clone / "my_lessons" / PATHS[0].name)
    assert "-np.log2(0.1)" in tagged("exercise", saved)[0].source
    assert saved.metadata["lesson"]["name"] == PATHS[0].stem
    assert git(clone, "status", "--porcelain", "--untracked-files=all") == ""


def opened(browser, address):
    """A page that shows what is at the address, with the kernel ready."""
    page = browser.new_page(viewport=SIZE, device_scale_factor=2)
    page.goto(address)
    page.locator(f".jp-NotebookPanel:visible {IDLE}").wait_for(timeout=120_000)
    page.wait_for_timeout(3000)  # by then JupyterLab would have asked about news
    assert page.locator(".jp-Notification-Toast, .Toastify__toast").count() == 0
    return page


def run(page, text):
    """Run the code cell that contains a text, and wait for it."""
    cell = page.locator(".jp-NotebookPanel:visible .jp-CodeCell", has_text=text).first
    cell.locator(".cm-content").click()
    page.keyboard.press("Control+Enter")
    expect(cell.locator(".jp-InputPrompt")).to_have_text(re.compile(r"\[\d+\]"), timeout=60_000)


def exercise(page):
    return page.locator(".jp-NotebookPanel:visible .jp-CodeCell", has_text="ex.rare.check").first


def progress_of(page):
    cell = page.locator(".jp-NotebookPanel:visible .jp-CodeCell", has_text="progress()")
    return cell.locator(".jp-OutputArea-output")


def answer(page, formula):
    """Replace the dots, or the last answer, with a formula, and run that cell."""
    exercise(page).locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(f"rare_bits = {formula}\nex.rare.check(rare_bits)")
    run(page, "ex.rare.check")


def picture(page, folder, name, focus=None):
    """Take screenshots in both themes."""
    if focus:
        focus.scroll_into_view_if_needed()
    for theme in ("Dark", "Light"):
        page.get_by_role("menuitem", name="Settings", exact=True).click()
        page.get_by_text("Theme", exact=True).hover()
        page.get_by_text(f"JupyterLab {theme}", exact=True).click()
        page.wait_for_timeout(1500)
        page.screenshot(path=folder / f"first-minutes-{name}-{theme.lower()}.png")
