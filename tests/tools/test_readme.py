"""What the README says about the lessons and commands is true."""

import re

import pytest
from lessons import PATHS, ROOT, prose, read
from run import README_PICTURE, map_of_lessons

README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = ["README.md", "CONTRIBUTING.md", "notebooks/teaching.md"]


def test_picture_is_the_map():
    """The picture in the README is the one that the first lesson draws."""
    assert README_PICTURE.read_bytes() == map_of_lessons()


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_table_of_lessons(path):
    """A lesson's name, question and minutes are the same in the README, lesson 00 and itself."""
    header = prose(read(path))[0]
    name = re.match(r"# (.*)", header)[1].replace(" · ", " ")
    question = re.search(r"^\*([^*].*\?)\*$", header, re.MULTILINE)[1]
    minutes = re.findall(r"\d+", re.search(r"\*\*Time\*\*.*", header)[0])
    core, further = [*minutes, "–"][:2]
    row = f"| [{name}](notebooks/{path.name}) | {question} | {core} | {further} |"
    assert row in README
    if not path.name.startswith("00"):
        assert row.replace("notebooks/", "") in "\n".join(prose(read(PATHS[0])))


def test_commands_are_targets():
    """Every make command that a document names exists, and `make help` lists every target."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE))
    documents = [(ROOT / name).read_text(encoding="utf-8") for name in DOCUMENTS]
    named = set(re.findall(r"`?\bmake ([a-z-]+)(?=`|  | [A-Z]+=)", "\n".join(documents)))
    assert {"lab", "test"} <= named == targets - {"help"}


def test_commands_set_up_what_lesson_09_needs():
    """A command that runs lesson 09 installs its libraries first."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    commands = re.findall(r"^([a-z-]+):(.*) ## .*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
    runs = re.compile(r"tools/run\.py|tools/handouts\.py|tests/browser|or cluster or 09_at_work")
    those = {name: needs for name, needs, recipe in commands if runs.search(recipe)}
    assert those.keys() == {"notebooks", "lesson", "handouts", "browser", "test-more"}
    assert all(re.search(r"ready-to-(work|test)\b", needs) for needs in those.values()), those


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_resolve(document):
    """Every link to a file of the repository leads somewhere."""
    for target in re.findall(r"\]\(([^)\s]+)\)", (ROOT / document).read_text(encoding="utf-8")):
        path = (ROOT / document).parent / target.partition("#")[0]
        assert target.startswith("https://") or path.exists(), target
