// Lesson 05: a coin, and the likelihood and the mean loss of some days under it.

import { DATA, LOSS, MODEL, QUIET, axes, bar, curve, filled, fixed, line, words } from "./stage.js";

const MOST = 40; // days that the record holds
const [LOWEST, HIGHEST, STEP] = [0.02, 0.98, 0.01];
const CEILING = 5.5; // bits: no coin from 0.02 to 0.98 costs more on such a record

const rainyOf = (record) => record.reduce((sum, y) => sum + y, 0);

// ln L of `rainy` rainy days among `days`, in nats.
export const logLikelihood = (theta, rainy, days) =>
  rainy * Math.log(theta) + (days - rainy) * Math.log(1 - theta);

// How a coin does on a record: its likelihood and what share of the largest that is, its mean loss
// in bits and by how much that exceeds the smallest.
export function judged(theta, rainy, days) {
  const [here, best] = [theta, rainy / days].map((coin) => logLikelihood(coin, rainy, days));
  const bits = days * Math.LN2;
  return {
    likelihood: Math.exp(here),
    share: Math.exp(here - best),
    bits: -here / bits,
    above: (best - here) / bits,
  };
}

const nearest = (theta) => Number((Math.round(theta / STEP) * STEP).toFixed(2));

// The nearest step, but the best coin itself instead of the step beside it.
export function settled(theta, record) {
  const best = rainyOf(record) / record.length;
  return nearest(theta) === nearest(best) ? best : nearest(theta);
}

// Three significant digits: 0.000977, and 9.31 · 10⁻¹⁰ where that would be all zeros.
export function small(value) {
  const [digits, exponent] = value.toExponential(2).split("e-");
  if (!exponent || Number(exponent) < 5) return fixed(value, 2 + Number(exponent ?? 0));
  return `${digits} · 10⁻${[...exponent].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit]).join("")}`;
}

const coin = (theta) => fixed(theta, Math.abs(theta * 100 - Math.round(theta * 100)) < 1e-9 ? 2 : 3);

const percent = (share, say) => (share < 0.001 ? say.little : `${fixed(100 * share, 1)} %`);

export function notice({ theta, record }, say) {
  const [rainy, days] = [rainyOf(record), record.length];
  const { share, above } = judged(theta, rainy, days);
  const where = theta === rainy / days ? say.summit : theta < rainy / days ? say.below : say.above;
  return filled(where, {
    theta: coin(theta),
    rainy,
    days,
    share: percent(share, say),
    above: fixed(above, 4),
  });
}

export function season({ theta, record }, say) {
  const named = { label: "probability of rain θ" };
  const wide = (box) => box.width >= 40 * box.em;
  const widest = (box) => box.width >= 46 * box.em; // on slides: beside each other, as they are low
  const roomy = (box) => wide(box) && !widest(box);
  const high = (box) => (widest(box) ? 7.5 : wide(box) ? 6.4 : 7.5) * box.em;
  const top = (box) => (wide(box) ? 3.6 : 5) * box.em;
  const across = { min: 0, max: 1, ticks: [0, 0.25, 0.5, 0.75, 1] };

  function panel(box, i, y, x = {}) {
    const width = box.width * (widest(box) ? 0.5 : 1) - 5.2 * box.em;
    const left = 4 * box.em + (widest(box) ? i * 0.5 * box.width : 0);
    const below = widest(box) ? 0 : i * (high(box) + 2.6 * box.em);
    return axes({ left, top: top(box) + below, width, height: high(box) }, { ...across, ...x }, y, box.em);
  }
  const upper = (box, label) =>
    panel(box, 0, { min: 0, max: 1.35, ticks: [0, 0.5, 1], label, format: (share) => `${100 * share} %` }, widest(box) ? named : { format: () => "" });
  const lower = (box, label) =>
    panel(box, 1, { min: 0, max: CEILING, ticks: [0, 2, 4], label }, named);

  const judge = (s) => judged(s.theta, rainyOf(s.record), s.record.length);
  const more = (s, ...days) => {
    const longer = [...s.record, ...days].slice(0, MOST);
    return { theta: settled(s.theta, longer), record: longer };
  };
  const full = (name) => (s) => (s.record.length < MOST ? name : filled(say.full, { days: MOST }));
  const told = (s) => {
    const { likelihood, bits } = judge(s);
    return filled(say.value, { theta: coin(s.theta), likelihood: small(likelihood), bits: fixed(bits, 4) });
  };
  const grip = (label, panel, height) => ({
    label,
    x: { min: LOWEST, max: HIGHEST, step: STEP, get: (s) => nearest(s.theta), set: (s, value) => ({ ...s, theta: settled(value, s.record) }) },
    at: (s, box) => [panel(box).x(s.theta), panel(box).y(height(judge(s)))],
    to: (x, y, s, box) => ({ x: panel(box).fromX(x) }),
    text: told,
  });

  return {
    start: { theta, record },
    height: (box) => top(box) + (widest(box) ? high(box) : 2 * high(box) + 2.6 * box.em) + 3.2 * box.em,
    notice: (state) => notice(state, say),
    handles: [
      grip(say.likelihood, upper, ({ share }) => share),
      grip(say.loss, lower, ({ bits }) => bits),
    ],
    buttons: [
      { label: say.rainy, name: full(say.rainy), press: (s) => more(s, 1) },
      { label: say.dry, name: full(say.dry), press: (s) => more(s, 0) },
      { label: say.again, press: (s) => ({ ...s, theta: settled(s.theta, record), record }) },
    ],
    picture(s, box) {
      const { em } = box;
      const [rainy, days] = [rainyOf(s.record), s.record.length];
      const best = rainy / days;
      const { likelihood, share, bits, above } = judge(s);
      const upward = upper(
        box,
        roomy(box)
          ? `likelihood ${small(likelihood)}: ${percent(share, say)} of the largest`
          : `likelihood: ${share < 0.001 ? "<" : ""} ${fixed(Math.max(0.1, 100 * share), 1)} % of largest`,
      );
      const downward = lower(
        box,
        roomy(box) ? `mean loss ${fixed(bits, 4)} bits: ${fixed(above, 4)} above the smallest` : `mean loss ${fixed(bits, 4)} bits`,
      );
      let drawn = words(0, em, `${days} days, ${rainy} rainy`);
      // The record, a square a day, beside its numbers or below them.
      const [left, over] = wide(box) ? [11 * em, 0.15 * em] : [0, 1.5 * em];
      const pitch = Math.min(1.1 * em, (box.width - left) / MOST);
      s.record.forEach((y, i) => {
        drawn += bar(left + i * pitch, over, 0.8 * pitch, 0.9 * em, { fill: y ? DATA : "#fff", stroke: y ? DATA : QUIET });
      });
      drawn += upward.frame + downward.frame;
      for (const [on, height, value, colour] of [
        [upward, (coin) => judged(coin, rainy, days).share, share, MODEL],
        [downward, (coin) => judged(coin, rainy, days).bits, bits, LOSS],
      ]) {
        drawn += line([[on.x(best), on.y(0)], [on.x(best), on.y(on === upward ? 1.35 : CEILING)]], { colour: DATA, width: 1.5, dash: "2 4" });
        drawn += line([[on.x(0), on.y(value)], [on.x(1), on.y(value)]], { colour: QUIET, width: 1.5, dash: "6 4" });
        drawn += line(curve(on, height, LOWEST, HIGHEST), { colour });
      }
      const side = best < 0.5 ? 1 : -1;
      const label = `best θ ${roomy(box) ? `= ${rainy}/${days} =` : ""} ${coin(best)}`;
      return drawn + words(upward.x(best) + 1.2 * side * em, upward.y(1.35) + 0.8 * em, label, { colour: DATA, anchor: side > 0 ? "start" : "end" });
    },
  };
}
