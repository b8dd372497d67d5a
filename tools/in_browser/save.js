// JupyterLab takes as saved whatever is written while it saves, and then does not save it. In a
// browser a save may take a second, so here a notebook that changed meanwhile still counts as changed.

const app = await new Promise(found => {
    const look = setInterval(() => {
        if (!window.jupyterapp) return;
        clearInterval(look);
        found(window.jupyterapp);
    }, 100);
});
await app.started;

const watched = new WeakSet();
app.shell.layoutModified.connect(watchAll);
watchAll();

function watchAll() {
    for (const { context } of app.shell.widgets("main")) {
        if (!context || watched.has(context)) continue;
        watched.add(context);
        watch(context);
    }
}

function watch({ model, saveState }) {
    let changed = false;
    model.contentChanged.connect(() => { changed = true; });
    saveState.connect((_, state) => {
        if (state === "started") changed = false;
        if (state === "completed" && changed) model.dirty = true;
    });
}
