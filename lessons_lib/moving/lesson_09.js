// Lesson 09: the 23 flights, a penalty on the slope, and what it does on flights that were left out.

import { DATA, LOSS, MODEL, QUIET, axes, curve, dot, filled, fixed, line, number, words } from "./stage.js";

const STEP = 0.05; // of log₁₀ l2
const [LEAST, MOST] = [-3, 3];
const NEWTON_STEPS = 30;

// ln(1 + e^z), without overflow.
const softplus = (z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));

const loss = (z, label) => softplus(label === 1 ? -z : z);

// The logit that a fit to some flights gives to a temperature. The flights are standardised first,
// and the penalty l2 / 2 · slope² is added to the sum of their losses.
export function fitted(temperature, y, l2) {
  const m = y.length;
  const mean = temperature.reduce((sum, x) => sum + x, 0) / m;
  const sd = Math.sqrt(temperature.reduce((sum, x) => sum + (x - mean) ** 2, 0) / m);
  const s = temperature.map((x) => (x - mean) / sd);
  let [a, b] = [0, 0];
  for (let step = 0; step < NEWTON_STEPS; step++) {
    let [ga, gb, haa, hab, hbb] = [0, l2 * b, 0, 0, l2];
    for (let i = 0; i < m; i++) {
      const p = 1 / (1 + Math.exp(-(a + b * s[i])));
      const curvature = p * (1 - p);
      ga += p - y[i];
      gb += (p - y[i]) * s[i];
      haa += curvature;
      hab += curvature * s[i];
      hbb += curvature * s[i] ** 2;
    }
    const determinant = haa * hbb - hab ** 2;
    a -= (hbb * ga - hab * gb) / determinant;
    b -= (haa * gb - hab * ga) / determinant;
  }
  const logit = (x) => a + (b * (x - mean)) / sd;
  return { slope: b, logit, training: y.reduce((sum, label, i) => sum + loss(logit(temperature[i]), label), 0) / m };
}

// The mean of the losses of all flights, each under the fit to the others.
export function leftOut(temperature, y, l2) {
  let sum = 0;
  for (let i = 0; i < y.length; i++) {
    const others = (values) => values.filter((_, j) => j !== i);
    sum += loss(fitted(others(temperature), others(y), l2).logit(temperature[i]), y[i]);
  }
  return sum / y.length;
}

// What is known at one strength.
export function at(temperature, y, l2) {
  const { slope, logit, training } = fitted(temperature, y, l2);
  return { l2, slope, logit, training, leftOut: leftOut(temperature, y, l2) };
}

// A strength with two digits, if it needs them: 0.001, 0.35, 12, 1,000.
export const strength = (l2) => number(Number(l2.toPrecision(2)));

export function notice(found, least, say) {
  return filled(say.notice, {
    l2: strength(found.l2),
    slope: fixed(found.slope, 2),
    training: fixed(found.training, 4),
    leftOut: fixed(found.leftOut, 4),
    more: fixed(found.leftOut - least, 4),
  });
}

export function penalty({ temperature, y, l2 }, say) {
  const found = [];
  const count = Math.round((MOST - LEAST) / STEP);
  for (let i = 0; i <= count; i++) found.push(at(temperature, y, 10 ** (LEAST + i * STEP)));
  const least = Math.min(...found.map((one) => one.leftOut));
  const here = ({ exponent }) => found[Math.round((exponent - LEAST) / STEP)];
  const none = fitted(temperature, y, 0).logit;
  const probability = (logit) => (x) => 1 / (1 + Math.exp(-logit(x)));

  // Side by side where there is room, else one above the other.
  const wide = (box) => box.width >= 40 * box.em;
  const height = (box) => (wide(box) ? 19 : 34) * box.em;
  const panels = (box) => {
    const width = wide(box) ? (box.width - 10 * box.em) / 2 : box.width - 5.5 * box.em;
    const tall = wide(box) ? box.height - 6 * box.em : (box.height - 11 * box.em) / 2;
    const first = { left: 3.5 * box.em, top: 2 * box.em, width, height: tall };
    const moved = wide(box) ? { left: width + 8.5 * box.em } : { top: tall + 7.5 * box.em };
    return [first, { ...first, ...moved }];
  };
  const flights = (box) =>
    axes(
      panels(box)[0],
      { min: 50, max: 85, ticks: [50, 60, 70, 80], label: "temperature (°F)" },
      { min: 0, max: 1, ticks: [0, 0.5, 1], label: "ŷ, probability of damage" },
      box.em,
    );
  const losses = (box) =>
    axes(
      panels(box)[1],
      { min: LEAST, max: MOST, ticks: [-3, -1, 1, 3], label: "strength of the penalty l2", format: (v) => number(10 ** v) },
      { min: 0.35, max: 0.7, ticks: [0.4, 0.5, 0.6, 0.7], label: "mean loss (nats per flight)", format: (v) => fixed(v, 1) },
      box.em,
    );

  return {
    start: { exponent: Math.log10(l2) },
    height,
    notice: (state) => notice(here(state), least, say),
    handles: [
      {
        label: say.handle,
        x: { min: LEAST, max: MOST, step: STEP, get: (s) => s.exponent, set: (s, value) => ({ ...s, exponent: value }) },
        at: (s, box) => [losses(box).x(s.exponent), losses(box).y(here(s).leftOut)],
        to: (x, y, s, box) => ({ x: losses(box).fromX(x) }),
        text: (s) => `l2 = ${strength(here(s).l2)}`,
      },
    ],
    picture(state, box) {
      const [above, below] = [flights(box), losses(box)];
      const now = here(state);
      let drawn = above.frame + below.frame;
      drawn += line(curve(above, probability(none), 50, 85), { colour: QUIET, dash: "3 4" });
      drawn += line(curve(above, probability(now.logit), 50, 85), { colour: MODEL });
      temperature.forEach((x, i) => (drawn += dot(above.x(x), above.y(y[i]), { colour: DATA, radius: 4, fill: "none" })));
      drawn += words(above.x(84.5), above.y(0.86), "dotted: no penalty", { colour: QUIET, anchor: "end" });
      drawn += words(above.x(84.5), above.y(0.68), `solid: l2 = ${strength(now.l2)}`, { anchor: "end" });
      const points = (key) => found.map((one, i) => [below.x(LEAST + i * STEP), below.y(one[key])]);
      drawn += line(points("training"), { colour: DATA });
      drawn += line(points("leftOut"), { colour: LOSS, dash: "7 4" });
      drawn += words(below.x(-2.9), below.y(0.385), "fitted flights", { colour: DATA });
      drawn += words(below.x(-2.9), below.y(0.575), "flights left out");
      drawn += dot(below.x(state.exponent), below.y(now.training), { colour: MODEL });
      return drawn;
    },
  };
}
