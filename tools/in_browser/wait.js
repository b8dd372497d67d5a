// While Python starts, say what is being loaded, as pyodide.mjs reports it.

const box = document.createElement("p");
box.setAttribute("role", "status");
box.id = "python-starts";
box.style.cssText = `
    position: fixed; z-index: 2000; bottom: 2.5rem; left: 50%; transform: translateX(-50%);
    box-sizing: border-box; width: max-content; max-width: min(36rem, 100vw - 2rem); margin: 0;
    padding: 0.6rem 1rem; border-radius: 0.3rem; pointer-events: none;
    background: #1f2933; color: #ffffff; font: 1rem/1.4 system-ui, sans-serif`;
box.hidden = true;

const patience = "The first visit takes longest; later ones find the files in the browser's cache.";
let failed = false;

new BroadcastChannel("python-starts").addEventListener("message", ({ data }) => {
    if (failed) return; // if several files load at once, others may still arrive
    if (!box.isConnected) document.body.append(box);
    box.hidden = Boolean(data.ready);
    if (data.failed) {
        failed = true;
        box.textContent = `Python cannot start: ${data.failed} did not arrive, or is not the file `
            + "that it should be. Check the connection, then reload this page.";
    } else if (data.ready || data.loaded === data.count) {
        box.textContent = "Python starts in this browser: all files are here.";
    } else {
        const files = `${data.loaded} of ${data.count} files`;
        box.textContent = `Python starts in this browser: ${data.name}, ${files}. ${patience}`;
    }
});
