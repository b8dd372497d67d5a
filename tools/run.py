"""Run the lessons and write them back in one normal form, byte for byte the same each time.

    python tools/run.py [notebook ...]

Without an argument, it takes all lessons. Lesson 00 lists the exercises of the others, so it always
runs, and runs last. A notebook in which a cell fails is left as it was.
"""

import base64
import sys
from pathlib import Path

from lessons import PATHS, ROOT, code_cells, execute, normalised, pictures, read, write

README_PICTURE = ROOT / ".github" / "map.png"


def main(paths):
    others = [path for path in map(Path, paths or PATHS) if path.name != PATHS[0].name]
    for path in [*others, PATHS[0]]:
        notebook = read(path)
        execute(notebook, folder=path.parent)
        write(normalised(notebook), path)
        print(f"ran {path.name}", flush=True)
    README_PICTURE.write_bytes(map_of_lessons())


def map_of_lessons():
    """The first picture of the first lesson, as PNG."""
    shown = [picture for cell in code_cells(read(PATHS[0])) for picture in pictures(cell)]
    return base64.b64decode(shown[0].data["image/png"])


if __name__ == "__main__":
    main(sys.argv[1:])
