"""Start a learner's server, inside the sandbox: limits, then the learner's copies, then JupyterLab.

The copies are made here, where a link or a pipe that the learner left can mislead nobody else.
"""

import os
import resource
import sys
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).parents[1]))

MEMORY = 2 * 2**30
LIMITS = {
    # Data of a process, and all that it maps: shared memory does not count as data.
    resource.RLIMIT_DATA: MEMORY,
    resource.RLIMIT_AS: 2 * MEMORY,
    # Processes and threads of this learner: they count for each user namespace.
    resource.RLIMIT_NPROC: 150,
    resource.RLIMIT_FSIZE: 2**29,
    resource.RLIMIT_CORE: 0,
}
OPTIONS = [
    "--ServerApp.terminals_enabled=False",
    "--MappingKernelManager.cull_idle_timeout=1800",
    # Not ports: what a killed kernel started may hold on to those, but not to these.
    "--KernelManager.transport=ipc",
    "--ServerApp.sock=/tmp/server.sock",
]
# The sandbox has no network: the guard passes on what comes through these sockets.
SOCKETS = {
    "JUPYTERHUB_API_URL": "http+unix://%2Frun%2Fhub%2Fhub.sock",
    "JUPYTERHUB_ACTIVITY_URL": "http+unix://%2Frun%2Fhub%2Fhub.sock",
    "JUPYTERHUB_SERVICE_URL": "http+unix://%2Ftmp%2Fserver.sock",
}


def main():
    for limit, value in LIMITS.items():
        resource.setrlimit(limit, (value, value))
    for name, socket in SOCKETS.items():
        os.environ[name] = socket + urlsplit(os.environ[name]).path
    from copies import update

    for line in update(Path.home() / "my_lessons"):
        print(line)
    os.execv(
        sys.executable,
        [sys.executable, "-m", "jupyterhub.singleuser", *OPTIONS, *sys.argv[1:]],
    )


if __name__ == "__main__":
    main()
