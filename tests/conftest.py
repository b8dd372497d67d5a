"""What several test modules share."""

import gc

import hypothesis
import nbval.kernel
import numpy as np
import pytest

# A broken rule shows the values that it compares, as a test does.
pytest.register_assert_rewrite("rules")

# The same examples on every run and every machine, slow or fast.
hypothesis.settings.register_profile(
    "lessons", derandomize=True, deadline=None, max_examples=50, database=None
)
hypothesis.settings.load_profile("lessons")

start = nbval.kernel.start_new_kernel


def start_again(**options):
    """Start a kernel, a second time if it does not answer.

    Another program may take a port that was chosen for the kernel; the kernel then hangs.
    """
    try:
        return start(**options)
    except RuntimeError:
        return start(**options)


nbval.kernel.start_new_kernel = start_again


@pytest.fixture
def rng():
    """A generator for each test, so that a test draws the same numbers alone as among others."""
    return np.random.default_rng(20240501)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session):
    """Let a worker pause its coverage where the mark no_cover is set.

    Before pytest-cov knows that it is in a worker, it begins to measure as in the main process.
    That measurement is never read, but runs on whenever the worker's own is paused.
    """
    plugin = session.config.pluginmanager.getplugin("_cov")
    if plugin and plugin.cov_controller and hasattr(session.config, "workerinput"):
        plugin.cov_controller.pause()


@pytest.hookimpl(wrapper=True)
def pytest_collection():
    """Look for no garbage among modules and tests: all of them stay, and there are many."""
    gc.disable()
    result = yield
    gc.freeze()
    gc.enable()
    return result
