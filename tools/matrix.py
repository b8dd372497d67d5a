"""Run the suite in every environment that the project promises, and say where it passes.

    python tools/matrix.py [--folder .matrix] [--pre] [python ...]

On each Python ≥ 3.11 of this machine: with the oldest packages that are supported there and with
the newest; then, on the last Python, once without SIMD and once without a network. Every run
compares what the lessons print with the committed text: where all pass, all print the same.
"""

import argparse
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
NAMES = [f"python3.{minor}" for minor in range(11, 16)]

# The oldest supported series: the first NumPy that was built for a Python, and what goes with it.
# Newer pandas and pyparsing warn of what such old statsmodels and matplotlib do; warnings fail.
OLDEST = {"numpy": "2.0", "scipy": "1.13", "scikit-learn": "1.5", "statsmodels": "0.14"}
OLDEST |= {"matplotlib": "3.9", "pandas": "2.2", "pyparsing": "3.1", "pytest": "8"}
LATER = {"3.13": {"numpy": "2.1", "scipy": "1.14"}, "3.14": {"numpy": "2.3", "scipy": "1.16"}}
LATER["3.14"] |= {"scikit-learn": "1.7", "matplotlib": "3.10", "pandas": "2.3"}
# What NumPy was built for and this processor has: of any other name it would warn, which fails.
SIMD = """from numpy._core._multiarray_umath import __cpu_dispatch__, __cpu_features__
print(",".join(name for name in __cpu_dispatch__ if __cpu_features__.get(name)))"""
PACKAGES = """from importlib.metadata import version
print(*(f"{name} {version(name)}" for name in ("numpy", "matplotlib")), sep=", ")"""
# The last "sh" is the name that the inner shell goes by; the command to run follows it.
OFFLINE = ["unshare", "-r", "-n", "sh", "-c", 'ip link set lo up && exec "$@"', "sh"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("python", nargs="*", default=NAMES, help="default: python3.11 and later")
    parser.add_argument("--folder", type=Path, default=ROOT / ".matrix", help="for environments")
    parser.add_argument("--pre", action="store_true", help="newest includes pre-releases")
    options = parser.parse_args()
    rows, last = [], None
    for name in options.python:
        python, version = interpreter(name)
        if not python:
            print(f"{name} is not on this machine: skipped")
        for age in ("oldest", "newest") if python else ():
            label = f"Python {version}, {age}"
            try:
                inside = environment(options.folder.resolve(), python, version, age, options.pre)
            except subprocess.CalledProcessError:  # pip has said why
                rows.append((label, "could not be installed", 0, True))
                continue
            last = label, inside
            rows.append(suite(f"{label}: {output(inside, '-c', PACKAGES)}", inside))
    if not last:
        return "There is no Python from 3.11 on."
    label, inside = last
    simd = output(inside, "-c", SIMD)
    rows.append(suite(f"{label}, without {simd or 'SIMD'}", inside, simd_off=simd))
    if shutil.which("unshare") and not subprocess.run([*OFFLINE, "true"]).returncode:
        rows.append(suite(f"{label}, without a network", inside, before=OFFLINE))
    else:
        print("This machine does not allow a network namespace: skipped")
    for name, result, seconds, _ in rows:
        print(f"{name:{max(len(row[0]) for row in rows)}}  {result}, {seconds:.0f} s")
    return int(any(failed for *_, failed in rows))


def output(*command):
    """What a command prints."""
    return subprocess.check_output(command, text=True).strip()


def interpreter(name):
    """The path and version of a Python; a shim of pyenv may stand for one that is not chosen."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    for python in (shutil.which(name), *sorted(pyenv.glob(f"versions/*/bin/{name}"))):
        if python and not subprocess.run([python, "-V"], capture_output=True).returncode:
            return python, output(python, "-V").split()[1].rpartition(".")[0]
    return None, None


def environment(folder, python, version, age, pre):
    """The interpreter of a virtual environment, which is made or brought up to date."""
    inside = folder / f"{version}-{age}" / "bin" / "python"
    if not inside.exists():
        subprocess.run([python, "-m", "venv", inside.parents[1]], check=True)
    pip = [inside, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    uv = importlib.util.find_spec("uv")
    if uv:
        pip = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--python", inside]
    wanted = ["--upgrade", "-e", f"{ROOT}[notebooks,test]"]
    if age == "oldest":
        series = OLDEST | LATER.get(version, {})
        wanted += [f"{package}=={number}.*" for package, number in series.items()]
        wanted += [f"--only-binary={package}" for package in series]
    elif pre:
        wanted += ["--prerelease=allow" if uv else "--pre"]
    subprocess.run([*pip, *wanted], check=True)
    return inside


def suite(name, python, before=(), simd_off=""):
    """Run the suite as `make test` does: (name, counts, seconds, whether it failed)."""
    print(f"{name} …", flush=True)
    start = time.monotonic()
    command = [*before, python, "-m", "pytest", "-n", "2", "--quiet", "--tb=short"]
    environ = os.environ | {"NPY_DISABLE_CPU_FEATURES": simd_off}
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True)
    if done.returncode:
        print(done.stdout[-8000:], done.stderr[-2000:], flush=True)
    counts = re.findall(r"\d+ (?:passed|failed|errors?|skipped)\b", done.stdout[-200:])
    return name, ", ".join(counts) or "did not run", time.monotonic() - start, done.returncode


if __name__ == "__main__":
    sys.exit(main())
