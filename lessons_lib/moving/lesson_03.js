// Lesson 03: one forecast of rain, what it costs in either weather, and what a step bolder changes.

import { DATA, GOOD, MODEL, WASTE, axes, bar, curve, dot, filled, fixed, line, words } from "./stage.js";

const CEILING = 7; // bits: the top of the picture
export const STEP = 0.01;

// −log₂ p, in bits.
export const surprisal = (p) => (p === 1 ? 0 : -Math.log2(p));

export const losses = (yHat) => ({ rain: surprisal(yHat), dry: surprisal(1 - yHat) });

// What the next step away from one half saves if the forecast is right, and costs if it is wrong.
export function bolder(yHat) {
  const next = Number((yHat + (yHat >= 0.5 ? STEP : -STEP)).toFixed(2));
  const [now, then] = [losses(yHat), losses(next)];
  return {
    next,
    saved: Math.min(now.rain, now.dry) - Math.min(then.rain, then.dry),
    more: Math.max(then.rain, then.dry) - Math.max(now.rain, now.dry),
  };
}

export function notice({ yHat }, say) {
  const { rain, dry } = losses(yHat);
  if (yHat === 0 || yHat === 1) return filled(say.certain, { yHat: fixed(yHat, 2) });
  const { next, saved, more } = bolder(yHat);
  return filled(say.notice, {
    yHat: fixed(yHat, 2),
    rain: fixed(rain, 4),
    dry: fixed(dry, 4),
    next: fixed(next, 2),
    saved: fixed(saved, 4),
    more: Number.isFinite(more) ? fixed(more, 4) : say.infinitely,
  });
}

export function forecast({ yHat }, say) {
  const place = (box) =>
    axes(
      { left: 3 * box.em, top: 5.5 * box.em, width: box.width - 4.5 * box.em, height: box.height - 9 * box.em },
      { min: 0, max: 1, ticks: [0, 0.25, 0.5, 0.75, 1], label: "predicted probability of rain ŷ" },
      { min: 0, max: CEILING, ticks: [0, 1, 2, 3, 4, 5, 6, 7], label: "loss (bits)" },
      box.em,
    );
  const height = (bits) => Math.min(bits, CEILING);

  // What one step bolder saves and costs, as bars on one scale: the whole width is one bit.
  function step(yHat, box) {
    const { saved, more } = yHat === 0 || yHat === 1 ? { saved: 0, more: 0 } : bolder(yHat);
    const left = 9 * box.em;
    const bit = box.width - left - 6 * box.em;
    let drawn = "";
    for (const [row, name, bits, fill] of [[0, "a step saves", saved, GOOD], [1, "a step costs", more, WASTE]]) {
      const top = (0.2 + 1.5 * row) * box.em;
      const length = bit * Math.min(1, bits);
      drawn += words(0, top + box.em, name);
      drawn += bar(left, top, length, 1.2 * box.em, { fill });
      drawn += words(left + length + 0.5 * box.em, top + box.em, `${fixed(bits, 4)}`);
    }
    return drawn;
  }

  return {
    start: { yHat },
    height: (box) => Math.max(22 * box.em, Math.min(0.75 * box.width, 28 * box.em)),
    notice: (state) => notice(state, say),
    handles: [
      {
        label: say.handle,
        x: { min: 0, max: 1, step: STEP, get: (s) => s.yHat, set: (s, value) => ({ ...s, yHat: value }) },
        at: (s, box) => [place(box).x(s.yHat), place(box).y(CEILING)],
        to: (x, y, s, box) => ({ x: place(box).fromX(x) }),
        text: (s) => fixed(s.yHat, 2),
      },
    ],
    picture({ yHat }, box) {
      const on = place(box);
      const { rain, dry } = losses(yHat);
      const side = yHat > 0.5 ? "end" : "start";
      const beside = yHat > 0.5 ? -0.9 * box.em : 0.9 * box.em;
      let drawn = on.frame;
      drawn += line(curve(on, (q) => surprisal(q), 2 ** -CEILING, 1), { colour: DATA });
      drawn += line(curve(on, (q) => surprisal(1 - q), 0, 1 - 2 ** -CEILING), { colour: DATA, dash: "7 4" });
      drawn += words(on.x(0.09), on.y(5.2), "if it rains", { colour: DATA });
      drawn += words(on.x(0.91), on.y(5.2), "if it stays dry", { colour: DATA, anchor: "end" });
      drawn += line([[on.x(yHat), on.y(0)], [on.x(yHat), on.y(CEILING)]], { colour: MODEL, dash: "3 4", width: 1.5 });
      for (const [bits, other] of [[rain, dry], [dry, rain]]) {
        const top = on.y(height(bits));
        const apart = bits > other ? -0.8 : 0.2; // the two labels keep clear of each other
        drawn += dot(on.x(yHat), top, { colour: MODEL });
        drawn += words(on.x(yHat) + beside, top + apart * box.em, `${fixed(bits, 4)} bits`, { anchor: side });
      }
      return drawn + step(yHat, box);
    },
  };
}
