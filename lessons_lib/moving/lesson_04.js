// Lesson 04: a forecast for each of a few days, the loss that it brings, and the mean of the losses.

import { DATA, LOSS, MODEL, QUIET, axes, bar, filled, fixed, line, words } from "./stage.js";

const CEILING = 3; // bits: the top of the picture; what is longer goes on beyond it
const STEP = 0.01;
const [NAME, KEY, NUMBER, DAY, WEATHER] = [0, 1, 2, 3, 4]; // the rows of words in a panel
// Of a forecast: what it gave to what happened, and what it gave to the other weather.
const GIVEN = { fill: MODEL };
const LEFT = { fill: MODEL, opacity: 0.15 };

// What a forecast of rain gave to what happened, and the loss of the day, in bits.
export const given = (rain, yHat) => (rain ? yHat : 1 - yHat);
export const loss = (rain, yHat) => -Math.log2(given(rain, yHat)) + 0; // -0 is 0

const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
export const losses = ({ labels, quoted }) => labels.map((rain, day) => loss(rain, quoted[day]));
export const meanLoss = (state) => mean(losses(state));

export function notice(state, start, say) {
  const bits = losses(state);
  const ruledOut = bits.flatMap((b, day) => (b === Infinity ? [filled(say.day, { day: day + 1 })] : []));
  const total = bits.filter(Number.isFinite).reduce((sum, b) => sum + b, 0);
  if (ruledOut.length === bits.length) return say.allImpossible;
  if (ruledOut.length) {
    const days = [ruledOut.slice(0, -1).join(", "), ruledOut.at(-1)].filter(Boolean).join(say.and);
    return filled(say.impossible, { days, rest: fixed(total, 4) });
  }
  if (total === 0) return say.perfect;
  const worst = Math.max(...bits);
  const change = meanLoss(state) - meanLoss(start);
  const moved = Math.abs(change) < 0.00005 ? say.same : change < 0 ? say.lower : say.higher;
  return filled(say.notice, {
    mean: fixed(meanLoss(state), 4),
    change: filled(moved, { by: fixed(Math.abs(change), 4) }),
    day: bits.indexOf(worst) + 1,
    share: fixed((100 * worst) / total, 0),
  });
}

export function fourDays({ labels, quoted }, say) {
  const start = { labels, quoted };
  const days = labels.map((_, day) => day);
  const atFirst = losses(start);

  // Forecasts, and beside or below them the losses, with a column for their mean.
  function layout({ width, height, em }) {
    const beside = width >= 40 * em;
    const panel = (left, top, wide, high, columns, y) => ({
      ...axes(
        { left: left + 2.6 * em, top: top + 5.2 * em, width: wide - 2.8 * em, height: high - 8.6 * em },
        { min: -0.5, max: columns - 0.5 },
        y,
        em,
      ),
      rows: [1, 2.3, 4, high / em - 1.6, high / em - 0.3].map((row) => top + row * em),
      left,
    });
    const columns = days.length + 1;
    const share = { min: 0, max: 1, ticks: [0, 0.25, 0.5, 0.75, 1] };
    const bits = { min: 0, max: CEILING, ticks: [0, 1, 2, 3] };
    const part = beside ? 0.44 * width : 0;
    const high = beside ? height : (height - em) / 2;
    return {
      forecasts: panel(0, 0, beside ? part - em : width, high, beside ? days.length : columns, share),
      losses: panel(part, beside ? 0 : high + em, width - part, high, columns, bits),
      digits: beside ? 4 : 2,
    };
  }

  const column = (on) => on.x(0.64) - on.x(0); // how wide a bar is

  function forecasts(on, state, em) {
    let drawn = on.frame + titles(on, "predicted probability of rain ŷ", "filled: given to what happened");
    const wide = column(on);
    for (const day of days) {
      const [yHat, rain, left] = [state.quoted[day], state.labels[day], on.x(day) - wide / 2];
      const [full, edge, empty] = [on.y(1), on.y(yHat), on.y(0)];
      // Filled: what was given to what happened.
      const dry = bar(left, full, wide, edge - full, rain ? LEFT : GIVEN);
      drawn += dry + bar(left, edge, wide, empty - edge, rain ? GIVEN : LEFT);
      drawn += words(on.x(day), on.rows[NUMBER], fixed(yHat, 2), { anchor: "middle" });
    }
    return drawn + names(on, state);
  }

  function scored(on, state, digits) {
    const bits = losses(state);
    let drawn = on.frame + titles(on, "loss (bits)", "dashed: at the start");
    const wide = column(on);
    const columns = [...bits.map((b, day) => [b, atFirst[day], QUIET]), [mean(bits), mean(atFirst), LOSS]];
    for (const [place, [b, first, fill]] of columns.entries()) {
      const left = on.x(place) - wide / 2;
      const top = on.y(Math.min(b, CEILING));
      drawn += bar(left, top, wide, on.y(0) - top, { fill });
      if (b > CEILING) drawn += line([[left, top], [on.x(place), top - wide / 5], [left + wide, top]], { colour: fill, fill, width: 1 });
      const before = on.y(Math.min(first, CEILING));
      drawn += line([[left - 0.1 * wide, before], [left + 1.1 * wide, before]], { colour: MODEL, dash: "5 3", width: 2 });
      drawn += words(on.x(place), on.rows[NUMBER], fixed(b, digits), { anchor: "middle", bold: fill === LOSS });
    }
    drawn += words(on.x(days.length), on.rows[DAY], "mean", { anchor: "middle", bold: true });
    return drawn + names(on, state);
  }

  const titles = (on, name, key) => words(on.left, on.rows[NAME], name) + words(on.left, on.rows[KEY], key);

  // Below each column its day, and what happened on it.
  function names(on, { labels }) {
    const name = (day) =>
      words(on.x(day), on.rows[DAY], `day ${day + 1}`, { anchor: "middle" }) +
      words(on.x(day), on.rows[WEATHER], labels[day] ? "rain" : "dry", { anchor: "middle", colour: DATA });
    return days.map(name).join("");
  }

  return {
    start,
    height: ({ width, em }) => (width < 40 * em ? 33 * em : 18 * em),
    notice: (state) => notice(state, start, say),
    handles: days.map((day) => ({
      label: filled(say.handle, { day: day + 1, weather: labels[day] ? say.rain : say.dry }),
      y: {
        min: 0,
        max: 1,
        step: STEP,
        get: (s) => s.quoted[day],
        set: (s, value) => ({ ...s, quoted: s.quoted.with(day, value) }),
      },
      at: (s, box) => [layout(box).forecasts.x(day), layout(box).forecasts.y(s.quoted[day])],
      to: (x, y, s, box) => ({ y: layout(box).forecasts.fromY(y) }),
      text: (s) => filled(say.value, { yHat: fixed(s.quoted[day], 2), loss: fixed(losses(s)[day], 4) }),
    })),
    buttons: [{ label: say.again, press: () => start }],
    picture(state, box) {
      const at = layout(box);
      return forecasts(at.forecasts, state, box.em) + scored(at.losses, state, at.digits);
    },
  };
}
