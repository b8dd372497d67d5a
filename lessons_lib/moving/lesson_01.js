// Lesson 01: four probabilities and the areas that make up their entropy; a coin that can be bent.

import { DATA, QUIET, axes, bar, curve, dot, filled, fixed, giveWay, line, words } from "./stage.js";

export const STEP = 0.005;
export const COIN_STEP = 0.01;
const CEILING = 8; // bits: the top of the picture; the smallest step, 0.005, has 7.6
const ROW = 10.9; // em: the height of a row of bars
const MOST = 2; // bits: the entropy of four outcomes is never larger

// −log₂ p, in bits.
export const surprisal = (p) => (p === 1 ? 0 : -Math.log2(p));

// p times its surprisal: what an outcome adds to the entropy.
export const area = (p) => (p === 0 ? 0 : p * surprisal(p));

export const entropy = (p) => p.reduce((sum, p_k) => sum + area(p_k), 0);

// What to notice in the bar that was moved last.
export function notice({ p, last }, names, say) {
  const p_k = p[last];
  const words = p_k === 0 ? say.never : p_k === 1 ? say.certain : say.notice;
  const next = Math.min(1, p_k + STEP);
  return filled(words, {
    name: names[last],
    p: fixed(p_k, 3),
    bits: fixed(surprisal(p_k), 3),
    area: fixed(area(p_k), 3),
    next: area(next) > area(p_k) ? say.larger : say.smaller,
    entropy: fixed(entropy(p), 3),
  });
}

export function coinNotice({ p }, say) {
  if (p === 0 || p === 1) return filled(say.certain, { p: fixed(p, 2) });
  return filled(say.notice, {
    p: fixed(p, 2),
    heads: fixed(surprisal(p), 4),
    tails: fixed(surprisal(1 - p), 4),
    bits: fixed(entropy([p, 1 - p]), 4),
    fromHeads: fixed(area(p), 4),
    fromTails: fixed(area(1 - p), 4),
  });
}

// The p, on its steps, where a curve comes nearest to a place in px.
function nearest(on, f, step, x, y) {
  let [best, least] = [0, Infinity];
  for (let i = 0; i * step <= 1; i++) {
    const away = Math.hypot(on.x(i * step) - x, on.y(f(i * step)) - y);
    if (away < least) [best, least] = [i * step, away];
  }
  return best;
}

const seen = (bits) => Math.min(bits, CEILING);

export function areas({ names, p }, say) {
  const columns = (box) => (box.width >= 40 * box.em ? names.length : 2);
  const rows = (box) => names.length / columns(box);

  function place(k, box) {
    const across = (box.width - box.em) / columns(box);
    const [column, row] = [k % columns(box), Math.floor(k / columns(box))];
    return axes(
      {
        left: 2 * box.em + column * across,
        top: (1.9 + ROW * row) * box.em,
        width: across - 1.8 * box.em,
        height: 6.8 * box.em,
      },
      { min: 0, max: 1, ticks: [0, 0.5, 1], label: column === 0 ? "probability p" : "" },
      {
        min: 0,
        max: CEILING,
        ticks: [0, 4, 8],
        format: (bits) => (column === 0 ? String(bits) : ""),
        label: k === 0 ? "surprisal (bits)" : "",
      },
      box.em,
    );
  }

  // All areas as lengths of one bar: together they are the entropy.
  function sum(p, box) {
    const top = (2.8 + ROW * rows(box)) * box.em;
    const bit = (box.width - 2 * box.em) / MOST;
    const at = (bits) => 0.5 * box.em + bit * bits;
    let drawn = words(at(0), top - 0.6 * box.em, `${say.sum}: H = ${fixed(entropy(p), 3)} bits`, { bold: true });
    for (const bits of [0, 0.5, 1, 1.5, 2]) {
      drawn += line([[at(bits), top], [at(bits), top + 2 * box.em]], { colour: QUIET, width: 1 });
      drawn += words(at(bits), top + 3.2 * box.em, String(bits), { anchor: "middle" });
    }
    let reached = 0;
    p.forEach((p_k, k) => {
      const length = bit * area(p_k);
      drawn += bar(at(reached), top + 0.2 * box.em, length, 1.6 * box.em, { fill: "#fff" });
      drawn += bar(at(reached), top + 0.2 * box.em, length, 1.6 * box.em, { opacity: 0.3, stroke: DATA });
      if (length > (0.65 * names[k].length + 0.4) * box.em) {
        drawn += words(at(reached) + length / 2, top + 1.35 * box.em, names[k], { anchor: "middle" });
      }
      reached += area(p_k);
    });
    return drawn;
  }

  return {
    start: { p, last: 0 },
    height: (box) => (6.3 + ROW * rows(box)) * box.em,
    notice: (state) => notice(state, names, say),
    handles: names.map((name, k) => ({
      label: filled(say.handle, { name }),
      colour: DATA,
      x: { min: 0, max: 1, step: STEP, get: (s) => s.p[k], set: (s, value) => ({ ...giveWay(s, k, value), last: k }) },
      at: (s, box) => [place(k, box).x(s.p[k]), place(k, box).y(seen(surprisal(s.p[k])))],
      to: (x, y, s, box) => ({ x: nearest(place(k, box), (value) => seen(surprisal(value)), STEP, x, y) }),
      text: (s) => fixed(s.p[k], 3),
    })),
    picture({ p }, box) {
      let drawn = "";
      names.forEach((name, k) => {
        const on = place(k, box);
        const [right, top] = [on.x(p[k]), on.y(seen(surprisal(p[k])))];
        drawn += on.frame;
        drawn += bar(on.x(0), top, right - on.x(0), on.y(0) - top, { opacity: 0.3, stroke: DATA });
        drawn += line(curve(on, surprisal, 2 ** -CEILING, 1, 100), { width: 1.5 });
        drawn += words(on.x(1), on.y(7.0), name, { anchor: "end", bold: true });
        drawn += words(on.x(1), on.y(5.7), `p = ${fixed(p[k], 3)}`, { anchor: "end" });
        drawn += words(on.x(1), on.y(4.4), `${say.area} ${fixed(area(p[k]), 3)}`, { anchor: "end" });
      });
      return drawn + sum(p, box);
    },
  };
}

export function coin({ p }, say) {
  const place = (box) =>
    axes(
      { left: 3 * box.em, top: 3.8 * box.em, width: box.width - 4.5 * box.em, height: box.height - 6.8 * box.em },
      { min: 0, max: 1, ticks: [0, 0.25, 0.5, 0.75, 1], label: "probability of heads p" },
      { min: 0, max: 1.1, ticks: [0, 0.25, 0.5, 0.75, 1], label: "entropy h(p) (bits)" },
      box.em,
    );
  const height = (value) => entropy([value, 1 - value]);

  return {
    start: { p },
    height: (box) => 16.8 * box.em,
    notice: (state) => coinNotice(state, say),
    handles: [
      {
        label: say.handle,
        colour: DATA,
        x: { min: 0, max: 1, step: COIN_STEP, get: (s) => s.p, set: (s, value) => ({ p: value }) },
        at: (s, box) => [place(box).x(s.p), place(box).y(height(s.p))],
        to: (x, y, s, box) => ({ x: nearest(place(box), height, COIN_STEP, x, y) }),
        text: (s) => fixed(s.p, 2),
      },
    ],
    picture({ p }, box) {
      const on = place(box);
      const thick = 1.2 * box.em;
      // What heads and what tails add, one on top of the other up to the curve.
      const looks = [{ opacity: 0.75 }, { opacity: 0.15, stroke: DATA }];
      let drawn = on.frame + line(curve(on, height, 0, 1, 200));
      let reached = 0;
      [p, 1 - p].forEach((side, i) => {
        const top = reached + area(side);
        drawn += bar(on.x(p) - thick / 2, on.y(top), thick, on.y(reached) - on.y(top), looks[i]);
        drawn += bar((0.3 + 10 * i) * box.em, 0.2 * box.em, box.em, box.em, looks[i]);
        drawn += words((1.8 + 10 * i) * box.em, 1.1 * box.em, `${say.sides[i]} ${fixed(area(side), 4)}`);
        reached = top;
      });
      // The coin of the same entropy on the other side.
      drawn += line([[on.x(p), on.y(reached)], [on.x(1 - p), on.y(reached)]], { colour: QUIET, dash: "3 4", width: 1.5 });
      return drawn + dot(on.x(1 - p), on.y(reached), { colour: QUIET, fill: "#fff" });
    },
  };
}
