"""A class comes in through the hub's doors, works, attacks, and finds its work again.

`LEARNERS=30` lets thirty in. Needs Linux, bubblewrap and npm. Where root runs the tests, `nobody`
runs the hub, or whom `HUB_USER` names.
"""

import csv
import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import nbformat
import npm
import overview
import pytest
import websocket
from learner import Kernel, Learner
from lessons import NUMBERED, asked, code_cells, exercises
from returned import LEFT, SOLVED, TRIED

ROOT = Path(__file__).parents[2]
COUNT = int(os.environ.get("LEARNERS", "3"))
NAMES = [f"learner{number:02d}" for number in range(1, COUNT + 1)]
LESSON = "03"
USER = os.environ.get("HUB_USER", "nobody")


def account():
    """Options of subprocess.run and Popen that run a program as an ordinary user."""
    if os.geteuid():
        return {}
    user = pwd.getpwnam(USER)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def why_not():
    """What this machine lacks to let a class in."""
    if not sys.platform.startswith("linux"):
        return "needs Linux"
    check = "import sys; sys.path.append(sys.argv[1]); import hub, jupyterhub; hub.check_machine()"
    command = [sys.executable, "-c", check, str(ROOT / "tools")]
    try:
        subprocess.run(command, check=True, capture_output=True, text=True, cwd="/", **account())
    except OSError as error:
        return f"needs a user who can read the repository and its Python: {USER}, {error}"
    except subprocess.CalledProcessError as error:
        return error.stderr.strip().rpartition("\n")[2]
    return None


pytestmark = pytest.mark.skipif(why_not() is not None, reason=str(why_not()))


class Hub:
    """A hub with its own class, at ports that are free."""

    def __init__(self, folder):
        self.folder = folder
        self.ports = [free_port() for _ in range(3)]
        self.log = folder / "log"
        # The user nobody has no home.
        self.environment = os.environ | {"CLASS_FOLDER": str(folder), "HOME": str(folder)}

    def run(self, *options, **settings):
        """Start tools/hub.py, as an ordinary user."""
        return subprocess.Popen(
            [sys.executable, str(ROOT / "tools" / "hub.py"), *options], cwd=self.folder,
            env=self.environment, **account(), **settings,
        )  # fmt: skip

    def start(self, *options):
        """Start the hub and wait until it answers; return what it told the teacher."""
        port, api, inner = self.ports
        options = options or [f"--port={port}"]
        inside = [f"--ConfigurableHTTPProxy.api_url=http://127.0.0.1:{api}"]
        inside += [f"--JupyterHub.hub_port={inner}"]
        with self.log.open("w") as log:
            self.process = self.run(*options, *inside, stdout=log, stderr=subprocess.STDOUT)
        for _ in range(480):
            told = self.log.read_text()
            if shown := re.search(r"^Sign in at (\S+)/$", told, re.MULTILINE):
                self.address = shown[1]
                try:
                    if Learner(self.address, "").session.get(f"{self.address}/hub/login").ok:
                        return told
                except OSError:
                    pass
            assert self.process.poll() is None, told
            time.sleep(0.25)
        raise AssertionError(told)

    def stop(self):
        """End it as Control-C does."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(60)


def free_port():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


@contextmanager
def new_hub():
    """A hub that has its class yet to let in."""
    with tempfile.TemporaryDirectory() as folder:
        hub = Hub(Path(folder))
        (hub.folder / "names.txt").write_text("\n".join(NAMES))
        if user := account():
            os.chown(folder, user["user"], user["group"])
            npm.install(ROOT / "tools" / "hub")  # where that user cannot write
        try:
            yield hub
        finally:
            hub.stop()


def codes(told):
    """The codes that a teacher was told."""
    return dict(re.findall(r"^ +(\S+) +(\w{5}-\w{5})$", told, re.MULTILINE))


@pytest.fixture(scope="module")
def hub():
    with new_hub() as hub:
        hub.codes = codes(hub.start())
        yield hub


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
        found = list(pool.map(Learner.kernel, learners))
    yield found
    for kernel in found:
        kernel.close()


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


def test_overview_shows_what_the_class_did(hub, learners, kernels, tmp_path, monkeypatch):
    """A third of the class is right, a third makes one known slip, a third leaves it out."""
    recall = exercises(NUMBERED[LESSON]).recall
    slip, diagnosis = recall.misconceptions[0]

    def work(learner, kernel, answer):
        path = f"my_lessons/{NUMBERED[LESSON].name}"
        notebook = nbformat.from_dict(learner.api("GET", f"contents/{path}")["content"])
        (cell,) = [cell for cell in code_cells(notebook) if asked(cell) == "recall"]
        cell.source = f"mine = {answer}\nex.recall.check(mine)"
        said = kernel.run(f"from lessons_lib.exercises import lesson_{LESSON} as ex\n"
                          f"print(ex.recall.check({answer}))")  # fmt: skip
        data = {"text/plain": said.removesuffix("\n")}
        cell.outputs = [nbformat.v4.new_output("execute_result", data, execution_count=1)]
        learner.api("PUT", f"contents/{path}", type="notebook", content=notebook)

    answers = [(repr(recall.answer), repr(slip), "...")[number % 3] for number in range(COUNT)]
    with ThreadPoolExecutor(COUNT) as pool:
        list(pool.map(work, learners, kernels, answers))
    monkeypatch.setattr(overview, "FOLDER", tmp_path)
    overview.main(hub.folder / "homes", names=True)
    with (tmp_path / "overview.csv").open(encoding="utf-8-sig", newline="") as table:
        rows = [row for row in csv.DictReader(table) if row["exercise"] == "recall"]
    found = {row["learner"]: (row["state"], row["diagnosis"], row["doubt"])
             for row in rows if row["lesson"] == LESSON}  # fmt: skip
    shown = [(SOLVED, "", ""), (TRIED, diagnosis, ""), (LEFT, "", "")]
    assert found == {name: shown[number % 3] for number, name in enumerate(NAMES)}
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert f"<strong>{len(NAMES[1::3])} of {COUNT}:</strong>" in page


def started_by(root):
    """The numbers of a process and of all that it started."""
    table = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True).stdout
    parents = {int(pid): int(parent) for pid, parent in map(str.split, table.splitlines())}
    for pid in parents:
        above = pid
        while above not in (root, 0):
            above = parents.get(above, 0)
        if above == root:
            yield pid


def memory(root):
    """The proportional memory of a process and all that it started."""
    total = 0
    for pid in started_by(root):
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


# Children that each hold some MiB, besides what their parent held before, until they are counted.
CHILDREN = """
import os, time
def children(count, size):
    made = []
    for _ in range(count):
        child = os.fork()
        if not child:
            held = bytearray(b"x") * (size * 2**20)
            time.sleep(4); os._exit(0)
        made.append(child)
    ends = [os.WTERMSIG(os.waitpid(child, 0)[1]) for child in made]
    print(ends.count(9), "killed,", ends.count(0), "not")
"""


def test_memory_of_a_learner_is_bounded(learners, kernels):
    """Four children of 600 MiB are more than 2 GiB, though each of them is less."""
    kernels[0].run(CHILDREN)
    with ThreadPoolExecutor(1) as pool:
        attack = pool.submit(kernels[0].run, "children(4, 600)")
        waited = []
        while not attack.done():
            start = time.monotonic()
            assert kernels[1].run("print(6 * 7)") == "42\n"
            assert learners[0].api("GET", "kernels"), "the attacked server answers"
            waited.append(time.monotonic() - start)
            time.sleep(0.2)
    killed = attack.result()
    assert re.fullmatch("[12] killed, [23] not\n", killed), killed
    print(f"\nchildren: {killed.strip()}; others waited at most {max(waited):.2f} s")
    assert kernels[0].run("children(1, 600)") == "0 killed, 1 not\n"


def test_memory_that_children_share_counts_once(kernels):
    kernels[0].run("held = bytearray(b'x') * 2**29")
    assert kernels[0].run("children(6, 1)") == "0 killed, 6 not\n"
    kernels[0].run("del held")


def test_sharing_cannot_keep_the_guard_busy(learners):
    """So much shared memory that to count it exactly would take too long counts in full."""
    with closing(learners[0].kernel()) as kernel:
        kernel.run(CHILDREN)
        kernel.run("held = bytearray(b'x') * 2**30")
        ended = kernel.run("children(20, 1)")
        assert ended == "kernel died" or int(ended.split()[0]) > 10, ended


def test_kernel_that_holds_most_is_restarted(learners):
    """JupyterLab tells the learner so; the server and its other kernels go on."""
    with closing(learners[0].kernel()) as kernel:
        kernel.run(CHILDREN)
        grow = "if not os.fork(): children(1, 700); os._exit(0)\nheld = bytearray(3 * 2**29)"
        assert kernel.run(grow + "; held[::4096] = held[1::4096]; time.sleep(20)") == "kernel died"
    with closing(Kernel(learners[0], kernel.number)) as again:
        assert again.run("print(6 * 7)") == "42\n"


def test_name_of_a_program_ends_nothing(learners, kernels):
    """Of a name, the kernel keeps 15 bytes, which may end in the middle of a letter."""
    called = "import ctypes, time; ctypes.CDLL(None).prctl(15, 'messung_der_größe'.encode())"
    assert kernels[0].run(f"{called}; time.sleep(1)") == ""
    assert learners[0].api("GET", "kernels")


# A form that says how long it is, of which nothing but its head comes.
FORM = """
import socket
door = socket.socket(socket.AF_UNIX)
door.connect('/run/hub/hub.sock')
door.settimeout(10)
door.sendall(b'POST /hub/login HTTP/1.1\\r\\nHost: hub\\r\\nContent-Length: 50000000\\r\\n\\r\\n')
print(door.recv(12).decode() or 'closed')
"""


def test_memory_of_the_hub_cannot_be_filled(kernels):
    """A hundred forms at a time, each as large as the hub takes, are what a learner may send."""
    assert kernels[0].run(FORM) == "HTTP/1.1 400\n"


def test_learner_goes_first_when_memory_ends(kernels):
    kernels[0].run("open('/proc/self/oom_score_adj', 'w').write('0')")
    time.sleep(1)
    assert kernels[0].run("print(open('/proc/self/oom_score_adj').read())").strip() == "1000"
    assert Path("/proc/self/oom_score_adj").read_text() != "1000\n"


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


KNOCK = """
import socket
try:
    socket.create_connection(('127.0.0.1', {port}), 5)
    print('let in')
except OSError as error:
    print(type(error).__name__)
"""


def test_learner_has_no_network(hub, kernels):
    """No port of another learner, none of the hub, and no way out."""
    listening = "import socket; door = socket.create_server(('127.0.0.1', 0)); "
    port = kernels[1].run(listening + "print(door.getsockname()[1])").strip()
    assert kernels[1].run(KNOCK.format(port=port)) == "let in\n"
    for closed in (port, *hub.ports):
        assert kernels[0].run(KNOCK.format(port=closed)) == "ConnectionRefusedError\n"
    assert kernels[0].run("print(socket.if_nameindex())") == "[(1, 'lo')]\n"


def test_keys_of_the_account_are_closed(kernels):
    """The kernel keeps keys, such as Kerberos tickets, for all programs of an account."""
    sys.path.append(str(ROOT / "tools" / "hub"))
    import guard

    first = guard.KEYS[os.uname().machine][1]
    said = kernels[0].run(
        "import ctypes, os\nlibrary = ctypes.CDLL(None, use_errno=True)\n"
        f"add = library.syscall({first}, b'user', b'mine', b'secret', 6, -3)\n"
        "print(add, os.strerror(ctypes.get_errno()))\n"
        f"find = library.syscall({first + 2}, 10, -3, b'user', b'mine', 0)\n"
        "print(find, os.strerror(ctypes.get_errno()))"
    )
    assert said == 2 * "-1 Function not implemented\n"


def test_scheduler_of_another_is_closed(kernels):
    """Whoever reaches the scheduler of lesson 09 can run programs as its learner."""
    pytest.importorskip("distributed")
    address = kernels[1].run(
        "from dask.distributed import Client, LocalCluster\n"
        "quiet = {'dashboard_address': ':0', 'silence_logs': 100}\n"
        "cluster = LocalCluster(n_workers=2, threads_per_worker=1, **quiet)\n"
        "client = Client(cluster); print(cluster.scheduler_address)"
    )
    port = re.fullmatch(r"tcp://127.0.0.1:(\d+)\n", address)[1]
    assert kernels[0].run(KNOCK.format(port=port)) == "ConnectionRefusedError\n"
    worked = "print(client.submit(sum, [6, 36]).result()); client.close(); cluster.close()"
    assert kernels[1].run(worked) == "42\n"


def test_server_cannot_be_replaced_by_a_link(hub, learners, kernels):
    """What a browser sends to a server must not reach another socket of this computer."""
    place, other = "/tmp/server.sock", hub.folder / "hub" / "guards" / NAMES[1] / "hub.sock"
    replace = f"import os; os.rename({place!r}, '/tmp/kept'); os.symlink({str(other)!r}, {place!r})"
    url = f"{hub.address}/user/{NAMES[0]}/api"
    assert learners[0].session.get(url).status_code == 200
    assert kernels[0].run(replace) == ""
    assert learners[0].session.get(url).status_code == 503
    assert kernels[0].run(f"os.replace('/tmp/kept', {place!r})") == ""
    assert learners[0].session.get(url).status_code == 200


def test_learner_cannot_read_the_terminal(kernels):
    """A server that writes to the terminal of the hub could also read what the teacher types."""
    seen = kernels[0].run("import os; print(*(os.readlink(f'/proc/2/fd/{n}') for n in range(3)))")
    assert re.fullmatch(r"/dev/null (\S*/log) \1\n", seen), seen


def test_wrong_passwords_make_one_wait(hub, learners):
    name = NAMES[-1]
    assert not any(Learner(hub.address, name).sign_in(f"guess {n}") for n in range(10))
    assert not Learner(hub.address, name).sign_in(password(name)), "right, but too early"
    assert not Learner(hub.address, "nobody").sign_in("password of nobody")
    assert Learner(hub.address, NAMES[0]).sign_in(password(NAMES[0])), "others do not wait"


def test_name_is_known_however_it_is_typed(hub, learners):
    """Phones begin with a capital."""
    assert Learner(hub.address, NAMES[0].capitalize()).sign_in(password(NAMES[0]))


def test_page_to_sign_in_says_how(hub):
    page = Learner(hub.address, "").session.get(f"{hub.address}/hub/login").text
    assert "at least 8 characters" in page
    assert "Code (the first time only)" in page


def test_options_of_the_guide_raise_no_alarm(hub):
    assert "please use just one" not in hub.log.read_text()


def test_code_counts_once(hub, learners):
    assert not Learner(hub.address, NAMES[0]).sign_in("another password", hub.codes[NAMES[0]])


def test_second_hub_is_refused(hub, learners, kernels):
    second = hub.run(f"--port={free_port()}", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    told = second.communicate()[1].decode()
    assert f"The class is already open: {hub.address}/." in told
    assert kernels[0].run("print(6 * 7)") == "42\n", "the class goes on"


def test_nothing_is_lost_when_hub_is_killed(hub, learners, kernels):
    kernels[1].run("kept = 7; open('work.txt', 'w').write('mine')")
    hub.process.kill()
    hub.process.wait()
    told = hub.start()
    assert not codes(told), "nobody needs a new code"
    again = Learner(hub.address, NAMES[1])
    assert again.sign_in(password(NAMES[1]))
    assert again.open() == 200
    content = again.api("GET", "contents/my_lessons/work.txt")["content"]
    assert content == "mine"
    running = again.api("GET", "kernels")[0]["id"]
    with closing(Kernel(again, running)) as kernel:
        assert kernel.run("print(kept)") == "7\n", "the kernel went on"


# Folders that their owner cannot read, and 5,000 of them in one another.
SNARES = """
import os
os.makedirs('locked/in')
os.chmod('locked', 0)
for _ in range(5000):
    os.mkdir('deep')
    os.chdir('deep')
"""


def test_reset_asks_stops_and_removes_one(hub, learners):
    homes = hub.folder / "homes"
    with closing(learners[0].kernel()) as kernel:
        assert kernel.run(SNARES) == ""
        token = kernel.run("print(os.environ['JUPYTERHUB_API_TOKEN'])").strip()
    assert learners[0].hub("GET", "user", token) == 200
    for answer, left in (("no", True), (NAMES[0], False)):
        assert learners[0].session.get(f"{hub.address}/user/{NAMES[0]}/api").ok
        asked = hub.run("--reset", NAMES[0], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        asked.communicate(answer.encode())
        assert (homes / NAMES[0]).exists() is left
    assert learners[0].session.get(f"{hub.address}/user/{NAMES[0]}/api").status_code == 503
    assert learners[1].session.get(f"{hub.address}/user/{NAMES[1]}/api").ok
    assert (homes / NAMES[1]).exists()
    time.sleep(11)  # a sign-in is looked at again after ten seconds
    assert learners[0].hub("GET", "user", token) == 403
    assert "/login" in learners[0].session.get(f"{hub.address}/hub/home").url
    assert "/login" not in learners[1].session.get(f"{hub.address}/hub/home").url


@pytest.mark.parametrize("option", ["--code", "--reset"])
def test_new_password_ends_what_the_old_one_opened(option):
    """Whoever knew the old password keeps no cookie, no token and no kernel."""
    name = NAMES[0]
    with new_hub() as hub:
        # It must not need the look at sign-ins that the hub takes every ten seconds.
        options = [f"--port={hub.ports[0]}", "--Authenticator.auth_refresh_age=600"]
        code = codes(hub.start(*options))[name]
        first, second = Learner(hub.address, name), Learner(hub.address, name)
        assert first.sign_in(password(name), code)
        assert first.open() == 200
        assert first.hub("POST", f"users/{name}/tokens") == 403, "nobody needs tokens"
        kernel = first.kernel()
        token = kernel.run("import os; print(os.environ['JUPYTERHUB_API_TOKEN'])").strip()
        assert first.hub("GET", "user", token) == 200

        command = hub.run(option, name, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        told = command.communicate(name.encode())[0].decode()
        if option == "--reset":
            assert first.hub("DELETE", f"users/{name}/server") == 204  # the hub sees that it ended
            assert first.open(patience=20) == 403, "no server without a password"
            command = hub.run("--code", name, stdout=subprocess.PIPE)
            told = command.communicate()[0].decode()
        else:
            assert kernel.run("print(6 * 7)") == "42\n", "work goes on until the new password"

        assert second.sign_in("another password", codes(told)[name])
        assert second.open() == 200
        content = {"type": "file", "format": "text", "content": "secret"}
        second.api("PUT", "contents/my_lessons/secret.txt", **content)
        secret = f"{hub.address}/user/{name}/api/contents/my_lessons/secret.txt"
        assert second.session.get(secret).json()["content"] == "secret"
        assert first.session.get(secret).status_code == 403
        assert first.hub("GET", "user", token) == 403
        assert first.hub("GET", "user") == 403
        with pytest.raises((OSError, websocket.WebSocketException)):
            kernel.run("print(6 * 7)")


def test_work_survives_a_restart_of_the_computer():
    """All programs end at once; then `make hub` goes on with passwords and work."""
    name = NAMES[0]
    with new_hub() as hub:
        known = codes(hub.start())
        learner = Learner(hub.address, name)
        assert learner.sign_in(password(name), known[name])
        assert learner.open() == 200
        mine = {"type": "file", "format": "text", "content": "mine"}
        learner.api("PUT", "contents/my_lessons/work.txt", **mine)
        for number in list(started_by(hub.process.pid)):
            with suppress(ProcessLookupError):  # it ended with another
                os.kill(number, signal.SIGKILL)
        hub.process.wait()
        assert (hub.folder / "hub" / "jupyterhub-proxy.pid").exists()
        with socket.create_server(("127.0.0.1", hub.ports[0])):
            other = hub.run(f"--port={hub.ports[0]}", stderr=subprocess.PIPE)
            told = other.communicate()[1].decode()
            assert f"Port {hub.ports[0]} of this computer must be free" in told
        assert not codes(hub.start()), "nobody needs a new code"
        again = Learner(hub.address, name)
        assert again.sign_in(password(name))
        assert again.open() == 200
        assert again.api("GET", "contents/my_lessons/work.txt")["content"] == "mine"


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl")
def test_certificate_beside_the_teacher_is_found(monkeypatch):
    """Relative paths count from where the teacher is, and the address that is shown is right."""
    with new_hub() as hub:
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=lessons",
             "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", "key.pem", "-out", "cert.pem"],
            cwd=hub.folder, check=True, capture_output=True, **account(),
        )  # fmt: skip
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(hub.folder / "cert.pem"))
        bind = f"--JupyterHub.bind_url=https://127.0.0.1:{hub.ports[0]}/"
        known = codes(hub.start("--ssl-key=key.pem", "--ssl-cert=cert.pem", bind))
        assert hub.address == f"https://127.0.0.1:{hub.ports[0]}"
        assert Learner(hub.address, NAMES[0]).sign_in(password(NAMES[0]), known[NAMES[0]])
