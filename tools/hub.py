"""Let a class in to the lessons on this computer: `make hub`, `hub-code` and `hub-reset`.

    python tools/hub.py [option of JupyterHub ...]
    python tools/hub.py --reset name
    python tools/hub.py --code name

`my_class/names.txt` lists the names. Each learner gets a one-time code, shown once. What a learner
writes is in `my_class/homes/`, and no command but the reset removes any of it.
"""

import os
import shutil
import signal
import socket
import struct
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import npm
from lessons import NOTEBOOKS, PATHS, ROOT, read, tags, write

HUB = ROOT / "tools" / "hub"
# Tests let a class of their own in.
CLASS = Path(os.environ.get("CLASS_FOLDER", ROOT / "my_class")).resolve()
NAMES, STATE, HOMES = CLASS / "names.txt", CLASS / "hub", CLASS / "homes"
LISTED, PASSWORDS = STATE / "names.json", STATE / "passwords.json"

sys.path.insert(0, str(HUB))


def main(options):
    if os.geteuid() == 0:
        sys.exit(
            "make hub must not run as root: learners run programs in it. Use your own account."
        )
    if options[:1] in (["--reset"], ["--code"]):
        return {"--reset": reset, "--code": renew}[options[0]](known_name(options[1]))
    class_names = names()
    check_machine()
    app = configured(options)
    claim(address(app))
    check_ports(app, options)
    npm.install(HUB)
    prepare(class_names)
    print(f"Sign in at {address(app)}", flush=True)
    print("To close the class, press Control-C here.", flush=True)
    os.environ["CLASS_FOLDER"] = str(CLASS)
    # The hub finds its programs beside this Python.
    os.environ["PATH"] = os.pathsep.join([str(ROOT / ".venv" / "bin"), os.environ["PATH"]])
    config = str(HUB / "jupyterhub_config.py")
    os.execv(sys.executable, [sys.executable, "-m", "jupyterhub", "-f", config, *options])


def check_machine():
    """Stop with what to do, if the machine cannot enclose a learner."""
    import guard
    import sandbox

    if os.uname().machine not in guard.KEYS:
        sys.exit(
            f"make hub needs a processor of the kind {' or '.join(guard.KEYS)}; got "
            f"{os.uname().machine}. Use another computer."
        )
    if shutil.which("bwrap") is None:
        sys.exit("make hub needs bubblewrap: sudo apt install bubblewrap (Linux only). Then retry.")
    if shutil.which("node") is None:
        sys.exit("make hub needs Node.js and npm: sudo apt install npm. Then retry.")
    tried = subprocess.run(
        [*sandbox.CLOSED, "--ro-bind", "/", "/", "true"], capture_output=True, text=True
    )
    if tried.returncode:
        sys.exit(
            "make hub needs bubblewrap 0.8 or newer, which must be allowed user namespaces; "
            f"it says: {tried.stderr.strip()}. "
            "On Ubuntu: sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0; in a "
            "container: allow them where it is started. Then retry."
        )


def configured(options):
    """A JupyterHub that has read the options, and is not started."""
    from jupyterhub.app import JupyterHub

    app = JupyterHub(log_level="ERROR")
    app.parse_command_line(options)
    if not {"ip", "bind_url"} & set(app.config.JupyterHub):
        app.ip = "127.0.0.1"  # as the hub's own file says
    return app


def claim(where):
    """Hold the class for this hub, until it ends; stop if it is open at another address."""
    import fcntl

    STATE.mkdir(parents=True, exist_ok=True)
    held = os.open(STATE / "address", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        sys.exit(f"The class is already open: {os.read(held, 1000).decode()}. Nothing was started.")
    os.set_inheritable(held, True)  # the hub takes the place of this program
    os.truncate(held, 0)
    os.write(held, where.encode())


def proxy_lives():
    """Whether the proxy of a hub that was killed still runs; the new hub ends it."""
    file = STATE / "jupyterhub-proxy.pid"
    try:
        command = Path(f"/proc/{file.read_text()}/cmdline").read_text(encoding="utf-8")
        return str(HUB / "node_modules" / ".bin" / "configurable-http-proxy") in command
    except OSError:
        return False


def check_ports(app, options):
    """Stop if another program has a port: learners would type their passwords into it."""
    if proxy_lives():
        return
    # The hub would end the program that has the number now.
    (STATE / "jupyterhub-proxy.pid").unlink(missing_ok=True)
    proxy = app.config.ConfigurableHTTPProxy.get("api_url", "http://127.0.0.1:8001")
    for option, number, other in (
        ("--port={}", urlsplit(app.bind_url).port, 8123),
        ("--JupyterHub.hub_port={}", app.hub_port, 8124),
        ("--ConfigurableHTTPProxy.api_url=http://127.0.0.1:{}", urlsplit(proxy).port, 8125),
    ):
        with socket.socket() as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trial.bind(("127.0.0.1", number))
            except OSError:
                sys.exit(
                    f"Port {number} of this computer must be free for the hub; another program "
                    f'has it. Use: make hub HUB="{" ".join([*options, option.format(other)])}".'
                )


def address(app):
    """The address that learners open."""
    if app.subdomain_host:
        return f"{app.subdomain_host}/"
    parts = urlsplit(app.bind_url)
    if parts.hostname in (None, "0.0.0.0", "::"):  # all of this computer's addresses
        parts = parts._replace(netloc=f"{socket.gethostname()}:{parts.port}")
    return parts.geturl()


def names():
    """The names of the class, in lower case, as one signs in."""
    from class_names import as_listed, is_name

    if not NAMES.exists():
        sys.exit(
            "my_class/names.txt must list your class, one name per line; there is no such file. "
            f"For an example: mkdir -p my_class; cp {HUB.relative_to(ROOT)}/names.txt my_class"
        )
    try:
        lines = NAMES.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        wrong = f"got byte {error.object[error.start]:#x} at {error.start}"
        sys.exit(
            f"my_class/names.txt must be text in UTF-8; {wrong}. Save it as UTF-8, then retry."
        )
    found = [as_listed(line) for line in lines if line.strip() and line[0] != "#"]
    if not found:
        sys.exit(
            "my_class/names.txt must list your class, one name per line; got none. Write a name "
            "such as ada.lovelace into it, without #, then retry."
        )
    for number, name in enumerate(found, 1):
        if not is_name(name) or found.count(name) > 1:
            sys.exit(
                "my_class/names.txt must hold different names of letters, digits, points and "
                f"hyphens, without spaces, such as ada.lovelace; got {name!r} as name {number}. "
                "Change it there, then retry."
            )
    return found


def prepare(class_names):
    """Make what the hub reads: the lessons without notes, the names, a code for each new name."""
    import sign_in

    CLASS.mkdir(exist_ok=True)
    CLASS.chmod(0o700)
    HOMES.mkdir(exist_ok=True)
    lessons = STATE / "lessons"
    (lessons / "data").mkdir(parents=True, exist_ok=True)
    for path in PATHS:
        notebook = read(path)
        notebook.cells = [cell for cell in notebook.cells if "notes" not in tags(cell)]
        write(notebook, lessons / path.name)
    shutil.copytree(NOTEBOOKS / "data", lessons / "data", dirs_exist_ok=True)
    (STATE / "first").write_text(PATHS[0].name, encoding="utf-8")
    sign_in.save(LISTED, dict.fromkeys(class_names))
    known = sign_in.load(PASSWORDS)
    give_codes([name for name in class_names if name not in known])


def give_codes(new):
    """Store a one-time code for each of some names, and show the sheet to cut up and hand out."""
    import sign_in

    codes = {name: sign_in.new_code() for name in new}
    stored = {name: {"code": sign_in.digest(code)} for name, code in codes.items()}
    sign_in.save(PASSWORDS, sign_in.load(PASSWORDS) | stored)
    if codes:
        print("One-time codes, shown only now. Print them, and hand each to its learner:\n")
        for name, code in codes.items():
            print(f"    {name:<32}  {code}")
        print(flush=True)


def known_name(name):
    """A name of the class as it was let in last, or one that has left something."""
    import sign_in
    from class_names import as_listed, is_name

    found = as_listed(name)
    listed = sign_in.load(PASSWORDS) | sign_in.load(LISTED)
    if not is_name(found) or not (found in listed or (HOMES / found).exists()):
        sys.exit(f"NAME must be a name of the class; got {name!r}. See my_class/names.txt.")
    return found


def renew(name):
    """Give a name a new code, because its password is forgotten; nothing else changes."""
    give_codes([name])


def reset(name):
    """Remove all that a learner wrote, and the password, once the teacher has typed the name."""
    import sign_in

    home = HOMES / name
    print(f"This removes {home} with all its files, and the password of {name}.")
    if input(f"To remove them, type {name}: ") != name:
        sys.exit("Nothing was removed.")
    # First of all, no password: from here on the learner can start no server that writes again.
    sign_in.save(PASSWORDS, sign_in.load(PASSWORDS) | {name: {}})
    stop(name)
    remove(home)
    stored = sign_in.load(PASSWORDS)
    del stored[name]
    sign_in.save(PASSWORDS, stored)
    print(f"Removed. `make hub-code NAME={name}`, or the next `make hub`, gives a new code.")


def remove(home):
    """Remove a home, whatever its learner did to its folders; stop if something is left."""
    if home.exists():
        # Both programs follow no link, and go as deep as folders can be nested.
        subprocess.run(["chmod", "-R", "u+rwX", "--", home], capture_output=True)
        tried = subprocess.run(["rm", "-rf", "--", home], capture_output=True, text=True)
    if home.exists():
        sys.exit(
            f"{home} is not removed: {tried.stderr.partition(chr(10))[0]}. Until it is, "
            f"{home.name} cannot sign in. Remove the cause, then retry."
        )


def stop(name):
    """Stop the server of a learner, if it runs, and wait until it has ended."""
    door = STATE / "guards" / name / "hub.sock"
    guard = listener(door)
    if guard:
        os.kill(guard, signal.SIGTERM)
    while guard and listener(door) == guard:
        time.sleep(0.1)


def listener(path):
    """The number of the process that listens to a socket, if one does."""
    with socket.socket(socket.AF_UNIX) as asking:
        try:
            # A long path is no address of a socket, but the way to it through /proc is.
            asking.connect(f"/proc/self/fd/{os.open(path, os.O_PATH)}")
        except (FileNotFoundError, ConnectionRefusedError):
            return None
        return struct.unpack("3i", asking.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))[0]


if __name__ == "__main__":
    main(sys.argv[1:])
