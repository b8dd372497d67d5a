// Render each line, {"latex": …, "displayMode": …} in JSON, as a line of HTML in JSON.
const katex = require("katex");
const lines = require("readline").createInterface({ input: process.stdin });
lines.on("line", (line) => {
  const { latex, displayMode } = JSON.parse(line);
  const html = katex.renderToString(latex, { displayMode });
  process.stdout.write(JSON.stringify(html) + "\n");
});
