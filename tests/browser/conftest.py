"""Fixtures for the tests in a real browser."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

# Several browsers share a small machine: what is expected may take four times as long as usual.
expect.set_options(timeout=20_000)
BROWSER_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser():
    """The Chromium of the system; nothing is downloaded."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")
    if path is None:
        pytest.fail("no chromium found. Install it (Debian: apt-get install chromium), then retry.")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=BROWSER_OPTIONS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def screenshots():
    """A folder, ignored by git, where a person can look at what was tested."""
    folder = Path(__file__).parent / "screenshots"
    folder.mkdir(exist_ok=True)
    return folder
