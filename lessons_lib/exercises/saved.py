"""Which exercises the saved copies of lessons in a folder contain, and which of them are done.

Nothing in a copy is run. A file that cannot be read, or is not a lesson, is skipped.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from lessons_lib.exercises import messages

_LESSON = re.compile(r"^from lessons_lib\.exercises import lesson_(\d\d)\b", re.MULTILINE)
_CHECK = re.compile(r"^ex\.(\w+)\.check\(", re.MULTILINE)
_HEADING = re.compile(r"^#+ +(.*\S)", re.MULTILINE)
# In bytes. A lesson with all its pictures takes a hundredth of this.
_LARGEST = 100_000_000


@dataclass(frozen=True, kw_only=True)
class Copy:
    """A saved copy of a lesson.

    Attributes
    ----------
    file : str
        Its name in the folder.
    lesson : str
        The two digits of the lesson.
    title : str
        Its first heading.
    asked : dict of str to str
        The exercises in their order, each with the heading above it.
    done : set of str
        Those that were answered correctly when the copy was saved.
    """

    file: str
    lesson: str
    title: str
    asked: dict[str, str]
    done: set[str]

    def link(self, name: str) -> str:
        """The address of the heading above an exercise, in the form that JupyterLab follows."""
        heading = re.sub("[*`]", "", self.asked[name]).replace(" ", "-")
        return f"{quote(self.file)}#{quote(heading)}"


def copies(folder: Path) -> list[Copy]:
    """All copies of lessons in `folder`, in the order of lessons, each new one before the old.

    "03 (new).ipynb" comes before "03.ipynb", since a space comes before a dot.
    """
    found = [copy for file in sorted(folder.glob("*.ipynb")) if (copy := _read(file))]
    return sorted(found, key=lambda copy: copy.lesson)


def _read(file):
    try:
        if file.stat().st_size > _LARGEST:
            return None
        text = file.read_bytes()
        return _copy(file.name, json.loads(text)["cells"]) if b"lessons_lib" in text else None
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def _copy(file, cells):
    """The lesson that some cells make up; None if they are not a lesson."""
    lesson, heading, title = None, "", None
    asked: dict[str, str] = {}
    done = set()
    for cell in cells:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            heading = [heading, *_HEADING.findall(source)][-1]
            title = title or heading
        elif cell["cell_type"] == "code":
            lesson = lesson or _LESSON.search(source)
            names = _CHECK.findall(source)
            for name in names:
                asked.setdefault(name, heading)
            # A cell shows what its last line returns.
            if names and any(map(_says_correct, cell["outputs"])):
                done.add(names[-1])
    if lesson and asked:
        return Copy(file=file, lesson=lesson[1], title=title or file, asked=asked, done=done)
    return None


def _says_correct(output):
    return "".join(output.get("data", {}).get("text/plain", "")).startswith(messages.CORRECT)
