"""One style for all code, including that of the lessons."""

import subprocess
import sys

import pytest
from lessons import ROOT


@pytest.mark.parametrize("command", [["check"], ["format", "--check", "--diff"]], ids=" ".join)
def test_ruff_is_content(command):
    """ruff finds nothing to report and nothing to format."""
    ruff = [sys.executable, "-m", "ruff", *command, "--quiet", "--no-cache", "."]
    run = subprocess.run(ruff, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
