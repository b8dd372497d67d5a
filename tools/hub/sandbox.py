"""What a learner's server can see and do: its own home, programs to read, and nothing else."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SYSTEM = ["/etc/alternatives", "/etc/fonts", "/etc/hosts", "/etc/ld.so.cache", "/etc/localtime"]
SYSTEM += ["/etc/nsswitch.conf", "/etc/resolv.conf", "/etc/ssl"]
PROGRAMS = [".venv", "lessons_lib", "lessons_lib.egg-info", "pyproject.toml"]
PROGRAMS += ["tools/copies.py", "tools/lessons.py", "tools/hub/learner.py", "tools/jupyter"]


def readable(*paths):
    """Options that show files and folders, read-only, where they are."""
    return [option for path in paths for option in ("--ro-bind-try", str(path), str(path))]


def command(home, lessons):
    """The command that starts a learner's server with `home` writable and `lessons` to copy.

    The shell stays its parent: the server then ends with the shell, and not with the hub, so that
    a hub that is started again finds it at work.
    """
    inside = f"/home/{home.name}"
    sandbox = ["bwrap", "--unshare-all", "--share-net", "--die-with-parent", "--new-session"]
    sandbox += ["--cap-drop", "ALL", "--hostname", "lessons", *readable("/usr")]
    for name in ("bin", "lib", "lib64", "sbin"):
        sandbox += ["--symlink", f"usr/{name}", f"/{name}"]
    sandbox += ["--proc", "/proc", "--dev", "/dev"]
    sandbox += ["--size", str(2**26), "--tmpfs", "/dev/shm"]
    sandbox += ["--size", str(2**28), "--perms", "1777", "--tmpfs", "/tmp"]
    sandbox += readable(*SYSTEM, sys.base_prefix)
    sandbox += readable(*(ROOT / part for part in PROGRAMS))
    sandbox += ["--ro-bind", str(lessons), str(ROOT / "notebooks")]
    sandbox += ["--bind", str(home), inside, "--chdir", inside]
    sandbox += ["--remount-ro", "/dev", "--remount-ro", "/"]
    for name, value in {
        "HOME": inside,
        "JUPYTER_RUNTIME_DIR": "/tmp/jupyter",
        "JUPYTER_CONFIG_PATH": str(ROOT / "tools" / "jupyter"),
        "OPENBLAS_NUM_THREADS": "1",
    }.items():
        sandbox += ["--setenv", name, value]
    started = [sys.executable, str(ROOT / "tools" / "hub" / "learner.py")]
    return ["/bin/sh", "-c", '"$@"; exit $?', "sh", *sandbox, *started]
