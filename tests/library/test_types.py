"""What the library says of its types is consistent, and agrees with the types of NumPy."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_mypy_is_content():
    """No finding; how strict mypy is stands in pyproject.toml."""
    mypy = [sys.executable, "-m", "mypy", "--no-error-summary"]
    run = subprocess.run(mypy, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
