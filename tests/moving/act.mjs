// Put a figure through a list of acts, and print what it is after each:
//     node act.mjs FOLDER MODULE FIGURE < [[numbers, words], [["move", name, {x, y}], …]]
// An act moves a handle to values, presses a key on it, or presses a button, as a hand does.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, module, name] = process.argv.slice(2);
const load = (file) => import(pathToFileURL(`${folder}/${file}.js`));
const { moved, stepped } = await load("stage");
const [given, acts] = JSON.parse(readFileSync(0, "utf8"));
const figure = (await load(module))[name](...given);
const named = (list, label) => list.find((one) => one.label === label);
const act = {
  move: (state, label, values) => moved(named(figure.handles, label), state, values),
  key: (state, label, key) => stepped(named(figure.handles, label), state, key),
  press: (state, label) => named(figure.buttons, label).press(state),
};

let state = figure.start;
const results = acts.map(([kind, ...what]) => {
  state = act[kind](state, ...what);
  const values = figure.handles.map(({ label, x, y }) => [label, (x ?? y).get(state)]);
  return { state, notice: figure.notice(state), values: Object.fromEntries(values) };
});
process.stdout.write(JSON.stringify(results));
