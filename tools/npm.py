"""Packages from npm: those with which a tool builds its pages, at locked versions.

python tools/npm.py folder ...
"""

import shutil
import subprocess
import sys
from pathlib import Path


def install(folder):
    """Let npm fetch the packages that `folder` locks, unless they are there; return their place."""
    locked, packages = folder / "package-lock.json", folder / "node_modules"
    installed = packages / ".package-lock.json"
    if installed.exists() and installed.stat().st_mtime >= locked.stat().st_mtime:
        return packages
    npm = shutil.which("npm")
    if npm is None:
        sys.exit(
            f"{folder.name}: this needs npm, which comes with Node.js (https://nodejs.org). "
            "Install it, then retry."
        )
    subprocess.run([npm, "ci", "--silent"], cwd=folder, check=True)
    return packages


if __name__ == "__main__":
    for folder in map(Path, sys.argv[1:]):
        install(folder)
