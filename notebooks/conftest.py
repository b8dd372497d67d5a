"""How the lessons are compared: pictures count, and a difference is told in a few lines."""

import platform
from importlib.metadata import version
from pathlib import Path

import pytest
from differences import PICTURES, report
from nbval.plugin import IPyNbFile, NbCellError

LOCKED = Path(__file__).parents[1] / "tools" / "constraints.txt"


def pictures_are_comparable():
    """Whether this machine draws the committed pixels.

    They depend on matplotlib's version and, in the last bits of a coordinate, on the processor.
    Elsewhere the caption, computed from what was drawn, is still compared.
    """
    locked = f"matplotlib=={version('matplotlib')}" in LOCKED.read_text().splitlines()
    return locked and platform.system() == "Linux" and platform.machine() == "x86_64"


@pytest.hookimpl(wrapper=True)
def pytest_collect_file():
    """Let nbval compare pictures like any other output, by their bytes."""
    files = yield
    for file in files:
        if isinstance(file, IPyNbFile) and pictures_are_comparable():
            file.skip_compare = tuple(set(file.skip_compare) - PICTURES)
    return files


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Tell what differs, in place of nbval's account of the whole cell."""
    result = yield
    if call.excinfo and isinstance(call.excinfo.value, NbCellError):
        result.longrepr = report(item, call.excinfo.value)
    return result


def pytest_collection_finish(session):
    """Keep nbval from measuring coverage inside the kernels: there, NumPy does not survive it."""
    session.config.option.cov_source = None
