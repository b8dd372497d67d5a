"""If a lesson prints something else, the message that says so can be read at a glance."""

import os
import re
import shutil
import subprocess
import sys

import pytest
from differences import pictures_are_comparable
from lessons import ROOT, write
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

NEEDED = [
    "pyproject.toml",
    "notebooks/conftest.py",
    "tools/differences.py",
    "tools/lessons.py",
    "tools/constraints.txt",
]


def printed(text, name="stdout"):
    return new_output("stream", name=name, text=text)


def drawn(picture, caption):
    about = {"image/png": {"alt": caption}}
    data = {"image/png": picture, "text/plain": "a picture"}
    return new_output("display_data", data=data, metadata=about)


def draws(picture, caption):
    """Code that displays the picture and caption which `drawn` stores."""
    output = drawn(picture, caption)
    return (
        f"from IPython.display import display\n"
        f"display({dict(output.data)}, metadata={dict(output.metadata)}, raw=True)"
    )


# For each kind of difference: tags, code, the stored outputs, and the expected message.
CASES = {
    "a number": (
        [],
        'print("given  8 days\\nmean   0.2610 bits\\ntotal  2.0880 bits")',
        [printed("given  8 days\nmean   0.5220 bits\ntotal  2.0880 bits\n")],
        """Cell outputs differ
  was  mean   0.5220 bits
  is   mean   0.2610 bits""",
    ),
    "two lines": (
        [],
        'print("sum   4.1761 bits\\nmean  0.5220 bits\\nThat is all.")',
        [printed("sum   2.0880 bits\nmean  0.2610 bits\nThat is all.\n")],
        """Cell outputs differ
  was  sum   2.0880 bits
  is   sum   4.1761 bits
  was  mean  0.2610 bits
  is   mean  0.5220 bits""",
    ),
    "a line more": (
        [],
        'print("1.75 bits\\n0.25 bits")',
        [printed("1.75 bits\n")],
        """Cell outputs differ
  was  (nothing)
  is   0.25 bits""",
    ),
    "a line less": (
        [],
        'print("0.25 bits")',
        [printed("1.75 bits\n0.25 bits\n")],
        """Cell outputs differ
  was  1.75 bits
  is   (nothing)""",
    ),
    "feedback": (
        [],
        'from IPython.display import Markdown\nMarkdown("**Not yet**: in nats.")',
        [
            new_output(
                "execute_result",
                execution_count=5,
                data={
                    "text/markdown": "**Correct.**",
                    "text/plain": "<IPython.core.display.Markdown object>",
                },
            )
        ],
        """Cell outputs differ
  was  **Correct.**
  is   **Not yet**: in nats.""",
    ),
    "a picture": (
        [],
        draws("Tmkr", "Two bars."),
        [drawn("Tmkq", "Two bars.")],
        """Cell outputs differ
  was  picture d0d100: Two bars.
  is   picture 71d539: Two bars.""",
    ),
    "a picture and its caption": (
        [],
        draws("Tmkr", "Three bars.") + '\nprint("Figure: Three bars.")',
        [drawn("Tmkq", "Two bars."), printed("Figure: Two bars.\n")],
        """Cell outputs differ
  was  picture d0d100: Two bars.
  is   picture 71d539: Three bars.
  was  Figure: Two bars.
  is   Figure: Three bars.""",
    ),
    "no output": (
        [],
        "loss = 0.5220",
        [printed("0.5220 bits\n")],
        """Cell outputs differ
  was  0.5220 bits
  is   (nothing)""",
    ),
    "a warning": (
        [],
        'import sys\nprint("inf bits")\nprint("divide by zero", file=sys.stderr)',
        [printed("inf bits\n")],
        """Cell outputs differ
  was  (nothing)
  is   stderr: divide by zero""",
    ),
    "an error": (
        [],
        'def log(p):\n    raise ValueError("p must be positive; got 0.")\n\nprint(log(0))',
        [printed("-inf\n")],
        """Cell execution caused an exception
  was  -inf
  is   ValueError: p must be positive; got 0.
  at   print(log(0))
  at   raise ValueError("p must be positive; got 0.")""",
    ),
    "the text of an error": (
        ["raises-exception"],
        'raise ValueError("p must be positive; got 0.")',
        [new_output("error", ename="ValueError", evalue="p must lie in [0, 1]; got 2.")],
        """Cell outputs differ
  was  ValueError: p must lie in [0, 1]; got 2.
  is   ValueError: p must be positive; got 0.
  at   raise ValueError("p must be positive; got 0.")""",
    ),
}
WITH_PICTURES = {"a picture", "a picture and its caption"}


@pytest.fixture(scope="module")
def messages(tmp_path_factory):
    """pytest's message about each cell of a notebook that has every kind of difference."""
    cells = []
    for number, (kind, (tags, code, outputs, _)) in enumerate(CASES.items(), start=1):
        cells.append(new_markdown_cell(f"## About {kind}"))
        about = {"execution_count": number, "outputs": outputs, "metadata": {"tags": tags}}
        cells.append(new_code_cell(code, **about))
    folder = tmp_path_factory.mktemp("made_up")
    for needed in NEEDED:
        (folder / needed).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / needed, folder / needed)
    write(new_notebook(cells=cells), folder / "notebooks" / "made_up.ipynb")
    command = [sys.executable, "-m", "pytest", "-n0", "-q", "-p", "no:cacheprovider", "notebooks"]
    environ = {key: os.environ[key] for key in os.environ if not key.startswith("PYTEST_")}
    run = subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True)
    sections = re.split(r"^_+ notebooks/made_up\.ipynb::Cell (\d+) _+\n", run.stdout, flags=re.M)
    sections[-1] = re.split(r"^=+ short test summary", sections[-1], flags=re.M)[0]
    return dict(zip(map(int, sections[1::2]), sections[2::2], strict=True))


@pytest.mark.parametrize("kind", CASES)
def test_message(kind, messages):
    """A message has the lesson, cell and heading, and the old and new lines; it has no colours."""
    if kind in WITH_PICTURES and not pictures_are_comparable():
        pytest.skip("pictures are not compared on this machine")
    number = list(CASES).index(kind)
    where = f'made_up.ipynb, In [{number + 1}], under "About {kind}"'
    assert messages[number].rstrip("\n") == f"{where}: {CASES[kind][-1]}"
