// Lesson 06: a quote before a dry day under three losses, and what over-confidence costs.

import { GOOD, LOSS, MODEL, QUIET, THIRD, WASTE, axes, curve, dot, filled, fixed, line, words } from "./stage.js";

const CEILING = 7; // bits: a quote of 0.99 costs 6.6
const QUOTE = { min: 0.01, max: 0.99, step: 0.01 };
const THRESHOLD = { min: 0.05, max: 0.95, step: 0.05 };
const FACTOR = { min: 0.1, max: 3, step: 0.1 };

// What a quoted probability of rain costs on a dry day.
export const losses = (quote, threshold) => ({
  bits: -Math.log2(1 - quote),
  squared: quote ** 2,
  wrong: quote > threshold ? 1 : 0,
});

export function quoteNotice({ quote, threshold }, say) {
  const { bits, squared, wrong } = losses(quote, threshold);
  return filled(wrong ? say.caught : say.passed, {
    quote: fixed(quote, 2),
    threshold: fixed(threshold, 2),
    bits: fixed(bits, 2),
    squared: fixed(squared, 4),
  });
}

export function dryDay({ quote, threshold }, say) {
  const wide = (box) => box.width >= 40 * box.em;
  const high = (box) => (wide(box) ? 9.5 : 6) * box.em;

  // Beside one another, or below one another on a narrow screen.
  function panel(box, i, y, label = "quoted ŷ") {
    const apart = wide(box) ? box.width / 3 : 0;
    const place = { left: 2.5 * box.em + i * apart, top: 1.8 * box.em + (wide(box) ? 0 : i * (high(box) + 5 * box.em)) };
    const width = (wide(box) ? apart : box.width) - 3.5 * box.em;
    return axes({ ...place, width, height: high(box) }, { min: 0, max: 1, ticks: [0, 0.5, 1], label }, y, box.em);
  }
  const logLoss = (box, label) => panel(box, 0, { min: 0, max: CEILING, ticks: [0, 2, 4, 6], label });
  const squaredError = (box, label) => panel(box, 1, { min: 0, max: 1.1, ticks: [0, 0.5, 1], label });
  const zeroOne = (box, label, below) => panel(box, 2, { min: 0, max: 1.1, ticks: [0, 1], label }, below);

  return {
    start: { quote, threshold },
    height: (box) => (wide(box) ? high(box) + 5 * box.em : 3 * high(box) + 15 * box.em),
    notice: (state) => quoteNotice(state, say),
    handles: [
      {
        label: say.quote,
        x: { ...QUOTE, get: (s) => s.quote, set: (s, value) => ({ ...s, quote: value }) },
        at: (s, box) => [logLoss(box).x(s.quote), logLoss(box).y(losses(s.quote, s.threshold).bits)],
        to: (x, y, s, box) => ({ x: logLoss(box).fromX(x) }),
        text: (s) => filled(say.costs, { quote: fixed(s.quote, 2), bits: fixed(losses(s.quote, 0).bits, 2) }),
      },
      {
        label: say.threshold,
        colour: QUIET,
        x: { ...THRESHOLD, get: (s) => s.threshold, set: (s, value) => ({ ...s, threshold: value }) },
        at: (s, box) => [zeroOne(box).x(s.threshold), zeroOne(box).y(0.5)],
        to: (x, y, s, box) => ({ x: zeroOne(box).fromX(x) }),
        text: (s) => fixed(s.threshold, 2),
      },
    ],
    picture({ quote, threshold }, box) {
      const { bits, squared, wrong } = losses(quote, threshold);
      const panels = [
        [logLoss(box, `log loss ${fixed(bits, 2)} bits`), bits],
        [squaredError(box, `squared error ${fixed(squared, 4)}`), squared],
        [zeroOne(box, `0/1 error ${wrong}`, `threshold ${fixed(threshold, 2)}`), wrong],
      ];
      const [[log], [square], [step]] = panels;
      let drawn = panels.map(([on]) => on.frame).join("");
      for (const [on, value] of panels) {
        drawn += line([[on.x(quote), on.y(0)], [on.x(quote), on.y(value)]], { colour: MODEL, width: 1.5, dash: "3 4" });
      }
      drawn += line(curve(log, (q) => -Math.log2(1 - q), 0, 1 - 2 ** -CEILING), { colour: LOSS });
      drawn += line(curve(square, (q) => q ** 2, 0, 1), { colour: THIRD, dash: "7 4" });
      // Two pieces: no quote has an error between 0 and 1.
      for (const [from, to, error] of [[0, threshold, 0], [threshold, 1, 1]]) {
        drawn += line([[step.x(from), step.y(error)], [step.x(to), step.y(error)]], { colour: LOSS, width: 3.5 });
      }
      drawn += line([[step.x(threshold), step.y(0)], [step.x(threshold), step.y(1)]], { colour: QUIET, width: 1.5, dash: "6 4" });
      drawn += dot(square.x(quote), square.y(squared)) + dot(step.x(quote), step.y(wrong));
      return drawn;
    },
  };
}

// σ of a multiple of the logit: what is quoted by one who believes `chance`, and is over-confident
// if the factor is above 1.
export const pushed = (factor, chance) => 1 / (1 + ((1 - chance) / chance) ** factor);

// Log loss per day in bits, and accuracy, of quotes that came on `days` days each, of which the
// shares `seen` were rainy.
export function scores(factor, { chances, seen, days }) {
  let [bits, right, total] = [0, 0, 0];
  chances.forEach((chance, i) => {
    const quoted = pushed(factor, chance);
    bits -= days[i] * (seen[i] * Math.log2(quoted) + (1 - seen[i]) * Math.log2(1 - quoted));
    right += days[i] * (quoted > 0.5 ? seen[i] : 1 - seen[i]);
    total += days[i];
  });
  return { bits: bits / total, accuracy: right / total };
}

const farthest = (factor, { chances, seen }) =>
  Math.max(...chances.map((chance, i) => Math.abs(pushed(factor, chance) - seen[i])));

// How many of the quotes lie farther from one half than the share of rainy days does.
export const tooBold = (factor, { chances, seen }) =>
  chances.filter((chance, i) => Math.abs(pushed(factor, chance) - 0.5) > Math.abs(seen[i] - 0.5)).length;

export function overconfidenceNotice({ factor, ...record }, say) {
  const { bits, accuracy } = scores(factor, record);
  const more = bits - scores(1, record).bits;
  return filled(factor === 1 ? say.honest : say.notice, {
    factor: fixed(factor, 1),
    bold: tooBold(factor, record),
    all: record.chances.length,
    gap: fixed(farthest(factor, record), 2),
    bits: fixed(bits, 3),
    more: fixed(more, 3),
    accuracy: fixed(accuracy, 3),
  });
}

export function overconfidence({ factor, chances, seen, days, held }, say) {
  const record = { chances, seen, days };
  const wide = (box) => box.width >= 40 * box.em;
  const high = (box) => (wide(box) ? 15 : 14) * box.em;
  const costs = new Map();
  for (let step = 1; step <= 30; step++) costs.set(step / 10, scores(step / 10, record));
  const cost = (factor) => costs.get(factor) ?? scores(factor, record);
  const all = [...costs.values()].map(({ bits }) => bits);
  // Room for a word below the valley.
  const [least, most] = [Math.floor(10 * Math.min(...all) - 1) / 10, Math.ceil(10 * Math.max(...all)) / 10];
  const ticks = Array.from({ length: Math.round(10 * (most - least)) + 1 }, (_, i) => Number((least + i / 10).toFixed(1)));

  const diagram = (box) =>
    axes(
      { left: 2.5 * box.em, top: 1.8 * box.em, width: box.width * (wide(box) ? 0.5 : 1) - 3.5 * box.em, height: high(box) },
      { min: 0, max: 1, ticks: [0, 0.25, 0.5, 0.75, 1], label: "quoted probability of rain" },
      { min: 0, max: 1, ticks: [0, 0.25, 0.5, 0.75, 1], label: "share of these days with rain" },
      box.em,
    );
  const valley = (box, label) => {
    const left = wide(box) ? box.width * 0.5 + 2.5 * box.em : 2.5 * box.em;
    const top = wide(box) ? 3.2 * box.em : high(box) + 8.2 * box.em;
    return axes(
      { left, top, width: box.width - left - box.em, height: wide(box) ? high(box) - 1.4 * box.em : 8 * box.em },
      { min: 0, max: FACTOR.max, ticks: [0, 1, 2, 3], label: "logits multiplied by" },
      { min: least, max: most, ticks, label, format: (bits) => fixed(bits, 1) },
      box.em,
    );
  };
  const logit = (p) => Math.log(p / (1 - p));

  return {
    start: { factor, ...record },
    height: (box) => (wide(box) ? high(box) + 5 * box.em : high(box) + 19.4 * box.em),
    notice: (state) => overconfidenceNotice(state, say),
    handles: [
      {
        label: say.handle,
        x: { ...FACTOR, get: (s) => s.factor, set: (s, value) => ({ ...s, factor: value }) },
        at: (s, box) => [diagram(box).x(pushed(s.factor, chances[held])), diagram(box).y(seen[held])],
        to: (x, y, s, box) => {
          const quoted = Math.min(0.999, Math.max(0.501, diagram(box).fromX(x)));
          return { x: logit(quoted) / logit(chances[held]) };
        },
        text: (s) =>
          filled(say.value, {
            factor: fixed(s.factor, 1),
            quoted: fixed(pushed(s.factor, chances[held]), 2),
            seen: fixed(seen[held], 2),
          }),
      },
    ],
    picture({ factor }, box) {
      const { bits, accuracy } = cost(factor);
      const left = diagram(box);
      const right = valley(box, `log loss ${fixed(bits, 3)} bits per day`);
      let drawn = left.frame + right.frame;
      drawn += line([[left.x(0), left.y(0)], [left.x(1), left.y(1)]], { colour: QUIET, width: 1.5, dash: "6 4" });
      ["dashed:", "quoted = share"].forEach((text, row) => {
        drawn += words(left.x(0) + 0.5 * box.em, left.y(1) + (1 + 1.3 * row) * box.em, text, { colour: QUIET });
      });
      chances.forEach((chance, i) => {
        const [x, y] = [left.x(pushed(factor, chance)), left.y(seen[i])];
        const error = 2 * Math.sqrt((seen[i] * (1 - seen[i])) / days[i]);
        drawn += line([[left.x(seen[i]), y], [x, y]], { colour: WASTE, width: 4 });
        drawn += line([[x, left.y(seen[i] - error)], [x, left.y(seen[i] + error)]], { colour: MODEL, width: 1.5 });
        if (i !== held) drawn += dot(x, y);
      });
      drawn += line([...costs].map(([step, { bits }]) => [right.x(step), right.y(bits)]), { colour: LOSS });
      drawn += line([[right.x(1), right.y(least) - 1.6 * box.em], [right.x(1), right.y(cost(1).bits)]], { colour: GOOD, dash: "3 4" });
      drawn += words(right.x(1), right.y(least) - 0.5 * box.em, "honest", { anchor: "middle" });
      drawn += dot(right.x(factor), right.y(bits));
      return drawn + words(right.x(0) - 2 * box.em, right.y(most) - 2.1 * box.em, `accuracy ${fixed(accuracy, 3)}`);
    },
  };
}
