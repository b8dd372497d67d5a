// Lesson 03: one forecast of rain, what it costs in either weather, and what a step bolder changes.

import { GOOD, MODEL, QUIET, WASTE, axes, bar, curve, filled, fixed, line, snapped, words } from "./stage.js";

const CEILING = 7; // bits: the top of the curves
const TIMES = 20; // what a step costs as a multiple of what it saves: as far as its bar reaches
const COUNTS = [1, 5, 10, 15, 20];
export const STEP = 0.01;
const DASH = "7 4"; // of all that belongs to a dry day

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
  const rain = surprisal;
  const dry = (q) => surprisal(1 - q);
  const positions = Array.from({ length: 101 }, (_, i) => snapped(i * STEP, { min: 0, max: 1, step: STEP }));

  // The curves, and beside them, or below if there is no room, what can be read off.
  function layout({ width, height, em }) {
    const beside = width >= 40 * em;
    const curves = beside ? { width: 0.6 * width, height } : { width, height: 17 * em };
    const on = axes(
      { left: 2.4 * em, top: 2.2 * em, width: curves.width - 3.6 * em, height: curves.height - 5.4 * em },
      { min: 0, max: 1, ticks: [0, 0.25, 0.5, 0.75, 1], label: "predicted probability of rain ŷ" },
      { min: 0, max: CEILING, ticks: [0, 1, 2, 3, 4, 5, 6, 7], label: "loss (bits)" },
      em,
    );
    const left = beside ? curves.width + 1.2 * em : 0.2 * em;
    return { on, side: { left, top: beside ? 0 : curves.height + em, width: width - left - 0.6 * em } };
  }

  const place = (on, loss, q) => [on.x(q), on.y(Math.min(loss(q), CEILING))];

  function handle(label, loss) {
    return {
      label,
      x: { min: 0, max: 1, step: STEP, get: (s) => s.yHat, set: (s, value) => ({ ...s, yHat: value }) },
      at: (s, box) => place(layout(box).on, loss, s.yHat),
      // Along the curve: where it is nearest to the hand.
      to(x, y, s, box) {
        const { on } = layout(box);
        const far = (q) => Math.hypot(...place(on, loss, q).map((at, i) => at - [x, y][i]));
        return { x: positions.reduce((best, q) => (far(q) < far(best) ? q : best)) };
      },
      text: (s) => `ŷ ${fixed(s.yHat, 2)}, ${fixed(loss(s.yHat), 4)} bits`,
    };
  }

  // Both losses, and a bolder step: its cost as a multiple of what it saves.
  function reading(yHat, { left, top, width }, em) {
    const right = left + width;
    const certain = yHat === 0 || yHat === 1;
    let drawn = "";
    for (const [row, name, bits, dash] of [[0, "if it rains", rain(yHat), ""], [1, "if it stays dry", dry(yHat), DASH]]) {
      const y = top + (1 + 1.6 * row) * em;
      drawn += line([[left, y - 0.35 * em], [left + 1.6 * em, y - 0.35 * em]], { dash });
      drawn += words(left + 2.1 * em, y, name);
      drawn += words(right, y, `${fixed(bits, 4)} bits`, { anchor: "end" });
    }
    if (certain) return drawn + words(left, top + 5.2 * em, "no step bolder than this");
    const { next, saved, more } = bolder(yHat);
    const once = width / (TIMES + 1);
    const bottom = top + 12 * em;
    drawn += words(left, top + 5 * em, `one step bolder, to ${fixed(next, 2)}`, { bold: true });
    for (const [row, name, bits, fill] of [[0, "saves", saved, GOOD], [1, "costs", more, WASTE]]) {
      const y = top + (6.6 + 2.8 * row) * em;
      const times = bits / saved;
      drawn += words(left, y, name) + words(right, y, `${fixed(bits, 4)} bits`, { anchor: "end" });
      for (const count of COUNTS) {
        const x = left + count * once;
        drawn += line([[x, y + 0.4 * em], [x, y + 1.7 * em]], { colour: QUIET, width: 1 });
      }
      drawn += bar(left, y + 0.5 * em, Math.min(times, TIMES + 0.3) * once, 1.1 * em, { fill });
      if (times > TIMES) drawn += arrow(right, y + 1.05 * em, 0.6 * em, fill);
    }
    for (const count of COUNTS) drawn += words(left + count * once, bottom, `${count}`, { anchor: "middle" });
    return drawn + words(left + width / 2, bottom + 1.4 * em, "times what it saves", { anchor: "middle" });
  }

  return {
    start: { yHat },
    height: ({ width, em }) => (width < 40 * em ? 31.5 * em : 17 * em),
    notice: (state) => notice(state, say),
    handles: [handle(say.rain, rain), handle(say.dry, dry)],
    buttons: [
      { label: say.half, press: () => ({ yHat: 0.5 }) },
      { label: say.step, press: (s) => (s.yHat === 0 || s.yHat === 1 ? s : { yHat: bolder(s.yHat).next }) },
    ],
    picture({ yHat }, box) {
      const { on, side } = layout(box);
      const top = on.y(Math.min(CEILING, Math.max(rain(yHat), dry(yHat))));
      let drawn = on.frame;
      drawn += line(curve(on, rain, 2 ** -CEILING, 1));
      drawn += line(curve(on, dry, 0, 1 - 2 ** -CEILING), { dash: DASH });
      drawn += words(on.x(0.1), on.y(5.8), "if it rains");
      drawn += words(on.x(0.9), on.y(5), "if it stays dry", { anchor: "end" });
      drawn += line([[on.x(yHat), on.y(0)], [on.x(yHat), top]], { colour: MODEL, dash: "3 4", width: 1.5 });
      // Beyond every scale: what had been ruled out.
      if (yHat === 0) drawn += words(on.x(0) + 1.2 * box.em, on.y(CEILING) + 0.4 * box.em, "↑ ∞");
      if (yHat === 1) drawn += words(on.x(1) - 1.2 * box.em, on.y(CEILING) + 0.4 * box.em, "∞ ↑", { anchor: "end" });
      return drawn + reading(yHat, side, box.em);
    },
  };
}

// The head of a bar that goes on beyond the picture.
function arrow(x, y, size, fill) {
  return line([[x - size, y - size], [x, y], [x - size, y + size]], { colour: fill, fill, width: 0 });
}
