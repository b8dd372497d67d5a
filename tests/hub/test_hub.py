"""A class comes in through the hub's doors, works, attacks, and finds its work again.

`LEARNERS=30` lets thirty in. Needs Linux, bubblewrap, npm and an ordinary user.
"""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
import pytest
from learner import Kernel, Learner

ROOT = Path(__file__).parents[2]
COUNT = int(os.environ.get("LEARNERS", "3"))
NAMES = [f"learner{number:02d}" for number in range(1, COUNT + 1)]
LESSON = "03"


def why_not():
    """What this machine lacks to let a class in."""
    if not hasattr(os, "geteuid") or os.geteuid() == 0:
        return "needs an ordinary user"
    missing = [tool for tool in ("bwrap", "node", "npm") if shutil.which(tool) is None]
    if missing:
        return "needs " + ", ".join(missing)
    enclosed = ["bwrap", "--unshare-all", "--ro-bind", "/", "/", "true"]
    if subprocess.run(enclosed, capture_output=True).returncode:
        return "needs user namespaces"
    return None


pytestmark = pytest.mark.skipif(why_not() is not None, reason=str(why_not()))


class Hub:
    """A hub with its own class, at ports that are free."""

    def __init__(self, folder):
        self.folder = folder
        self.ports = [free_port() for _ in range(3)]
        self.address = f"http://127.0.0.1:{self.ports[0]}"
        self.log = folder / "log"

    def start(self):
        """Start the hub and wait until it answers; return what it told the teacher."""
        port, api, inner = self.ports
        options = [f"--port={port}", f"--ConfigurableHTTPProxy.api_url=http://127.0.0.1:{api}"]
        options += [f"--JupyterHub.hub_port={inner}"]
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, str(ROOT / "tools" / "hub.py"), *options],
                stdout=log, stderr=subprocess.STDOUT,
                env=os.environ | {"CLASS_FOLDER": str(self.folder)},
            )  # fmt: skip
        for _ in range(240):
            try:
                if Learner(self.address, "").session.get(f"{self.address}/hub/login").ok:
                    return self.log.read_text()
            except OSError:
                pass
            assert self.process.poll() is None, self.log.read_text()
            time.sleep(0.25)
        raise AssertionError(self.log.read_text())

    def stop(self):
        """End it as Control-C does."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(60)


def free_port():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


@pytest.fixture(scope="module")
def hub(tmp_path_factory):
    folder = tmp_path_factory.mktemp("class")
    (folder / "names.txt").write_text("\n".join(NAMES))
    hub = Hub(folder)
    told = hub.start()
    hub.codes = dict(re.findall(r"^ +(\S+) +(\w{5}-\w{5})$", told, re.MULTILINE))
    yield hub
    hub.stop()


def password(name):
    return f"password of {name}"


@pytest.fixture(scope="module")
def learners(hub):
    """The class, signed in at the same time, each with a server; what it took is printed."""
    assert list(hub.codes) == NAMES
    start = time.monotonic()

    def enter(name):
        learner = Learner(hub.address, name)
        assert learner.sign_in(password(name), hub.codes[name])
        learner.signed_in = time.monotonic() - start
        assert learner.open() == 200
        learner.opened = time.monotonic() - start
        return learner

    with ThreadPoolExecutor(COUNT) as pool:
        found = list(pool.map(enter, NAMES))
    print(f"\n{COUNT} signed in after {max(one.signed_in for one in found):.1f} s, ", end="")
    print(f"their servers open after {max(one.opened for one in found):.1f} s")
    return found


@pytest.fixture(scope="module")
def kernels(learners):
    with ThreadPoolExecutor(COUNT) as pool:
        return list(pool.map(Learner.kernel, learners))


def test_class_is_in_within_a_minute(learners):
    assert max(learner.signed_in for learner in learners) < 60


def test_each_runs_a_lesson(hub, learners, kernels):
    def work(learner, kernel):
        listed = learner.api("GET", "contents/my_lessons")["content"]
        path = next(entry["path"] for entry in listed if entry["name"].startswith(LESSON))
        notebook = nbformat.from_dict(learner.api("GET", f"contents/{path}")["content"])
        times = []
        for cell in notebook.cells:
            if cell.cell_type == "code":
                start = time.monotonic()
                said = kernel.run(cell.source)
                times.append(time.monotonic() - start)
                may_fail = "raises-exception" in cell.metadata.get("tags", [])
                assert may_fail or not re.match(r"\w+Error: ", said), (cell.source, said)
        return sum(times), max(times)

    with ThreadPoolExecutor(COUNT) as pool:
        spent = list(pool.map(work, learners, kernels))
    print(f"\nlesson {LESSON}: {max(whole for whole, _ in spent):.1f} s for the last of {COUNT}, ")
    print(f"slowest cell {max(cell for _, cell in spent):.1f} s")
    print(f"memory (PSS) of all: {memory(hub.process.pid) / 2**20:.0f} MiB in hub and servers")


def memory(root):
    """The proportional memory of a process and all that it started."""
    table = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True).stdout
    parents = {int(pid): int(parent) for pid, parent in map(str.split, table.splitlines())}
    total = 0
    for pid in parents:
        above = pid
        while above not in (root, 0):
            above = parents.get(above, 0)
        if above == root:
            try:
                rolled = Path(f"/proc/{pid}/smaps_rollup").read_text()
                total += 1024 * int(re.search(r"^Pss: +(\d+)", rolled, re.MULTILINE)[1])
            except (OSError, TypeError):
                continue  # it ended meanwhile, or is an empty helper of the sandbox
    return total


def test_learner_sees_nothing_of_others(hub, kernels):
    seen = kernels[0].run(
        "import os\n"
        "print(sorted(os.listdir('/home')), [p for p in os.listdir('/proc') if p.isdigit()])\n"
        "for base, _, files in os.walk('/'):\n"
        "    if base.startswith(('/proc', '/usr', '/sys')):\n        continue\n"
        "    for file in files:\n"
        "        if file in ('jupyterhub.sqlite', 'passwords.json', 'teaching.md', 'names.json',\n"
        "                    'jupyterhub_cookie_secret'):\n"
        "            print('SEEN', base, file)\n"
        "        elif file.endswith('.ipynb') and '.venv' not in base:\n"
        "            if '\"notes\"' in open(os.path.join(base, file)).read():\n"
        "                print('SEEN', base, file)\n"
    )
    assert "SEEN" not in seen, seen
    assert all(name not in seen for name in NAMES[1:])
    for file in (hub.folder / "hub" / "jupyterhub.sqlite", hub.folder / "homes" / NAMES[1]):
        assert file.exists()
        assert "FileNotFoundError" in kernels[0].run(f"import os; os.stat({str(file)!r})")


def test_learner_cannot_change_programs(kernels):
    for place in (
        ROOT / "lessons_lib" / "__init__.py",
        "/usr/bin/made",
        ROOT / "made",
        "/dev/made",
    ):
        said = kernels[0].run(f"open({str(place)!r}, 'a')")
        assert re.search("OSError|PermissionError", said), (place, said)


def test_memory_is_bounded(kernels):
    assert "MemoryError" in kernels[0].run("bytearray(3 * 2**30)")
    assert "Error" in kernels[0].run("import mmap; held = mmap.mmap(-1, 5 * 2**30)")
    filled = "open('/dev/shm/full', 'wb').write(bytes(2**27))"
    assert "No space left" in kernels[0].run(filled)
    kernels[0].run("import os; os.remove('/dev/shm/full')")
    assert kernels[1].run("print(6 * 7)") == "42\n"


def test_processes_are_bounded(kernels):
    """Children that only wait; the loop itself ends at 400, should nothing else stop it."""
    said = kernels[0].run(
        "import os, signal, time\nmade = []\n"
        "try:\n"
        "    while len(made) < 400:\n"
        "        child = os.fork()\n"
        "        if not child:\n            time.sleep(20); os._exit(0)\n"
        "        made.append(child)\n"
        "except OSError as error:\n    print(type(error).__name__)\n"
        "finally:\n    [os.kill(child, signal.SIGKILL) for child in made]\n"
        "    [os.waitpid(child, 0) for child in made]\n"
        "print(len(made))"
    )
    assert "BlockingIOError" in said, said
    start = time.monotonic()
    assert kernels[1].run("import os; print(os.getpid() > 0)") == "True\n"
    print(
        f"\nforks stopped: {said.split()}; another learner waited {time.monotonic() - start:.2f} s"
    )


def test_server_of_another_is_closed(hub, learners):
    session = learners[0].session
    assert learners[0].open(owner=NAMES[1]) == 403
    assert session.get(f"{hub.address}/user/{NAMES[1]}/api/contents").status_code == 403


def test_wrong_passwords_make_one_wait(hub, learners):
    name = NAMES[-1]
    assert not any(Learner(hub.address, name).sign_in(f"guess {n}") for n in range(10))
    assert not Learner(hub.address, name).sign_in(password(name)), "right, but too early"
    assert not Learner(hub.address, "nobody").sign_in("password of nobody")
    assert Learner(hub.address, NAMES[0]).sign_in(password(NAMES[0])), "others do not wait"


def test_code_counts_once(hub, learners):
    assert not Learner(hub.address, NAMES[0]).sign_in("another password", hub.codes[NAMES[0]])


def test_nothing_is_lost_when_hub_is_killed(hub, learners, kernels):
    kernels[1].run("kept = 7; open('work.txt', 'w').write('mine')")
    hub.process.kill()
    hub.process.wait()
    told = hub.start()
    assert not re.search(r"\w{5}-\w{5}$", told, re.MULTILINE), "nobody needs a new code"
    again = Learner(hub.address, NAMES[1])
    assert again.sign_in(password(NAMES[1]))
    assert again.open() == 200
    content = again.api("GET", "contents/my_lessons/work.txt")["content"]
    assert content == "mine"
    running = again.api("GET", "kernels")[0]["id"]
    assert Kernel(again, running).run("print(kept)") == "7\n", "the kernel went on"


def test_reset_asks_and_removes_one(hub, learners):
    command = [sys.executable, str(ROOT / "tools" / "hub.py"), "--reset", NAMES[0]]
    environment = os.environ | {"CLASS_FOLDER": str(hub.folder)}
    homes = hub.folder / "homes"
    for answer, left in (("no", True), (NAMES[0], False)):
        subprocess.run(command, input=answer, text=True, env=environment, capture_output=True)
        assert (homes / NAMES[0]).exists() is left
    assert (homes / NAMES[1]).exists()
    time.sleep(11)  # a sign-in is looked at again after ten seconds
    assert "/login" in learners[0].session.get(f"{hub.address}/hub/home").url
    assert "/login" not in learners[1].session.get(f"{hub.address}/hub/home").url
