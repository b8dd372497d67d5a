"""`make hub` before it starts: who may, and what it tells a teacher to do."""

import os
import socket
import sys

import hub
import pytest


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


def test_missing_list_says_how_to_write_one(names):
    with pytest.raises(SystemExit, match=r"must list your class.*cp tools/hub/names.txt"):
        hub.names()


def test_names_are_read_in_lower_case(names):
    assert names("# my class\nAda\n\n blaise \nE\u0301milie\n") == ["ada", "blaise", "\u00e9milie"]


@pytest.mark.parametrize("name", ["../ada", "a/b", "two words", ".hidden", "-x", "a\nA", "x" * 33])
def test_names_that_are_no_folder_are_refused(names, name):
    with pytest.raises(SystemExit, match="must hold different names"):
        names(name)


@pytest.mark.parametrize(("tool", "advice"), [("bwrap", "bubblewrap"), ("node", "npm")])
def test_missing_program_says_how_to_get_it(monkeypatch, tool, advice):
    monkeypatch.setattr(hub.shutil, "which", lambda name: None if name == tool else name)
    with pytest.raises(SystemExit, match=f"needs .*{advice}.*apt install"):
        hub.check_machine()


def test_port_of_another_program_is_refused(monkeypatch, tmp_path):
    """Learners would give that program their passwords; the remedy is a command."""
    pytest.importorskip("jupyterhub")
    monkeypatch.setattr(hub, "STATE", tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        options = ["--ip=127.0.0.1", f"--port={port}"]
        advice = f'make hub HUB="{" ".join(options)} --port=8123"'
        with pytest.raises(SystemExit, match=rf"Port {port} .*{advice}"):
            hub.check_ports(hub.configured(options), options)
