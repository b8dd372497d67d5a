"""A whole class on one machine: how much memory a learner takes, and how long a cell waits.

    python tests/benchmarks/classroom.py [--learners 30] [--seconds 60]

As a JupyterHub does, it starts a JupyterLab server for each learner. Then one learner after the
other, spread over the seconds, opens a lesson and runs all of it, cell by cell through the server,
as a browser does. All servers stay open until the last learner has finished. Then memory is
measured; if several processes share a page of memory, a part of the page counts for each (Linux
only). The lessons are taken in turn.
"""

import argparse
import asyncio
import json
import os
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import nbformat
import psutil
from jupyter_client.jsonutil import json_default
from jupyter_client.session import Session
from tornado.httpclient import AsyncHTTPClient, HTTPClientError
from tornado.netutil import bind_sockets
from tornado.websocket import websocket_connect

ROOT = Path(__file__).parents[2]
LESSONS = sorted((ROOT / "notebooks").glob("*.ipynb"))
TOKEN = secrets.token_hex()
AS_ROOT = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []


class Learner:
    """A learner's own server, kernel and lesson, and how long each of its cells waited."""

    def __init__(self, lesson, scratch):
        self.lesson, self.waits, self.failed = lesson, [], []
        (listener,) = bind_sockets(0, "127.0.0.1")  # a free port
        port = listener.getsockname()[1]
        listener.close()
        self.address = f"127.0.0.1:{port}/api"
        own = {f"JUPYTER_{name}_DIR": str(scratch / name) for name in ("CONFIG", "DATA", "RUNTIME")}
        command = [sys.executable, "-m", "jupyterlab", "--no-browser", f"--port={port}", *AS_ROOT]
        command += [f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={lesson.parent}"]
        silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.server = subprocess.Popen(command, env=os.environ | own, **silent)

    async def ask(self, path, **options):
        """The server's answer to a request."""
        url = f"http://{self.address}/{path}?token={TOKEN}"
        answer = await AsyncHTTPClient().fetch(url, request_timeout=120, **options)
        return json.loads(answer.body)

    async def until_answering(self):
        """Wait for the server to start."""
        while self.server.poll() is None:
            try:
                return await self.ask("status")
            except (OSError, HTTPClientError):
                await asyncio.sleep(0.25)
        raise RuntimeError(f"the server of {self.lesson.name} stopped before it answered")

    async def run(self, after):
        """Open the lesson after some seconds, and run all of its cells."""
        await asyncio.sleep(after)
        where = json.dumps({"path": self.lesson.name})  # the kernel starts beside the lesson
        kernel = await self.ask("kernels", method="POST", body=where)
        url = f"ws://{self.address}/kernels/{kernel['id']}/channels?token={TOKEN}"
        self.channel = await websocket_connect(url)
        for cell in nbformat.read(self.lesson, as_version=4).cells:
            if cell.cell_type == "code":
                start = time.monotonic()
                status = await self.execute(cell.source)
                self.waits.append(time.monotonic() - start)
                if (status == "error") != ("raises-exception" in cell.metadata.get("tags", [])):
                    self.failed.append(f"{self.lesson.name}: {cell.source}")

    async def execute(self, code):
        """Run a cell, and give its status: ok or error."""
        content = {"code": code, "silent": False, "store_history": True, "stop_on_error": False}
        request = Session().msg("execute_request", content) | {"channel": "shell"}
        await self.channel.write_message(json.dumps(request, default=json_default))
        while True:
            reply = json.loads(await self.channel.read_message())
            asked_by = reply["parent_header"].get("msg_id")
            if reply["msg_type"] == "execute_reply" and asked_by == request["header"]["msg_id"]:
                return reply["content"]["status"]

    def megabytes(self):
        """The memory of the server and its kernel."""
        server = psutil.Process(self.server.pid)
        kernels = server.children(recursive=True)
        return tuple(
            sum(process.memory_full_info().pss for process in processes) / 2**20
            for processes in ([server], kernels)
        )


async def hold(learners, seconds):
    """Let all learners run their lessons, and print how much memory and time these took."""
    start = time.monotonic()
    await asyncio.gather(*(learner.until_answering() for learner in learners))
    print(f"servers: all answer after {time.monotonic() - start:.0f} s")
    start = time.monotonic()
    starts = [i * seconds / len(learners) for i in range(len(learners))]
    await asyncio.gather(*(one.run(after) for one, after in zip(learners, starts, strict=True)))
    print(f"lessons: all have run after {time.monotonic() - start:.0f} s")
    servers, kernels = zip(*(learner.megabytes() for learner in learners), strict=True)
    print(
        f"memory:  {statistics.mean(servers):.0f} MB for the server of a learner and "
        f"{statistics.mean(kernels):.0f} MB for the kernel (at most {max(kernels):.0f}); "
        f"{sum(servers + kernels) / 1024:.1f} GB in all"
    )
    # The first cell of a lesson imports NumPy and matplotlib.
    firsts = [learner.waits[0] for learner in learners]
    others = [wait for learner in learners for wait in learner.waits[1:]]
    for name, waits in {"first": firsts, "other": others}.items():
        print(
            f"{name} cells: {len(waits)}, half of them within {statistics.median(waits):.2f} s, "
            f"the slowest after {max(waits):.2f} s"
        )
    failed = [cell for learner in learners for cell in learner.failed]
    print(f"failed:  {len(failed)} cells", *failed, sep="\n")
    return bool(failed)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--learners", type=int, default=30)
    parser.add_argument("--seconds", type=float, default=60, help="over which they begin")
    options = parser.parse_args()
    lessons = [LESSONS[i % len(LESSONS)] for i in range(options.learners)]
    with tempfile.TemporaryDirectory() as scratch:
        learners = [Learner(lesson, Path(scratch) / str(i)) for i, lesson in enumerate(lessons)]
        try:
            return asyncio.run(hold(learners, options.seconds))
        finally:
            for learner in learners:
                learner.server.terminate()
            for learner in learners:
                learner.server.wait(60)


if __name__ == "__main__":
    sys.exit(main())
