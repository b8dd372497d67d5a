// Lesson 08: the loss of a dry day in four ways, over the logit, and the digits of it that are right.

import { DATA, GOOD, LOSS, MODEL, QUIET, axes, bar, dot, filled, fixed, line, words } from "./stage.js";

const LIMITS = { min: 1, max: 999, step: 1 }; // of the logit z, in nats
export const ALL = 15; // the significant digits that each float64 number can hold
const CLIP = 1e-7;

// −ln(1 − σ(z)) in nats, computed as the lesson computes it.
export const WAYS = {
  naive: (z) => -Math.log(1 - 1 / (1 + Math.exp(-z))),
  clipped: (z) => -Math.log(1 - Math.min(1 - CLIP, Math.max(CLIP, 1 / (1 + Math.exp(-z))))),
  mirrored: (z) => -Math.log(1 / (1 + Math.exp(z))),
  stable: (z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))),
};
const NAMES = Object.keys(WAYS);

// How many significant digits of `found` are right: the error is below half a unit of the last.
export function digits(found, right) {
  const error = Math.abs(found - right);
  if (error === 0) return ALL;
  if (error === Infinity) return 0;
  const first = Math.floor(Math.log10(right)); // the place of the first digit
  return Math.min(ALL, Math.max(0, Math.floor(first + 1 - Math.log10(2 * error))));
}

// All four losses at z, and their right digits.
export function losses(z) {
  const right = WAYS.stable(z);
  return NAMES.map((name) => ({ name, loss: WAYS[name](z), digits: digits(WAYS[name](z), right) }));
}

export function notice({ z }, say) {
  const [naive, clipped, mirrored, stable] = losses(z);
  const stopped = clipped.loss !== naive.loss;
  let words = naive.digits === ALL ? say.all : say.same;
  if (stopped) words = say.clipped;
  if (naive.loss === Infinity) words = say.naive;
  if (mirrored.loss === Infinity) words = say.mirrored;
  return filled(words, {
    z,
    digits: naive.digits,
    clipped: fixed(clipped.loss, 4),
    stable: fixed(stable.loss, 4),
    slope: fixed(1 / (1 + Math.exp(-z)), 4),
  });
}

export function logit({ z }, say) {
  const COLOURS = [LOSS, MODEL, DATA, GOOD];
  const whole = Array.from({ length: LIMITS.max }, (_, i) => losses(i + 1)); // at z = 1, 2, …
  // Where a way has its last finite loss, and where the clip sets in.
  const end = (way) => whole.filter((at) => at[way].loss < Infinity).length;
  const [lastNaive, lastMirrored] = [end(0), end(2)];
  const stop = -Math.log(CLIP);

  const logs = { min: 0, max: 3, ticks: [0, 1, 2, 3], format: (value) => ["1", "10", "100", "1,000"][value], label: "logit z (nats)" };
  const wide = (box) => box.width >= 40 * box.em;

  function curves(box) {
    const { em } = box;
    const width = (wide(box) ? 0.45 * box.width : box.width) - 5 * em;
    const at = { left: 3.4 * em, top: 1.6 * em, width, height: (wide(box) ? 11.4 : 10) * em };
    const y = { ...logs, min: -0.25, label: "loss of a dry day (nats)" }; // room for the handle
    return axes(at, { ...logs, min: -0.15 }, y, em);
  }

  // One strip for each way: its height at z is the number of right digits.
  function strips(box) {
    const { em } = box;
    const left = wide(box) ? 0.45 * box.width + 2 * em : 0.6 * em;
    const top = wide(box) ? 0 : 15.6 * em;
    const width = box.width - left - 1.6 * em;
    const rows = NAMES.map((_, row) => top + (2.9 + 2.9 * row) * em);
    return { left, top, width, rows, high: 1.3 * em, x: (value) => left + (width * Math.log10(value)) / logs.max };
  }

  function strip(way, on, { z }, box) {
    const { em } = box;
    const top = on.rows[way];
    const bottom = top + on.high;
    const { name, loss, digits } = whole[z - 1][way];
    let drawn = bar(on.left, top, on.width, on.high, { fill: "#F2F2F2" });
    // A step at each z, from half-way to the one before to half-way to the one after.
    const outline = [[on.left, bottom]];
    let height = -1;
    whole.forEach((at, i) => {
      if (at[way].digits === height) return;
      const x = i === 0 ? on.left : on.x(i + 0.5);
      outline.push([x, outline.at(-1)[1]], [x, bottom - (on.high * at[way].digits) / ALL]);
      height = at[way].digits;
    });
    outline.push([on.left + on.width, outline.at(-1)[1]], [on.left + on.width, bottom]);
    drawn += line(outline, { colour: COLOURS[way], fill: COLOURS[way], width: 1 });
    drawn += line([[on.left, bottom], [on.left + on.width, bottom]], { width: 1 });
    const here = [[on.x(z), top - 0.2 * em], [on.x(z), bottom + 0.2 * em]];
    drawn += line(here, { colour: "#fff", width: 6 }) + line(here, { width: 2 });
    drawn += words(on.left, top - 0.35 * em, name, { bold: true });
    drawn += words(on.left + 11.2 * em, top - 0.35 * em, fixed(loss, 4), { anchor: "end" });
    drawn += words(on.left + on.width, top - 0.35 * em, `${digits} of ${ALL}`, { anchor: "end" });
    return drawn;
  }

  return {
    start: { z },
    height: (box) => (wide(box) ? 16.4 : 32) * box.em,
    notice: (state) => notice(state, say),
    handles: [
      {
        label: say.handle,
        x: { ...LIMITS, get: (s) => s.z, set: (s, value) => ({ ...s, z: value }) },
        at: (s, box) => [curves(box).x(Math.log10(s.z)), curves(box).y(Math.log10(WAYS.stable(s.z)))],
        to: (x, y, s, box) => ({ x: 10 ** curves(box).fromX(x) }),
        text: (s) => `${s.z} nats`,
        colour: GOOD,
      },
    ],
    picture(s, box) {
      const { em } = box;
      const on = curves(box);
      const point = (value, loss) => [on.x(Math.log10(value)), on.y(Math.log10(loss))];
      const right = [...Array(31).keys()].map((i) => point(10 ** (i / 10), WAYS.stable(10 ** (i / 10))));
      const [x, y] = point(s.z, Math.min(s.z, stop));
      let drawn = on.frame;
      drawn += line(right, { colour: GOOD, width: 5 });
      drawn += line([point(stop, stop), point(LIMITS.max, stop)], { colour: MODEL, dash: "7 4" });
      if (s.z > stop) {
        drawn += line([[x, y], point(s.z, WAYS.stable(s.z))], { colour: QUIET, dash: "2 3", width: 1.5 });
        drawn += dot(x, y, { colour: MODEL });
      }
      for (const [last, name, colour] of [[lastNaive, "naive ends", LOSS], [lastMirrored, "mirrored ends", DATA]]) {
        const [left, top] = point(last, last);
        const [a, b] = [0.4 * em, -0.4 * em];
        drawn += line([[left + a, top + a], [left + b, top + b]], { colour, width: 3 });
        drawn += line([[left + a, top + b], [left + b, top + a]], { colour, width: 3 });
        drawn += words(left - 1.1 * em, top + 0.3 * em, name, { anchor: "end" });
      }
      drawn += words(...point(LIMITS.max, stop / 2.8), "clipped", { anchor: "end" });
      const [under, below] = point(4, 4);
      drawn += words(under + 0.9 * em, below + 1 * em, "stable");

      const rows = strips(box);
      drawn += words(rows.left + 11.2 * em, rows.top + em, "loss (nats)", { anchor: "end" });
      drawn += words(rows.left + rows.width, rows.top + em, "right digits", { anchor: "end" });
      COLOURS.forEach((_, way) => (drawn += strip(way, rows, s, box)));
      const foot = rows.rows.at(-1) + rows.high;
      for (const value of [1, 10, 100, 1000]) {
        const anchor = value === 1 ? "start" : value === 1000 ? "end" : "middle";
        drawn += words(rows.x(value), foot + 1.3 * em, logs.format(Math.log10(value)), { anchor });
      }
      drawn += words(rows.left + rows.width / 2, foot + 2.6 * em, logs.label, { anchor: "middle" });
      return drawn;
    },
  };
}
