"""Every lesson keeps the rules for lessons as files."""

from unittest.mock import Mock

import nbval.kernel
import pytest
from lessons import PATHS, read, text_of
from rules import RULES

# Twice as fast, and no line of the library is covered here.
pytestmark = pytest.mark.no_cover


@pytest.mark.parametrize(
    ("rule", "path"),
    [
        pytest.param(rule, path, id=f"{rule.__name__}-{path.stem}")
        for rule, paths in RULES.items()
        for path in paths
    ],
)
def test_lesson_keeps(rule, path):
    """If a lesson breaks a rule, the test names the rule and the cell."""
    rule(read(path))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_file_is_written_in_one_way(path):
    """Saving a lesson again changes no byte of its file."""
    assert text_of(read(path)) == path.read_text(encoding="utf-8")


def test_kernel_that_does_not_answer_is_started_again(monkeypatch):
    """A lesson is not judged by a kernel that another program has taken a port from."""
    hung, second = Mock(), Mock()
    hung.client().wait_for_ready.side_effect = RuntimeError("Kernel didn't respond in 60 seconds")
    managers = iter([hung, second])
    monkeypatch.setattr(nbval.kernel, "KernelManager", lambda **_: next(managers))
    manager, _ = nbval.kernel.start_new_kernel()
    assert manager is second
    hung.shutdown_kernel.assert_called_once_with()
