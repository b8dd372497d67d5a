"""`make hub` before it starts: who may, and what it tells a teacher to do."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import hub
import pytest
import yaml
from traitlets.config import Config


@pytest.fixture
def names(tmp_path, monkeypatch):
    """A function that writes the list of a class and reads it as the hub does."""
    file = tmp_path / "names.txt"
    monkeypatch.setattr(hub, "NAMES", file)

    def read(text):
        file.write_text(text, encoding="utf-8")
        return hub.names()

    return read


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the hub needs Linux")


def test_root_is_refused(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    with pytest.raises(SystemExit, match="must not run as root"):
        hub.main([])


def test_kubernetes_values_let_learners_in():
    """Who has signed up and was let in by the teacher is not refused by the hub itself."""
    auth = pytest.importorskip("jupyterhub.auth")
    file = hub.HUB / "kubernetes" / "values.yaml"
    config = Config(yaml.safe_load(file.read_text(encoding="utf-8"))["hub"]["config"])
    assert auth.Authenticator(config=config).check_allowed("ada")


def test_missing_list_says_how_to_write_one(names):
    with pytest.raises(SystemExit, match=r"must list your class.*cp tools/hub/names.txt"):
        hub.names()


def test_names_are_read_in_lower_case(names):
    assert names("# my class\nAda\n\n blaise \nE\u0301milie\n") == ["ada", "blaise", "\u00e9milie"]


def test_names_may_hold_vowel_signs(names):
    assert names("अनिता\nमोहन\nநிலா\n") == ["अनिता", "मोहन", "நிலா"]


@pytest.mark.parametrize("coding", ["utf-16", "cp1252"])
def test_list_that_is_not_utf_8_says_how_to_save_it(names, coding):
    hub.NAMES.write_bytes("Zoë\n".encode(coding))
    with pytest.raises(SystemExit, match=r"must be text in UTF-8; got byte 0x.*Save it as UTF-8"):
        hub.names()


@pytest.mark.parametrize("text", ["", "\n \n", "# ada\n"])
def test_list_without_names_is_refused(names, text):
    with pytest.raises(SystemExit, match=r"got none\. Write a name such as ada\.lovelace"):
        names(text)


@pytest.mark.parametrize(
    "name",
    ["../ada", "a/b", "two words", ".hidden", "-x", "a\nA", "x" * 33, "\u093fx", "a\u200eb"],
)
def test_names_that_are_no_folder_are_refused(names, name):
    with pytest.raises(SystemExit, match="must hold different names"):
        names(name)


@pytest.mark.parametrize(("tool", "advice"), [("bwrap", "bubblewrap"), ("node", "npm")])
def test_missing_program_says_how_to_get_it(monkeypatch, tool, advice):
    monkeypatch.setattr(hub.shutil, "which", lambda name: None if name == tool else name)
    with pytest.raises(SystemExit, match=f"needs .*{advice}.*apt install"):
        hub.check_machine()


def test_machine_whose_calls_for_keys_are_unknown_is_refused(monkeypatch):
    names = os.uname_result(("Linux", "here", "6", "1", "m68k"))
    monkeypatch.setattr(os, "uname", lambda: names)
    with pytest.raises(SystemExit, match=r"needs a processor .*; got m68k\. Use another"):
        hub.check_machine()


def test_home_hides_no_program(monkeypatch):
    """A class may hold the name of the account in whose home the repository is."""
    import sandbox

    monkeypatch.setattr(sandbox, "ROOT", Path("/home/ada/repository"))
    command = sandbox.command(Path("/class/ada"), Path("/lessons"), Path("/hub"))
    inside = Path(command[command.index("--chdir") + 1])
    shown = [Path(command[n + 2]) for n, option in enumerate(command) if "ro-bind" in option]
    assert inside.name == "ada"
    assert Path("/home/ada/repository/.venv") in shown
    assert not [path for path in shown if path.is_relative_to(inside)]


@pytest.mark.parametrize(
    ("option", "shown"),
    [
        ("--port=8123", "http://127.0.0.1:8123/"),
        ("--JupyterHub.subdomain_host=http://hub.localhost:8000", "http://hub.localhost:8000/"),
    ],
)
def test_address_is_the_one_that_learners_open(option, shown):
    pytest.importorskip("jupyterhub")
    assert hub.address(hub.configured([option])) == shown


@pytest.mark.parametrize("number", [None, "", "self", 2**30])
def test_port_of_another_program_is_refused(monkeypatch, tmp_path, number):
    """Learners would give that program their passwords; the remedy is a command.

    A power cut leaves the number of the proxy, which by then another program or none may have.
    """
    pytest.importorskip("jupyterhub")
    monkeypatch.setattr(hub, "STATE", tmp_path)
    left = tmp_path / "jupyterhub-proxy.pid"
    if number is not None:
        left.write_text(str(number))
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        options = ["--ip=127.0.0.1", f"--port={port}"]
        advice = f'make hub HUB="{" ".join(options)} --port=8123"'
        with pytest.raises(SystemExit, match=rf"Port {port} .*{advice}"):
            hub.check_ports(hub.configured(options), options)
    assert not left.exists(), "the hub would end the program of that number"


@pytest.fixture
def homes(monkeypatch, tmp_path):
    """The homes of a class in which Ada has a password; the teacher types her name."""
    pytest.importorskip("jupyterhub")
    for name in ("STATE", "HOMES"):
        monkeypatch.setattr(hub, name, tmp_path / name)
        (tmp_path / name).mkdir()
    for name in ("LISTED", "PASSWORDS"):
        monkeypatch.setattr(hub, name, tmp_path / name)
    hub.PASSWORDS.write_text('{"ada": {"password": "a digest"}, "blaise": {"code": "another"}}')
    monkeypatch.setattr("builtins.input", lambda question: "ada")
    return hub.HOMES


def test_reset_removes_what_its_learner_locked(homes, tmp_path):
    (tmp_path / "other").write_text("kept")
    locked = homes / "ada" / "locked"
    (locked / "in").mkdir(parents=True)
    (locked / "link").symlink_to(tmp_path / "other")
    locked.chmod(0)
    hub.reset(hub.known_name("Ada"))
    assert not list(homes.iterdir())
    assert (tmp_path / "other").read_text() == "kept"
    assert json.loads(hub.PASSWORDS.read_text()) == {"blaise": {"code": "another"}}


def test_reset_that_fails_says_what_is_left_and_can_be_repeated(homes, monkeypatch):
    (homes / "ada").mkdir()
    with monkeypatch.context() as patch:
        failed = subprocess.CompletedProcess([], 1, stderr="rm: Device or resource busy\n")
        patch.setattr(hub.subprocess, "run", lambda *_, **__: failed)
        with pytest.raises(SystemExit, match=r"ada is not removed: rm: Device .* then retry"):
            hub.reset(hub.known_name("ada"))
    assert json.loads(hub.PASSWORDS.read_text())["ada"] == {}, "nobody signs in meanwhile"
    hub.reset(hub.known_name("ada"))
    assert not list(homes.iterdir())


def test_reset_knows_a_name_by_its_home(homes):
    hub.PASSWORDS.write_text("{}")
    (homes / "ada").mkdir()
    hub.reset(hub.known_name("ada"))
    assert not list(homes.iterdir())
    for name in ("ada", "..", "../homes"):
        with pytest.raises(SystemExit, match="must be a name of the class"):
            hub.known_name(name)
