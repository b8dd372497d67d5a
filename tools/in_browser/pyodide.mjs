// Pyodide from the address that the site names. The browser refuses a file whose bytes do not match
// its hash. The page is told what is being loaded; see wait.js.

const folder = new URL(".", import.meta.url).href;
const { address, integrity, count } = await (await fetch(new URL("files.json", folder))).json();
const base = new URL(address, folder).href;
const channel = new BroadcastChannel("python-starts");
const fetchUnchecked = self.fetch;
let loaded = 0;
let started = false;

function tell(message) {
    // What a cell loads later is not reported.
    if (!started) channel.postMessage(message);
}

self.fetch = async (resource, options) => {
    const url = new URL(resource.url ?? resource, folder).href;
    if (!url.startsWith(base) && !url.startsWith(folder)) {
        return fetchUnchecked(resource, options);
    }
    const file = url.slice(url.lastIndexOf("/") + 1);
    const name = file.split("-")[0];
    const hash = url === base + file ? integrity[file] : undefined;
    tell({ name, loaded, count });
    try {
        const response = await fetchUnchecked(resource, hash ? { ...options, integrity: hash } : options);
        if (!response.ok) throw new Error(`${url}: ${response.status} ${response.statusText}`);
        loaded += 1;
        tell({ name, loaded, count });
        return response;
    } catch (error) {
        tell({ failed: file });
        throw error;
    }
};

async function importChecked(file) {
    const source = await (await fetch(base + file)).text();
    const module = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    return import(module);
}

export async function loadPyodide(options) {
    const [core, compiled] = await Promise.all(
        ["pyodide.mjs", "pyodide.asm.mjs"].map(importChecked)
    );
    const pyodide = await core.loadPyodide({
        ...options,
        indexURL: base,
        packages: options.packages.filter((name) => name !== "jedi"), // see lite.py
        createPyodideModule: compiled.default,
    });
    const { runPythonAsync } = pyodide;
    pyodide.runPythonAsync = async (code, ...rest) => {
        const result = await runPythonAsync.call(pyodide, code, ...rest);
        // The last thing that JupyterLite's kernel does before it answers.
        if (code.includes("import pyodide_kernel")) {
            tell({ ready: true });
            started = true;
        }
        return result;
    };
    return pyodide;
}
