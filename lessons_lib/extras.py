"""Packages that only some lessons need: which are here, and how to install the others."""

import sys
from importlib.util import find_spec
from pathlib import Path

# The modules to look for, by the name of the package that a learner installs.
_EXTRAS = {
    "work": {"scikit-learn": "sklearn", "statsmodels": "statsmodels", "Dask": "distributed"},
}
_HERE = "All here: {names}."
_MISSING = (
    "This lesson also needs {names}. Not installed yet: {missing}.\n\n"
    "Open a terminal in the folder that holds README.md, and run\n\n"
    '    {python} -m pip install -r requirements.txt -e ".[{extra}]"\n\n'
    "Then run this cell again."
)
_IN_BROWSER = (
    "This lesson needs {names}, and starts processes of its own, which a browser does not allow. "
    "Run it on your computer: the README says how. Its results are on its page on the site."
)


class MissingPackages(ImportError):
    """An error about missing packages, which a notebook shows without a traceback."""

    def _render_traceback_(self):
        return str(self).splitlines()


def require(extra: str) -> None:
    """Print which packages of an extra are here, or stop and say how to install them.

    Parameters
    ----------
    extra : {"work"}
        The name of the extra in ``pyproject.toml``.

    Raises
    ------
    MissingPackages
        If one of its packages is missing.
    """
    packages = _EXTRAS[extra]
    names = _listed(list(packages))
    if sys.platform == "emscripten":
        raise MissingPackages(_IN_BROWSER.format(names=names))
    missing = [name for name, module in packages.items() if find_spec(module) is None]
    if missing:
        raise MissingPackages(
            _MISSING.format(names=names, missing=_listed(missing), python=_python(), extra=extra)
        )
    print(_HERE.format(names=names))


def _python():
    """The name of this Python in the folder that holds README.md, quoted only if it must be.

    PowerShell takes a quoted name for a text, not for a command.
    """
    python, folder = Path(sys.executable), Path(__file__).parents[1]
    if python.is_relative_to(folder):
        python = python.relative_to(folder)
    return f'"{python}"' if " " in str(python) else str(python)


def _listed(names):
    return " and ".join([", ".join(names[:-1])] * (len(names) > 1) + names[-1:])
