// Lesson 02: what happens, what is believed, and the bits that this costs.

import { DATA, LOSS, MODEL, WASTE, axes, bar, filled, fixed, giveWay, line, words } from "./stage.js";

export const STEP = 0.005;
const MOST = 5; // bits: how far the bars of the bill reach
const TINY = 0.0005; // smaller probabilities would be printed as 0.000
const SAME = 1e-9; // probabilities that differ by less are the same but for rounding

export const entropy = (p) => p.reduce((sum, p_k) => sum - (p_k === 0 ? 0 : p_k * Math.log2(p_k)), 0);

// p log₂(p/q) of each outcome, in bits: 0 where nothing happens, infinite where it was ruled out.
export const terms = (p, q) => p.map((p_k, k) => (p_k === 0 ? 0 : p_k * Math.log2(p_k / q[k])));

// Never below 0: rounding may leave the sum of the terms of equal lists a little below it.
export const divergence = (p, q) => Math.max(0, terms(p, q).reduce((sum, term) => sum + term, 0));

const tiny = (value) => value > 0 && value < TINY;

export function notice({ p, q }, names, say) {
  const [floor, waste] = [entropy(p), divergence(p, q)];
  const lost = terms(p, q);
  const worst = lost.indexOf(Math.max(...lost));
  const is = (value) => (tiny(value) ? say.tiny : filled(say.is, { value: fixed(value, 3) }));
  const named = {
    name: names[worst],
    Name: names[worst][0].toUpperCase() + names[worst].slice(1),
    p: is(p[worst]),
    q: is(q[worst]),
  };
  const agree = p.every((p_k, k) => Math.abs(p_k - q[k]) < SAME);
  return filled(Number.isFinite(waste) ? say.notice : say.infinite, {
    total: fixed(floor + waste, 3),
    floor: fixed(floor, 3),
    waste: fixed(waste, 3),
    where: agree ? say.agree : filled(say.costliest, named),
    ...named,
  });
}

export function bill({ names, p, q }, say) {
  const wide = (box) => box.width >= 40 * box.em;
  const PANEL = 10.6; // em: the height of a panel of bars, with its letters
  const ROW = 1.6; // em
  const LOOKS = {
    p: { opacity: 0.75, colour: DATA },
    q: { opacity: 0.25, colour: MODEL, stroke: MODEL },
  };

  // p and q stand side by side where there is room, and below each other where there is not.
  function place(list, box) {
    const top = (2.3 + (list === "q" && !wide(box) ? PANEL : 0)) * box.em;
    return axes(
      { left: 2.6 * box.em, top, width: box.width - 3.2 * box.em, height: 5 * box.em },
      { min: -0.5, max: names.length - 0.5 },
      { min: 0, max: 1, ticks: [0, 0.5, 1] },
      box.em,
    );
  }
  const middle = (list, k, box) => k + (wide(box) ? { p: -0.22, q: 0.22 }[list] : 0);

  function bars(list, s, box) {
    const on = place(list, box);
    const { colour, ...look } = LOOKS[list];
    const legend = (list === "q" && wide(box) ? 14 : 0.3) * box.em;
    const half = (wide(box) ? 0.17 : 0.3) * (on.x(1) - on.x(0));
    let drawn = list === "q" && wide(box) ? "" : on.frame;
    drawn += bar(legend, on.y(1) - 2 * box.em, box.em, box.em, { fill: colour, ...look });
    drawn += words(legend + 1.5 * box.em, on.y(1) - 1.1 * box.em, say[list]);
    s[list].forEach((value, k) => {
      const x = on.x(middle(list, k, box));
      drawn += bar(x - half, on.y(value), 2 * half, on.y(0) - on.y(value), { fill: colour, ...look });
      drawn += words(x, on.y(0) + 1.75 * box.em, tiny(value) ? "<0.001" : fixed(value, 3), { anchor: "middle", colour: list === "p" ? DATA : LOSS });
      drawn += words(on.x(k), on.y(0) + 3 * box.em, names[k], { anchor: "middle", bold: true });
    });
    return drawn;
  }

  // The bill: each part begins where the one before it ends, the sum lies below both.
  function sum(s, box) {
    const top = (0.6 + PANEL * (wide(box) ? 1 : 2)) * box.em;
    const left = 5.6 * box.em;
    const bit = (box.width - left - 7 * box.em) / MOST;
    const [floor, waste] = [entropy(s.p), divergence(s.p, s.q)];
    const rows = [
      ["H(P)", 0, floor, { fill: LOSS, opacity: 0.75 }],
      ["KL(P‖Q)", floor, waste, { fill: WASTE, opacity: 0.4, stroke: WASTE }],
      ["H(P, Q)", 0, floor + waste, { fill: "none", stroke: LOSS }],
    ];
    let drawn = "";
    rows.forEach(([name, from, bits, look], row) => {
      const y = top + ROW * row * box.em;
      const end = Math.min(MOST, from + bits);
      const more = from + bits > MOST;
      drawn += words(0, y + 1.1 * box.em, name);
      drawn += bar(left + bit * from, y + 0.1 * box.em, bit * (end - from), 1.3 * box.em, look);
      if (more) drawn += words(left + bit * end, y + 1.1 * box.em, "▸", { anchor: "middle" });
      drawn += words(left + bit * end + 0.7 * box.em, y + 1.1 * box.em, `${fixed(bits, 3)} bits`, { bold: row === 2 });
    });
    const down = left + bit * Math.min(MOST, floor);
    drawn += line([[down, top], [down, top + ROW * 2 * box.em]], { width: 1, dash: "2 3" });
    return drawn + line([[left, top], [left, top + 3 * ROW * box.em]], { width: 1 });
  }

  const pulled = (s, list, k, value) => {
    const { p: moved, kept } = giveWay({ p: s[list], kept: s.kept[list] }, k, value);
    return { ...s, [list]: moved, kept: { ...s.kept, [list]: kept } };
  };
  const handle = (list, k) => ({
    label: filled(say.handles[list], { name: names[k] }),
    colour: LOOKS[list].colour,
    y: { min: 0, max: 1, step: STEP, get: (s) => s[list][k], set: (s, value) => pulled(s, list, k, value) },
    at: (s, box) => [place(list, box).x(middle(list, k, box)), place(list, box).y(s[list][k])],
    to: (x, y, s, box) => ({ y: place(list, box).fromY(y) }),
    text: (s) => (tiny(s[list][k]) ? say.tiny : fixed(s[list][k], 3)),
  });

  return {
    start: { p, q, kept: { p, q } },
    height: (box) => (0.8 + PANEL * (wide(box) ? 1 : 2) + 3 * ROW) * box.em,
    notice: (state) => notice(state, names, say),
    handles: ["p", "q"].flatMap((list) => names.map((_, k) => handle(list, k))),
    buttons: [
      { label: say.swap, press: (s) => ({ p: s.q, q: s.p, kept: { p: s.kept.q, q: s.kept.p } }) },
      ...[p, q].map((book, i) => ({
        label: say.books[i],
        press: (s) => ({ ...s, q: book, kept: { ...s.kept, q: book } }),
      })),
    ],
    picture: (s, box) => bars("p", s, box) + bars("q", s, box) + sum(s, box),
  };
}
