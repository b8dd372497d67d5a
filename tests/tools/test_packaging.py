"""The package declares what it needs, and its version is the same wherever it is stated."""

import ast
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest
from lessons import ROOT
from packaging.requirements import Requirement

PACKAGE = ROOT / "lessons_lib"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NUMBERS = sorted(PACKAGE.glob("*.py"))
ROOMS = sorted(PACKAGE.glob("*/*.py"))


def imported(paths):
    """The distributions that these modules import, wherever in the module."""
    names = set()
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                names.add(node.module)
    packages = {name.partition(".")[0] for name in names} - {PACKAGE.name} - sys.stdlib_module_names
    providers = packages_distributions()
    return {providers[package][0].lower() for package in packages}


def declared(requirements):
    """The names of the distributions in a list of requirements."""
    return {Requirement(requirement).name for requirement in requirements}


def test_numbers_need_the_dependencies_alone():
    """Importing the functions needs nothing but NumPy."""
    assert imported(NUMBERS) == declared(PROJECT["dependencies"])


def test_rooms_need_what_the_notebooks_do():
    """Figures and exercises import only what is installed with the notebooks."""
    extra = PROJECT["optional-dependencies"]["notebooks"]
    assert imported(ROOMS) <= declared([*PROJECT["dependencies"], *extra])


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ("CHANGELOG.md", "\n## {} "),
        ("CITATION.cff", "\nversion: {}\n"),
        ("README.md", " Version {},"),
    ],
)
def test_version_is_the_same_everywhere(document, words):
    """The documents state the version given in pyproject.toml."""
    assert words.format(PROJECT["version"]) in (ROOT / document).read_text(encoding="utf-8")
