// Lesson 07: the 23 flights, the sigmoid through them, and the map of its loss, on which gradient
// descent and Newton's method walk. Weights w = [intercept, slope] are those of standardised
// temperatures; losses are in nats per flight, and what each flight costs in bits.

import { DATA, GOOD, LOSS, MODEL, QUIET, axes, bar, curve, dot, filled, fixed, line, words } from "./stage.js";

const MAP = { w0: { min: -4, max: 2, step: 0.02 }, w1: { min: -5, max: 2.5, step: 0.02 } };
const RATES = { min: 0.5, max: 16.5, step: 0.25 };
const DEGREES = { min: 29.5, max: 82.5 };
const ENDS = [55, 75]; // °F: where the curve can be dragged
const LIMIT = 8; // nats: how far a logit is dragged
const SURE = 40; // nats: logits beyond it give forecasts of 0 or 1 to the last digit
const FAR = 1000; // a weight out there ends a run
const FLAT = 1e-9; // a Hessian with so small a determinant, relative to its diagonal, cannot be inverted
const NEAR = 1e-4; // nats per flight
const STEPS = { descent: 40, newton: 8 };
const FRAMES = { descent: 8, newton: 40 }; // for which a step is shown
const LEVELS = [0.45, 0.5, 0.6, 0.7, 1, 1.5, 2];
const SHADES = ["#ffffff", "#f4f4f4", "#e8e8e8", "#dadada", "#cacaca", "#b8b8b8", "#a6a6a6"];
const BEYOND = "#949494";
const TALLEST = 6; // bits: the top of the bars
const LONGEST = 36; // bits: the end of the sum

export const sigmoid = (z) => 1 / (1 + Math.exp(-z));

// −ln of what the forecast σ(z) gave to the label y.
export const loss = (z, y) => Math.max(0, y ? -z : z) + Math.log1p(Math.exp(-Math.abs(z)));

// The flights as columns: temperatures x, standardised s, labels y.
export function table(temperature, damage) {
  const m = temperature.length;
  const mean = temperature.reduce((sum, x) => sum + x, 0) / m;
  const sd = Math.sqrt(temperature.reduce((sum, x) => sum + (x - mean) ** 2, 0) / m);
  return { m, mean, sd, x: temperature, s: temperature.map((x) => (x - mean) / sd), y: damage };
}

export const bits = ({ s, y }, w) => s.map((value, i) => loss(w[0] + w[1] * value, y[i]) / Math.LN2);

// The mean loss with its gradient and its Hessian, [[a, b], [b, c]] as [a, b, c].
export function means({ m, s, y }, w) {
  let value = 0;
  const gradient = [0, 0];
  const hessian = [0, 0, 0];
  s.forEach((x, i) => {
    const z = w[0] + w[1] * x;
    const yHat = sigmoid(z);
    const weight = (yHat * (1 - yHat)) / m;
    value += loss(z, y[i]) / m;
    gradient[0] += (yHat - y[i]) / m;
    gradient[1] += ((yHat - y[i]) * x) / m;
    hessian[0] += weight;
    hessian[1] += weight * x;
    hessian[2] += weight * x * x;
  });
  return { value, gradient, hessian };
}

const after = {
  descent: (data, w, rate) => {
    const [a, b] = means(data, w).gradient;
    return [w[0] - rate * a, w[1] - rate * b];
  },
  newton: (data, w) => {
    const { gradient: [p, q], hessian: [a, b, c] } = means(data, w);
    const area = a * c - b * b;
    return area > FLAT * a * c && [w[0] - (c * p - b * q) / area, w[1] - (a * q - b * p) / area];
  },
};

// The points of a run, from its start on. Thrown far out, where a bowl hardly curves, it may end.
export function run(data, method, start, rate) {
  const path = [start];
  while (path.length <= STEPS[method] && path.at(-1).every((value) => Math.abs(value) < FAR)) {
    const next = after[method](data, path.at(-1), rate);
    if (!next) break;
    path.push(next);
  }
  return path;
}

// The minimum, and the ends of the 95 % band of its curve at a temperature x.
export function fit(data) {
  const w = run(data, "newton", [0, 0]).at(-1);
  const { value, hessian: [a, b, c] } = means(data, w);
  const area = data.m * (a * c - b * b);
  const band = (x) => {
    const s = (x - data.mean) / data.sd;
    const reach = 1.96 * Math.sqrt((c - 2 * b * s + a * s * s) / area);
    return [-reach, reach].map((far) => sigmoid(w[0] + w[1] * s + far));
  };
  return { w, value, band };
}

export const bandAt = (data, x) => fit(data).band(x);

// What became of a run: when it came near the minimum to stay, and how often it turned or climbed.
export function outcome(data, path, least) {
  const losses = path.map((w) => means(data, w).value);
  const steps = path.slice(1).map((w, i) => [w[0] - path[i][0], w[1] - path[i][1]]);
  return {
    last: losses.at(-1),
    when: losses.findLastIndex((value) => value - least >= NEAR) + 1,
    turns: steps.filter((step, i) => i && step[0] * steps[i - 1][0] + step[1] * steps[i - 1][1] < -1e-12).length,
    rises: losses.filter((value, i) => i && value - losses[i - 1] > 1e-12).length,
  };
}

export function notice(data, state, cold, say) {
  const { method, count, rate } = state;
  const best = fit(data);
  const path = run(data, method, state.start, rate);
  const w = path[count];
  const value = means(data, w).value;
  const given = { steps: count, rate: fixed(rate, 2), mean: fixed(value, 4), more: fixed(value - best.value, 4) };
  if (method === "descent" && count === STEPS.descent) {
    const { when, turns, rises } = outcome(data, path, best.value);
    const form = when > count ? say.astray : when ? say.arrived : say.already;
    const way = rises ? say.climbing : turns ? say.turning : say.direct;
    return filled(form, { ...given, when, path: filled(way, { turns, rises, steps: count }) });
  }
  const each = bits(data, w);
  const who = count ? filled(say[method], given) : say.here;
  const sum = fixed(each.reduce((total, one) => total + one, 0), 2);
  if (value - best.value < NEAR) {
    const [low, high] = best.band(cold).map((end) => fixed(end, 2));
    const p = fixed(sigmoid(w[0] + (w[1] * (cold - data.mean)) / data.sd), 4);
    return filled(say.near, { who, sum, cold, p, low, high });
  }
  let then;
  if (count === path.length - 1 && count < STEPS[method]) {
    then = say.thrown;
  } else if (!on(w)) {
    then = filled(say.off, { w0: fixed(w[0], 2), w1: fixed(w[1], 2) });
  } else if (count) {
    const change = value - means(data, path[count - 1]).value;
    then = filled(change < 0 ? say.lower : say.higher, { change: fixed(Math.abs(change), 6) });
  } else {
    const i = each.indexOf(Math.max(...each));
    then = filled(say.most, { x: data.x[i], label: data.y[i] ? say.damage : say.none, bits: fixed(each[i], 2) });
  }
  return `${filled(say.far, { ...given, who, sum })} ${then}`;
}

const on = ([w0, w1]) => w0 >= MAP.w0.min && w0 <= MAP.w0.max && w1 >= MAP.w1.min && w1 <= MAP.w1.max;
const kept = (value, { min, max }) => Math.min(max, Math.max(min, value));

// A line of equal loss around the minimum. The loss is convex, so each ray meets it once.
export function level(data, { w }, height) {
  const points = [];
  for (let i = 0; i < 120; i++) {
    const [a, b] = [Math.cos((Math.PI * i) / 60), Math.sin((Math.PI * i) / 60)];
    let [low, high] = [0, 100];
    for (let halved = 0; halved < 30; halved++) {
      const middle = (low + high) / 2;
      if (means(data, [w[0] + middle * a, w[1] + middle * b]).value < height) low = middle;
      else high = middle;
    }
    points.push([w[0] + low * a, w[1] + low * b]);
  }
  return points;
}

// The part of a convex shape that is on the map, closed.
function onMap(points) {
  for (const [i, { min, max }] of [MAP.w0, MAP.w1].entries()) {
    for (const [edge, inwards] of [[min, 1], [max, -1]]) {
      const inside = (point) => inwards * (point[i] - edge) >= 0;
      points = points.flatMap((point, k) => {
        const next = points[(k + 1) % points.length];
        const part = (edge - point[i]) / (next[i] - point[i]);
        const crossing = point.map((value, axis) => value + part * (next[axis] - value));
        return [...(inside(point) ? [point] : []), ...(inside(point) !== inside(next) ? [crossing] : [])];
      });
    }
  }
  return [...points, points[0]];
}

export function flights({ temperature, damage, cold, rate, steps }, say) {
  const data = table(temperature, damage);
  const best = fit(data);
  const levels = LEVELS.map((height) => level(data, best, height));
  const least = (best.value * data.m) / Math.LN2;
  const order = data.x.map((_, i) => i).sort((i, j) => data.x[i] - data.x[j]);
  const paths = new WeakMap();
  const pathOf = (s) => {
    if (!paths.has(s)) paths.set(s, run(data, s.method, s.start, s.rate));
    return paths.get(s);
  };
  const weights = (s) => pathOf(s)[s.count];
  const z = (s, x) => weights(s)[0] + (weights(s)[1] * (x - data.mean)) / data.sd;
  const from = (s, w) => ({ ...s, start: w, method: "descent", count: 0, playing: false });
  const mapped = ([w0, w1]) => [kept(w0, MAP.w0), kept(w1, MAP.w1)];
  const lost = (w) => run(data, "newton", w).length === 1;
  // A method goes on where the other one stands, but not from where that was thrown out. At the end
  // of its own run it begins again.
  function walking(s, method) {
    if (s.method !== method) return { ...s, start: lost(weights(s)) ? s.start : weights(s), method, count: 0 };
    return s.count === pathOf(s).length - 1 ? { ...s, count: 0 } : s;
  }

  const layouts = {};
  // Where everything is: in one column on a phone, two on a page, three in a lecture room.
  function layout(box) {
    const key = `${box.width} ${box.em}`;
    layouts[key] ??= laidOut(box);
    return layouts[key];
  }
  function laidOut({ width, em }) {
    const wide = width / em;
    const columns = wide >= 46 ? 3 : wide >= 40 ? 2 : 1;
    const across = [wide, wide / 2 - 1, wide / 3 - 0.8][columns - 1];
    const second = columns === 3 ? across + 1.2 : 0;
    const last = wide - across;
    // Left, top and height in em.
    const places = {
      1: { curve: [0, 5.4, 7], each: [0, 18.6, 4.2], all: [0, 26.5], ground: [0, 34.2, 14], height: 56 },
      2: { curve: [0, 5.4, 7], each: [0, 18.6, 4.2], all: [last, 0], ground: [last, 7.7, 10], height: 25.5 },
      3: { curve: [0, 5.4, 6.8], each: [second, 7.6, 6], all: [second, 0], ground: [last, 3.2, 6.6], height: 17.5 },
    }[columns];
    const inside = ([left, top, height]) =>
      ({ left: (left + 2.2) * em, top: top * em, width: (across - 3) * em, height: height * em });
    const at = inside(places.ground);
    const shape = axes(inside(places.curve), DEGREES, { min: 0, max: 1, ticks: [0, 0.5, 1] }, em);
    const cost = axes(inside(places.each), { min: -0.5, max: data.m - 0.5 }, { min: 0, max: TALLEST, ticks: [0, 2, 4, 6] }, em);
    const map = axes(at, { ...MAP.w0, ticks: [-4, -3, -2, -1, 0, 1, 2], label: "intercept w₀ (nats)" }, { ...MAP.w1, ticks: [-4, -2, 0, 2] }, em);
    const slide = axes({ ...at, top: at.top + at.height + 5.3 * em, height: 0 }, RATES, { min: 0, max: 1 }, em);
    const sum = { left: places.all[0] * em, top: places.all[1] * em, bit: ((across - 1) * em) / LONGEST };
    const away = (w) => [map.x(w[0]), map.y(w[1])];
    const named = { bars: places.each[0] * em, ground: places.ground[0] * em };
    const all = { em, height: places.height * em, shape, cost, sum, at, map, slide, away, named };
    return { ...all, still: still(all) };
  }

  // What no handle changes.
  function still({ shape, cost, map, at, away, sum, named, em }) {
    const range = Array.from({ length: 80 }, (_, i) => DEGREES.min + ((DEGREES.max - DEGREES.min) * i) / 79);
    const ends = range.map((x) => [x, best.band(x)]);
    const edge = (side) => ends.map(([x, band]) => [shape.x(x), shape.y(band[side])]);
    let above = shape.frame + line([...edge(0), ...edge(1).reverse()], { colour: "none", fill: "#F6D9C6" });
    above += line([[shape.x(cold), shape.y(0)], [shape.x(cold), shape.y(1)]], { colour: QUIET, dash: "3 4", width: 1.5 });
    above += words(0, 2.3 * em, say.shaded, { colour: QUIET });
    above += words(shape.x(cold), 4 * em, say.damage, { colour: DATA });
    above += words(shape.x(cold), shape.y(0) + 1.6 * em, say.none, { colour: DATA });
    for (const x of [cold, 40, 50, 60, 70, 80]) {
      above += words(shape.x(x), shape.y(0) + 3.8 * em, x === 80 ? "80 °F" : String(x), { anchor: "middle" });
    }
    const seen = {};
    const mark = (x, y, label) => dot(x, y, { colour: DATA, radius: 0.22 * em, fill: label ? DATA : "#fff" });
    data.x.forEach((x, i) => {
      const label = data.y[i];
      const rank = (seen[`${x} ${label}`] = (seen[`${x} ${label}`] ?? -1) + 1);
      const away = (0.8 + 0.7 * rank) * em;
      above += mark(shape.x(x), label ? shape.y(1) - away : shape.y(0) + away, label);
    });
    above += cost.frame + words(named.bars, cost.y(TALLEST) - 0.9 * em, say.bars);
    order.forEach((i, place) => (above += mark(cost.x(place), cost.y(0) + 0.6 * em, data.y[i])));
    const [coldest, warmest] = [order[0], order.at(-1)].map((i) => `${data.x[i]} °F`);
    above += words(cost.x(0), cost.y(0) + 2.1 * em, coldest) + words(cost.x(data.m - 1), cost.y(0) + 2.1 * em, warmest, { anchor: "end" });
    let ground = bar(at.left, at.top, at.width, at.height, { fill: BEYOND });
    for (let i = levels.length - 1; i >= 0; i--) {
      ground += line(onMap(levels[i]).map(away), { colour: "#fff", width: 1, fill: SHADES[i] });
    }
    ground += map.frame;
    ground += words(named.ground, at.top - 0.7 * em, "slope w₁ (nats per s.d.)");
    ground += words(sum.left + least * sum.bit, sum.top + 4.3 * em, filled(say.least, { sum: fixed(least, 2) }), { anchor: "middle" });
    return above + ground;
  }

  // A flight's bits, as bars above its temperature and one after another as the sum.
  function paid(each, { cost, sum, em }) {
    const wide = 0.75 * (cost.x(1) - cost.x(0));
    let drawn = "";
    order.forEach((i, place) => {
      const top = cost.y(kept(each[i], { min: 0, max: TALLEST }));
      const fill = data.y[i] ? LOSS : QUIET;
      drawn += bar(cost.x(place) - wide / 2, top, wide, cost.y(0) - top, { fill });
      if (each[i] > TALLEST) drawn += arrow(cost.x(place), top, 0, -1, em);
    });
    let end = 0;
    for (const label of [1, 0]) {
      each.forEach((one, i) => {
        if (data.y[i] !== label) return;
        const seen = kept(one, { min: 0, max: LONGEST - end });
        const looks = { fill: label ? LOSS : QUIET };
        // A gap between any two, where there is room for it.
        drawn += bar(sum.left + end * sum.bit, sum.top + 1.7 * em, seen * sum.bit - 0.7, 1.3 * em, looks);
        end += seen;
      });
    }
    const mark = sum.left + least * sum.bit;
    drawn += line([[mark, sum.top + 1.4 * em], [mark, sum.top + 3.3 * em]], { colour: GOOD });
    if (end === LONGEST) drawn += arrow(sum.left + LONGEST * sum.bit, sum.top + 2.35 * em, 1, 0, em);
    return drawn;
  }

  // A sign that something goes on beyond the edge.
  function arrow(x, y, right, down, em) {
    const size = 0.35 * em;
    const tip = [x + size * right, y + size * down];
    return line([[x + size * down, y + size * right], tip, [x - size * down, y - size * right]], { fill: LOSS, width: 1 });
  }

  function walked(s, { away, at }) {
    const path = pathOf(s);
    const colour = s.method === "newton" ? DATA : MODEL;
    const points = path.slice(0, s.count + 1).map(away);
    let drawn = `<svg x="${at.left}" y="${at.top}" width="${at.width}" height="${at.height}" style="overflow: hidden">`;
    drawn += `<g transform="translate(${-at.left} ${-at.top})">`;
    if (s.count + 1 < path.length) {
      drawn += line([points.at(-1), away(path[s.count + 1])], { colour, dash: "2 3", width: 1.5 });
      drawn += dot(...away(path[s.count + 1]), { colour, radius: 3, fill: "#fff" });
    }
    drawn += line(points, { colour, width: 1.5, dash: s.method === "newton" ? "6 3" : "" });
    for (const point of points) drawn += dot(...point, { colour, radius: 1.8 });
    return `${drawn}</g></svg>`;
  }

  const end = (x, other, label) => ({
    label,
    y: {
      min: -LIMIT,
      max: LIMIT,
      step: 0.1,
      get: (s) => kept(z(s, x), { min: -LIMIT, max: LIMIT }),
      // The other end stays where it is seen, even if that takes the point off the map.
      set: (s, value) => {
        const rest = kept(z(s, other), { min: -SURE, max: SURE });
        const slope = ((value - rest) / (x - other)) * data.sd;
        return from(s, [value - (slope * (x - data.mean)) / data.sd, slope]);
      },
    },
    at: (s, box) => [layout(box).shape.x(x), layout(box).shape.y(sigmoid(z(s, x)))],
    to: (_, y, s, box) => {
      const p = kept(layout(box).shape.fromY(y), { min: 1e-4, max: 1 - 1e-4 });
      return { y: Math.log(p / (1 - p)) };
    },
    text: (s) => `ŷ = ${fixed(sigmoid(z(s, x)), 4)}`,
  });
  const weight = (i, limits) => ({
    ...limits,
    get: (s) => kept(weights(s)[i], limits),
    set: (s, value) => from(s, mapped(weights(s).with(i, value))),
  });
  const walk = (method, name) => [
    {
      label: filled(say.step, { name }),
      press: (s) => {
        const next = walking(s, method);
        return { ...next, count: next.count + 1, playing: false };
      },
    },
    {
      label: filled(say.play, { name }),
      name: (s) => (s.playing && s.method === method ? say.pause : filled(say.play, { name })),
      press: (s) => {
        if (s.playing && s.method === method) return { ...s, playing: false };
        return { ...walking(s, method), frame: 0, playing: true };
      },
    },
  ];

  return {
    start: { start: [0, 0], method: "descent", rate, count: steps, playing: false },
    height: (box) => layout(box).height,
    notice: (s) => notice(data, s, cold, say),
    handles: [
      end(ENDS[0], ENDS[1], filled(say.end, { x: ENDS[0] })),
      end(ENDS[1], ENDS[0], filled(say.end, { x: ENDS[1] })),
      {
        label: say.point,
        x: weight(0, MAP.w0),
        y: weight(1, MAP.w1),
        at: (s, box) => layout(box).away(mapped(weights(s))),
        to: (x, y, s, box) => ({ x: layout(box).map.fromX(x), y: layout(box).map.fromY(y) }),
        text: (s) => `w₀ = ${fixed(weights(s)[0], 2)}, w₁ = ${fixed(weights(s)[1], 2)}`,
      },
      {
        label: say.rate,
        // Each rate shows its whole run, from the same start.
        x: { ...RATES, get: (s) => s.rate, set: (s, value) => ({ ...s, rate: value, method: "descent", count: STEPS.descent, playing: false }) },
        at: (s, box) => [layout(box).slide.x(s.rate), layout(box).slide.y(0)],
        to: (x, y, s, box) => ({ x: layout(box).slide.fromX(x) }),
        text: (s) => `η = ${fixed(s.rate, 2)}`,
      },
    ],
    buttons: [...walk("descent", say.descentName), ...walk("newton", say.newtonName), { label: say.again, press: (s) => from(s, [0, 0]) }],
    press: (x, y, s, box) => {
      const { map } = layout(box);
      const w = [map.fromX(x), map.fromY(y)];
      return on(w) ? from(s, w) : s;
    },
    advance: (s) => {
      const frame = (s.frame + 1) % FRAMES[s.method];
      const count = s.count + (frame === 0);
      return { ...s, frame, count, playing: count < pathOf(s).length - 1 };
    },
    picture: (s, box) => {
      const places = layout(box);
      const { em, shape, sum, at, slide, named } = places;
      const each = bits(data, weights(s));
      const total = each.reduce((all, one) => all + one, 0);
      const p = fixed(sigmoid(z(s, cold)), 4);
      let drawn = places.still;
      drawn += words(0, em, filled(say.shape, { cold, p }), { bold: true });
      drawn += line(curve(shape, (x) => sigmoid(z(s, x)), DEGREES.min, DEGREES.max), { colour: MODEL, width: 3 });
      drawn += dot(shape.x(cold), shape.y(sigmoid(z(s, cold))), { colour: MODEL, radius: 4 });
      drawn += paid(each, places);
      drawn += words(sum.left, sum.top + em, filled(say.sum, { sum: fixed(total, 2) }), { bold: true });
      drawn += words(named.ground, at.top - 2.2 * em, filled(say.mean, { mean: fixed((total * Math.LN2) / data.m, 4) }), { bold: true });
      drawn += walked(s, places) + dot(...places.away(best.w), { colour: LOSS, radius: 2 });
      for (const [i, height] of [[1, "0.5"], [2, "0.6"], [3, "0.7"], [4, "1"]]) {
        const [x, y] = places.away(levels[i][66]);
        if (x > at.left + em) drawn += words(x, y + 0.35 * em, height, { anchor: "middle" });
      }
      drawn += line([[at.left, slide.y(0)], [at.left + at.width, slide.y(0)]], { colour: QUIET, width: 3 });
      for (const tick of [4, 8, 12, 16]) drawn += words(slide.x(tick), slide.y(0) + 2 * em, String(tick), { anchor: "middle" });
      return drawn + words(named.ground, slide.y(0) - 1.2 * em, filled(say.rateNow, { rate: fixed(s.rate, 2) }), { bold: true });
    },
  };
}
