"""Open the learner's own copies of the lessons in JupyterLab; `make lab` runs this.

    python tools/lab.py [option of JupyterLab ...]

The first start makes the copies, in `my_lessons/`, and opens lesson 00; a later start opens what
was open when the learner stopped. No file of the learner's is changed.
"""

import os
import sys

from copies import FOLDER, update
from lessons import PATHS, ROOT

# A default for JupyterLab, which a learner's own settings override: no question about news.
SETTINGS = ROOT / "tools" / "jupyter"
# What was open is noted in a folder of the lessons: all projects share JupyterLab's own folder.
WORKSPACES = FOLDER / ".workspaces"


def main(options):
    from jupyterlab.labapp import LabApp  # slow to import, and not needed for the options

    try:
        told = update()
    except OSError as error:
        sys.exit(f"my_lessons must be a folder you can write to; got {error}. Rename it and retry.")
    for line in told:
        print(line)
    print("To stop JupyterLab, press Control-C here.", flush=True)
    paths = [str(SETTINGS), os.environ.get("JUPYTER_CONFIG_PATH")]
    os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(filter(None, paths))
    LabApp.launch_instance([*arguments(), *options])


def arguments():
    """The options of JupyterLab: where it opens, and that it serves only this computer."""
    first = f"/lab/tree/{FOLDER.name}/{PATHS[0].name}"
    return [
        "--ip=127.0.0.1",
        f"--ServerApp.root_dir={ROOT}",  # lessons link to files of the library
        f"--FileContentsManager.preferred_dir={FOLDER}",
        f"--LabApp.default_url={'/lab' if was_left_open() else first}",
        f"--LabApp.workspaces_dir={WORKSPACES}",
        "--Application.log_level=WARN",  # keeps what the learner is told in sight
    ]


def was_left_open():
    """Whether a lesson was open when the learner stopped."""
    tab = f'"notebook:{FOLDER.name}/'.encode()
    return any(tab in file.read_bytes() for file in WORKSPACES.glob("*.jupyterlab-workspace"))


if __name__ == "__main__":
    main(sys.argv[1:])
