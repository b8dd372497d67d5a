"""What several test modules share."""

import importlib.util
from pathlib import Path

import hypothesis
import numpy as np
import pytest

# The same examples on every run and every machine, slow or fast.
hypothesis.settings.register_profile(
    "lessons", derandomize=True, deadline=None, max_examples=2000, database=None
)
hypothesis.settings.load_profile("lessons")

ROOT = Path(__file__).parents[1]


@pytest.fixture
def rng():
    """A generator of the test's own, so that a test draws the same numbers alone as in company."""
    return np.random.default_rng(20240501)


@pytest.fixture(scope="session")
def notebook_tool():
    """tools/notebooks.py as a module: it is a script, not part of a package."""
    spec = importlib.util.spec_from_file_location("notebooks", ROOT / "tools" / "notebooks.py")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    return tool
