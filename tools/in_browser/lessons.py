"""Run notebooks cell by cell, as a kernel would; lessons.mjs calls `shown` in Pyodide."""

import json
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

from IPython.core.displayhook import CapturingDisplayHook
from IPython.core.displaypub import CapturingDisplayPublisher
from IPython.core.interactiveshell import InteractiveShell

shell = InteractiveShell.instance()
shell.display_pub = CapturingDisplayPublisher(shell=shell)
shell.showtraceback = lambda *_, **__: None  # a traceback would be printed


def shown(path):
    """The text printed, displayed and raised by each code cell, as JSON."""
    shell.reset()
    cells = json.loads(Path(path).read_bytes())["cells"]
    return json.dumps(
        [run("".join(cell["source"])) for cell in cells if cell["cell_type"] == "code"]
    )


def run(source):
    """The outputs of a cell that runs `source`, as a notebook stores them."""
    displayed = shell.display_pub.outputs = []
    shell.display_trap.hook = CapturingDisplayHook(shell, displayed)
    with redirect_stdout(StringIO()) as printed, redirect_stderr(printed):
        result = shell.run_cell(source, store_history=True)
    outputs = [{"text": printed.getvalue()}] if printed.getvalue() else []
    outputs += [{"data": output["data"]} for output in displayed]
    if error := result.error_before_exec or result.error_in_exec:
        outputs.append({"ename": type(error).__name__, "evalue": str(error)})
    return outputs
