"""Start a learner's sandbox and stay beside it: the only way in and out, and a limit to its memory.

    python -I -S guard.py folder bwrap [option or command ...]

The sandbox has a network of its own. What comes to the server's port is passed on to a socket
inside; what the server sends to `folder/hub.sock`, which the sandbox shows it, goes to the hub. The
server ends with the guard, and not with the hub, so a hub that is started again finds it at work.
"""

import errno
import json
import os
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from contextlib import suppress
from urllib.parse import urlsplit

# Bytes that all processes of a learner together may hold, in memory or swapped out.
MEMORY = 2 * 2**30
# Lines of /proc/PID/status, then of smaps_rollup, which divides what processes share among them.
HELD = ("RssAnon:", "RssShmem:", "VmSwap:")
HELD_EXACTLY = ("Pss_Anon:", "Pss_Shmem:", "SwapPss:")
# The exact count is slow: of more than this, in bytes that status shows, it would come too late.
COUNTABLE = 8 * MEMORY
# Connections at a time, each way, to leave the hub what it needs.
CONNECTIONS = 100
# For each kind of processor: its number in filters, and the first of three system calls for keys.
KEYS = {"x86_64": (0xC000003E, 248), "aarch64": (0xC00000B7, 217), "riscv64": (0xC00000F3, 217)}


def main(folder, *command):
    os.chdir(folder)  # the address of a socket must be short
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: sys.exit())
    from_hub = socket.create_server(address("JUPYTERHUB_SERVICE_URL"))
    from_server = listen("hub.sock")
    read, write = os.pipe()
    keys = without_keys()
    with open("log", "wb") as log:
        # Not to the hub's terminal: from a terminal, what writes can also read.
        sandbox = subprocess.Popen(
            [command[0], "--info-fd", str(write), "--seccomp", str(keys), *command[1:]],
            pass_fds=[write, keys], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
        )  # fmt: skip
    os.close(write)
    os.close(keys)
    first = sandbox.pid
    try:
        first = number_outside(read)
        processes, temporary = inside(first, sandbox)
        relay(from_hub, lambda: connect(f"{temporary}/server.sock"))
        relay(from_server, lambda: socket.create_connection(address("JUPYTERHUB_API_URL")))
        killed = set()
        while sandbox.poll() is None:
            limit(processes, killed)
            time.sleep(0.25)
    finally:
        if sandbox.poll() is None:
            os.kill(first, signal.SIGKILL)
        sys.exit(sandbox.wait())  # after the last process inside


def address(variable):
    """Host and port of the address that the hub put into an environment variable."""
    parts = urlsplit(os.environ[variable])
    return parts.hostname, parts.port


def listen(name):
    """A socket in this folder that listens."""
    with suppress(FileNotFoundError):
        os.unlink(name)
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(name)
    listening.listen()
    return listening


def without_keys():
    """A file with a filter for the sandbox's system calls, which refuses those for keys.

    The kernel keeps keys by account: all learners could read each other's, and the teacher's.
    """
    processor, first = KEYS[os.uname().machine]
    load, equal, above, at_least, mask, answer = 0x20, 0x15, 0x25, 0x35, 0x54, 0x06
    program = [  # code, lines to skip if true and if false, operand
        (load, 0, 0, 4),
        (equal, 0, 4, processor),  # calls of another kind have other numbers
        (load, 0, 0, 0),
        (mask, 0, 0, 0xBFFFFFFF),  # the x32 calls of x86_64 have one bit more
        (at_least, 0, 2, first),
        (above, 1, 0, first + 2),
        (answer, 0, 0, 0x50000 | errno.ENOSYS),
        (answer, 0, 0, 0x7FFF0000),  # allowed
    ]
    read, write = os.pipe()
    os.write(write, b"".join(struct.pack("HBBI", *line) for line in program))
    os.close(write)
    return read


def number_outside(read):
    """What the first process of the sandbox is called here, as bubblewrap tells."""
    told = b""
    while not told.endswith(b"}\n"):
        part = os.read(read, 1024)
        if not part:
            sys.exit(1)
        told += part
    os.close(read)
    return json.loads(told)["child-pid"]


def inside(first, sandbox):
    """The folders /proc and /tmp of the sandbox, as soon as it has its own."""
    while sandbox.poll() is None:
        with suppress(FileNotFoundError):
            processes = opened(f"/proc/{first}/root/proc")
            if os.stat(processes).st_dev != os.stat("/proc").st_dev:
                return processes, opened(f"/proc/{first}/root/tmp")
        time.sleep(0.05)
    sys.exit(1)


def opened(folder):
    """A path that stays with `folder`, whatever becomes of the process that it belongs to."""
    return f"/proc/self/fd/{os.open(folder, os.O_DIRECTORY)}"


def connect(path):
    """A connection to a socket that the learner may have put something else in place of."""
    # A link there could lead to any socket of this computer.
    found = os.open(path, os.O_PATH | os.O_NOFOLLOW)
    try:
        far = socket.socket(socket.AF_UNIX)
        far.connect(f"/proc/self/fd/{found}")
        return far
    finally:
        os.close(found)


def relay(listening, connect):
    """Join each connection to `listening` with one that `connect` makes, in threads."""
    free = threading.Semaphore(CONNECTIONS)

    def accept():
        while free.acquire():
            near, _ = listening.accept()
            threading.Thread(target=serve, args=[near], daemon=True).start()

    def serve(near):
        with suppress(OSError), near, connect() as far:
            back = threading.Thread(target=copy, args=[far, near], daemon=True)
            back.start()
            copy(near, far)
            back.join()
        free.release()

    threading.Thread(target=accept, daemon=True).start()


def copy(source, target):
    """Send all that comes from one socket to another; when one of them breaks, end both."""
    try:
        while data := source.recv(2**16):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)


def limit(processes, killed):
    """Kill the largest processes of a sandbox until the others together hold at most `MEMORY`.

    `processes` is its /proc; `killed` notes those that have not quite gone yet.
    """
    numbers = [name for name in os.listdir(processes) if name.isdigit()]
    killed.intersection_update(numbers)
    sizes = dict.fromkeys(numbers, 0)
    for number in sizes.keys() - killed:
        with suppress(OSError):  # it ended meanwhile
            sizes[number] = held(f"{processes}/{number}/status", HELD)
            # If the computer runs out of memory, these processes go first.
            with open(f"{processes}/{number}/oom_score_adj", "w", encoding="ascii") as file:
                file.write("1000")
    if sum(sizes.values()) <= MEMORY:
        return
    if sum(sizes.values()) <= COUNTABLE:
        for number in sizes.keys() - killed:
            with suppress(OSError):
                sizes[number] = held(f"{processes}/{number}/smaps_rollup", HELD_EXACTLY)
    # All others end with the first two, which are bubblewrap's and the server.
    for number in sorted(numbers, key=lambda number: (number in ("1", "2"), -sizes[number])):
        if sum(sizes.values()) <= MEMORY:
            return
        with suppress(OSError):
            end(f"{processes}/{number}")
        killed.add(number)
        sizes[number] = 0


def held(file, names):
    """The bytes that some lines of a file in /proc sum up to."""
    # The name of a program may end in the middle of a letter.
    with open(file, encoding="utf-8", errors="replace") as lines:
        return 1024 * sum(int(line.split()[1]) for line in lines if line.startswith(names))


def end(process):
    """Kill the process that a folder of /proc is about."""
    folder = os.open(process, os.O_DIRECTORY)
    try:
        signal.pidfd_send_signal(folder, signal.SIGKILL)
    finally:
        os.close(folder)


if __name__ == "__main__":
    main(*sys.argv[1:])
