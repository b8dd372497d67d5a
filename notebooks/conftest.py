"""How the lessons are compared: pictures count, and a difference is told in a few lines."""

import pytest
from differences import PICTURES, pictures_are_comparable, report
from nbval.plugin import IPyNbFile, NbCellError


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
