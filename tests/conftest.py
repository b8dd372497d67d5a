"""What several test modules share."""

import tempfile
from pathlib import Path

import hypothesis
import numpy as np
import pytest
from hypothesis.configuration import set_hypothesis_home_dir

# Hypothesis keeps a cache, by default in a folder here, over which pytest would stumble.
set_hypothesis_home_dir(Path(tempfile.gettempdir()) / "lessons-hypothesis")

# The same examples on every run and every machine, slow or fast.
hypothesis.settings.register_profile(
    "lessons", derandomize=True, deadline=None, max_examples=50, database=None
)
hypothesis.settings.load_profile("lessons")


@pytest.fixture
def rng():
    """A generator of the test's own, so that a test draws the same numbers alone as in company."""
    return np.random.default_rng(20240501)
