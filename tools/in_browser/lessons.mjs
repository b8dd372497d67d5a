// Run notebooks in Pyodide without a browser; for each, a line of JSON says what its cells showed.
//
//     node lessons.mjs <folder of Pyodide's core> <lock file> <packages> <notebook> ...

import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const [core, lock, packages, ...notebooks] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(join(core, "pyodide.mjs")));
const pyodide = await loadPyodide({
    indexURL: core,
    lockFileURL: lock,
    packages: packages.split(","),
    stdout: () => {}, // it would say which packages it loads
});
pyodide.FS.mkdir("/lessons");
pyodide.mountNodeFS("/lessons", dirname(notebooks[0]));
pyodide.FS.chdir("/lessons");
pyodide.runPython(readFileSync(new URL("lessons.py", import.meta.url), "utf8"));
const shown = pyodide.globals.get("shown");
for (const notebook of notebooks) console.log(shown(basename(notebook)));
