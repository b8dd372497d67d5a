"""What several test modules share."""

import hypothesis
import numpy as np
import pytest

# The same examples on every run and every machine, slow or fast.
hypothesis.settings.register_profile(
    "lessons", derandomize=True, deadline=None, max_examples=50, database=None
)
hypothesis.settings.load_profile("lessons")


@pytest.fixture
def rng():
    """A generator of the test's own, so that a test draws the same numbers alone as in company."""
    return np.random.default_rng(20240501)
