// Call functions of a module with arguments from standard input, and print what they return:
//     node call.mjs MODULE < [["name", [argument, …]], …]
// JSON has no infinity: both ways it goes as a word.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const infinite = { Infinity: Infinity, "-Infinity": -Infinity };
const module = await import(pathToFileURL(process.argv[2]));
const calls = JSON.parse(readFileSync(0, "utf8"), (_, value) => infinite[value] ?? value);
const results = calls.map(([name, given]) => module[name](...given));
const written = (_, value) =>
  typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
process.stdout.write(JSON.stringify(results, written));
