"""Where the lessons are: one list for all scripts and tests."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
NOTEBOOKS = ROOT / "notebooks"
PATHS = sorted(NOTEBOOKS.glob("*.ipynb"))
# The first notebook explains how to use the others.
TAUGHT = PATHS[1:]
NUMBERED = {path.name[:2]: path for path in PATHS}
