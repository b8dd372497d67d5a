"""What a learner's server can see: its home, programs and lessons to read, a way to the hub."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SYSTEM = ["/etc/alternatives", "/etc/fonts", "/etc/hosts", "/etc/ld.so.cache", "/etc/localtime"]
SYSTEM += ["/etc/nsswitch.conf", "/etc/ssl"]
CLOSED = ["bwrap", "--unshare-all", "--unshare-user", "--disable-userns"]
PROGRAMS = [".venv", "lessons_lib", "lessons_lib.egg-info", "pyproject.toml"]
PROGRAMS += ["tools/copies.py", "tools/lessons.py", "tools/hub/learner.py", "tools/jupyter"]


def readable(*paths):
    """Options that show files and folders, read-only, where they are."""
    return [option for path in paths for option in ("--ro-bind-try", str(path), str(path))]


def command(home, lessons, hub):
    """The command that starts a learner's server with `home` writable and `lessons` to copy.

    In the folder `hub` the guard of the sandbox puts the socket that leads to the hub.
    """
    # Not below /home: under the name of the teacher's account it would hide these programs.
    inside = f"/learners/{home.name}"
    sandbox = [*CLOSED, "--die-with-parent", "--new-session", "--cap-drop", "ALL"]
    sandbox += ["--hostname", "lessons", *readable("/usr")]
    for name in ("bin", "lib", "lib64", "sbin"):
        sandbox += ["--symlink", f"usr/{name}", f"/{name}"]
    sandbox += ["--proc", "/proc", "--dev", "/dev"]
    sandbox += ["--size", str(2**26), "--tmpfs", "/dev/shm"]
    sandbox += ["--size", str(2**28), "--perms", "1777", "--tmpfs", "/tmp"]
    sandbox += readable(*SYSTEM, sys.base_prefix)
    sandbox += readable(*(ROOT / part for part in PROGRAMS))
    sandbox += ["--ro-bind", str(lessons), str(ROOT / "notebooks")]
    sandbox += ["--ro-bind", str(hub), "/run/hub"]
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
    guard = [sys.executable, "-I", "-S", str(ROOT / "tools" / "hub" / "guard.py"), str(hub)]
    return [*guard, *sandbox, *started]
