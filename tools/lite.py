"""Put the lessons into a folder from which they run in the browser, with no server that computes.

    python tools/lite.py

`build/site/lite` then holds a JupyterLite: JupyterLab as files, with the learner's copies of all
lessons, and the files that start Python in the browser. JupyterLite must be opened from a web
server, and loads Pyodide from Pyodide's CDN. What a learner writes stays in the browser.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

import pyodide_files
from copies import own_copy
from handouts import leave_out_links
from lessons import IN_BROWSER, NOTEBOOKS, PATHS, ROOT, tagged, write
from packaging.utils import parse_wheel_filename

FOLDER = ROOT / "build" / "site" / "lite"
CONSTRAINTS = ROOT / "tools" / "constraints.txt"
KERNEL = {"display_name": "Python (Pyodide)", "language": "python", "name": "python"}
EXTENSIONS = Path(sys.prefix) / "share" / "jupyter" / "labextensions"
FEDERATED = ["@jupyterlite/pyodide-kernel-extension"]
SCRIPTS = ["wait.js", "save.js"]  # our own, in JupyterLite's page
# Packages of pure Python come with the site, in the same versions as on a learner's computer.
PURE = [
    *("asttokens", "comm", "executing", "ipython", "ipython-pygments-lexers", "matplotlib-inline"),
    *("prompt-toolkit", "pure-eval", "pygments", "stack-data", "traitlets", "wcwidth"),
]
# JupyterLite's own packages, which take the place of a kernel.
OF_THE_KERNEL = ["ipykernel", "piplite", "pyodide_kernel"]
SETTINGS = {
    # A learner's answers are saved within seconds.
    "@jupyterlab/docmanager-extension:plugin": {"autosaveInterval": 5},
    # All cells are in the page, where the browser's search and a screen reader find them.
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "defer"},
}


def main():
    try:
        build(FOLDER)
    except pyodide_files.Unreachable as reason:
        sys.exit(str(reason))
    print(f"{FOLDER.relative_to(ROOT)}: {len(IN_BROWSER)} lessons that run in the browser")


def build(folder, pyodide=pyodide_files.CDN):
    """Write a JupyterLite with all lessons into `folder`; `pyodide` is the address of Pyodide."""
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch)
        put_contents(source / "files")
        packages = put_python(source / "python", pyodide)
        for script in SCRIPTS:
            shutil.copy(pyodide_files.FILES / script, source / "python")
        configure(source, packages)
        shutil.rmtree(folder, ignore_errors=True)
        command = [sys.executable, "-m", "jupyterlite_core", "build", "--contents=files"]
        done = subprocess.run(
            [*command, f"--output-dir={folder}"], cwd=source, capture_output=True, text=True
        )
        if done.returncode:
            sys.exit(done.stdout + done.stderr)
        shutil.copytree(source / "python", folder / "python")
    page = folder / "lab" / "index.html"
    html = page.read_text(encoding="utf-8")
    scripts = "".join(f'<script type="module" src="../python/{name}"></script>' for name in SCRIPTS)
    page.write_text(html.replace("</head>", f"{scripts}</head>", 1), encoding="utf-8")


def put_contents(folder):
    """Put the lessons that a learner opens, and the data that they read, into `folder`."""
    shutil.copytree(NOTEBOOKS / "data", folder / "data")
    for path in PATHS:
        write(browser_copy(path), folder / path.name)


def browser_copy(path):
    """The learner's copy of the lesson at `path` as it runs in JupyterLite."""
    notebook = own_copy(path)
    leave_out_links(notebook)
    notebook.metadata["kernelspec"] = KERNEL
    for cell in tagged("raises-exception", notebook):
        cell.source = caught(cell.source)
    return notebook


def caught(source):
    """`source` with its error printed: after an error is raised, JupyterLite runs no more cells."""
    body = textwrap.indent(source, "    ")
    shown = '    print(f"{type(error).__name__}: {error}")'
    return f"try:\n{body}\nexcept Exception as error:\n{shown}"


def configure(source, packages):
    """Write the settings from which JupyterLite is built, those for Python included."""
    (source / "jupyter_lite_config.json").write_text(
        json.dumps(
            {
                "LiteBuildConfig": {
                    "apps": ["lab"],
                    "no_sourcemaps": True,
                    "no_unused_shared_packages": True,
                    "ignore_sys_prefix": ["federated_extensions"],
                    "federated_extensions": [str(EXTENSIONS / name) for name in FEDERATED],
                }
            }
        )
    )
    python = {
        "pyodideUrl": "./python/pyodide.mjs",
        "disablePyPIFallback": True,
        "loadPyodideOptions": {
            # Since jedi is named here, it counts as loaded; our loader leaves it out, to save 5 MB.
            "packages": [*packages, "jedi"],
            "lockFileURL": "./python/pyodide-lock.json",
        },
    }
    settings = {"@jupyterlite/pyodide-kernel-extension:kernel": python}
    config = {
        "jupyter-lite-schema-version": 0,
        "jupyter-config-data": {
            "appName": "From Entropy to the Loss of Logistic Regression",
            "exposeAppInBrowser": True,  # to save.js
            "litePluginSettings": settings,
        },
    }
    (source / "jupyter-lite.json").write_text(json.dumps(config))
    (source / "overrides.json").write_text(json.dumps(SETTINGS))


def put_python(folder, pyodide):
    """Put the files that start Python into `folder`; return the names of the packages to load.

    These files are the pure packages, a lock file for all packages, and our loader.
    """
    folder.mkdir()
    lock = pyodide_files.lock()
    fetch_wheels(folder, python=lock["info"]["python"])
    wheels = {entry["name"]: entry for entry in map(lock_entry, sorted(folder.glob("*.whl")))}
    for package in lock["packages"].values():
        package["file_name"] = pyodide + package["file_name"]
    lock["packages"] |= wheels
    (folder / "pyodide-lock.json").write_text(json.dumps(lock))
    compiled = pyodide_files.with_what_they_need(pyodide_files.COMPILED)
    files = {
        "address": pyodide,
        "integrity": pyodide_files.integrity(),
        "count": len(pyodide_files.CORE) + 1 + len(compiled) + len(wheels),
    }
    (folder / "files.json").write_text(json.dumps(files))
    shutil.copy(pyodide_files.FILES / "pyodide.mjs", folder)
    return [*pyodide_files.COMPILED, *wheels]


def fetch_wheels(folder, python):
    """Put wheels of the lessons' library, its dependencies and the kernel into a folder."""
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    pure = ["--only-binary=:all:", "--platform=any", f"--python-version={python}"]
    download = [*pip, "download", "--no-deps", f"--constraint={CONSTRAINTS}", *pure, *PURE]
    if subprocess.run(download, cwd=folder).returncode:
        raise pyodide_files.Unreachable("pip cannot fetch the packages that come with the site.")
    with tempfile.TemporaryDirectory() as scratch:
        # In the repository, a build would also pack what an earlier build left there.
        for name in ("pyproject.toml", "README.md", "LICENSE"):
            shutil.copy(ROOT / name, scratch)
        shutil.copytree(ROOT / "lessons_lib", Path(scratch) / "lessons_lib")
        subprocess.run([*pip, "wheel", "--no-deps", scratch], cwd=folder, check=True)
    for name in OF_THE_KERNEL:
        (wheel,) = (EXTENSIONS / FEDERATED[0] / "static" / "pypi").glob(f"{name}-*.whl")
        shutil.copy(wheel, folder)


def lock_entry(wheel):
    """The entry for a wheel in Pyodide's lock file."""
    name, version, *_ = parse_wheel_filename(wheel.name)
    return {
        "name": name,
        "version": str(version),
        "file_name": wheel.name,
        "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
        "install_dir": "site",
        "package_type": "package",
        "imports": [],
        "depends": [],  # every package is loaded anyway
    }


if __name__ == "__main__":
    main()
