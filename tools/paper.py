"""A notebook on paper: as a page whose pictures keep their alternative texts, and as a PDF."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import npm
from lessons import ROOT
from nbconvert import HTMLExporter

TEMPLATE = ROOT / "tools" / "paper"
FORMULAS = ROOT / "tools" / "site"
BROWSERS = ["chromium", "chromium-browser", "google-chrome", "chrome", "msedge"]


def missing():
    """What this computer still needs for printing, in words; empty if nothing is missing."""
    lacks = {"Chromium or Chrome": browser(), "npm": shutil.which("npm")}
    return " and ".join(name for name, found in lacks.items() if not found)


def browser():
    """A browser on this computer that can print, or None."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def page(notebook, title, katex=""):
    """A notebook as a page; its formulas are rendered by the KaTeX files in the folder `katex`."""
    exporter = HTMLExporter(
        template_name=TEMPLATE.name,
        extra_template_basedirs=[str(TEMPLATE.parent)],
        exclude_input_prompt=True,
        exclude_output_prompt=True,
    )
    resources = {"metadata": {"name": title}, "katex": katex}
    return exporter.from_notebook_node(notebook, resources=resources)[0]


def write_pdf(notebook, path):
    """Print a notebook to `path` with the browser on this computer."""
    katex = npm.install(FORMULAS) / "katex" / "dist"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(page(notebook, path.stem, katex.as_uri()), encoding="utf-8")
        print_page(file.as_uri(), path)


def print_page(address, path):
    """Print the page at an address to `path` with the browser on this computer."""
    # A browser run by root starts only without its sandbox; the pages are the lessons' own.
    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                *(browser(), "--headless", "--disable-gpu", *as_root),
                *(f"--user-data-dir={profile}", "--no-pdf-header-footer"),
                *(f"--print-to-pdf={path}", address),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
