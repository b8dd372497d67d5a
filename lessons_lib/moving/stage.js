// The stage of a moving figure: a picture drawn from a state, handles that change the state, and
// words on what to notice. Each lesson_NN.js beside this file puts one figure on it.
//
// A figure is an object:
//   start            the state it begins in
//   height(box)      of the picture in px; box.width and box.em, the size of its letters, are given
//   picture(s, box)  the drawing of state s, as SVG text
//   notice(s)        what to notice in it, in words
//   handles          a list of {label, x, y, at, to, text}
//       label            its name, for a screen reader
//       x, y             what moves across or upwards: {min, max, step, get(s), set(s, value)}
//       at(s, box)       where it stands: [x, y] in px
//       to(x, y, s, box) the values {x, y} that belong to a place in px
//       text(s)          what a screen reader says of its value
//       colour           of its rim
//   buttons          a list of {label, press(s)}, which returns the next state
//   press(x, y, s, box)  optional: the state after a press on the picture itself
//   advance(s)       optional: the state one frame later, asked for while s.playing

// The colours of lessons_lib/figures/style.py.
export const DATA = "#0072B2";
export const MODEL = "#D55E00";
export const LOSS = "#000000";
export const WASTE = "#CC79A7";
export const GOOD = "#009E73";
export const THIRD = "#E69F00";
export const QUIET = "#767676";
const GRID = "#E5E5E5";

const CSS = `
.moving { position: relative; max-width: 44em; margin: 0.5em 0; padding: 0.6em; box-sizing: border-box;
  background: #fff; color: #000; font: 14px/1.4 "DejaVu Sans", Verdana, sans-serif; border: 1px solid #ccc;
  border-radius: 6px; color-scheme: light; forced-color-adjust: none; text-align: left; }
.moving p { margin: 0.2em 0; color: #000; font-size: 1em; line-height: 1.4; }
.moving .moving-title { font-weight: bold; }
.moving .moving-picture { position: relative; touch-action: pan-y pinch-zoom; user-select: none; -webkit-user-select: none; }
.moving svg { display: block; overflow: visible; max-width: none; }
.moving [role=slider] { position: absolute; width: 44px; height: 44px; margin: -22px; cursor: grab;
  touch-action: none; border-radius: 50%; outline: none; }
.moving [role=slider]::after { content: ""; position: absolute; inset: 12px; border-radius: 50%;
  background: #fff; border: 4px solid var(--rim); box-shadow: 0 1px 3px #0008; box-sizing: border-box; }
.moving [role=slider]:hover::after { inset: 10px; }
.moving [role=slider]:focus-visible::before { content: ""; position: absolute; inset: 5px; border-radius: 50%;
  border: 3px solid #000; }
.moving button { font: inherit; color: #000; background: #f2f2f2; border: 1px solid #767676; border-radius: 4px;
  min-height: 2.2em; padding: 0.2em 0.8em; margin: 0.3em 0.4em 0.3em 0; cursor: pointer; }
.moving button:focus-visible { outline: 3px solid #000; outline-offset: 1px; }
.moving .moving-notice { min-height: 4.2em; }
.moving .moving-said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
`;

// Put `figure` on each stage of this name that is still empty: a notebook may show it twice.
export function mount(name, figure, words) {
  if (!document.getElementById("moving-css")) {
    const style = document.createElement("style");
    style.id = "moving-css";
    style.textContent = CSS;
    document.head.append(style);
  }
  for (const root of document.querySelectorAll(`.moving[data-moving="${name}"]:not([data-alive])`)) {
    root.dataset.alive = "";
    bring(root, figure, words);
  }
}

function bring(root, figure, words) {
  root.replaceChildren();
  root.setAttribute("role", "group");
  root.setAttribute("aria-label", words.title);
  add(root, "p", "moving-title").textContent = words.title;
  add(root, "p", "moving-question").textContent = words.question;
  const picture = add(root, "div", "moving-picture");
  const svg = picture.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "svg"));
  svg.setAttribute("aria-hidden", "true");
  const buttons = (figure.buttons ?? []).map((button) => {
    const element = add(root, "button");
    element.type = "button";
    element.textContent = button.label;
    element.addEventListener("click", () => change(button.press(state)));
    return element;
  });
  const notice = add(root, "p", "moving-notice");
  const said = add(root, "div", "moving-said");
  said.setAttribute("role", "status");

  let state = figure.start;
  let box = null;
  let waiting = 0;
  let speaking = 0;

  const knobs = figure.handles.map((handle) => {
    const knob = add(picture, "div");
    knob.tabIndex = 0;
    knob.setAttribute("role", "slider");
    knob.setAttribute("aria-label", handle.label);
    knob.style.setProperty("--rim", handle.colour ?? MODEL);
    knob.dataset.preventSwipe = ""; // or a finger that drags it would turn the slides
    let grip; // where in the handle it is held, from its middle
    knob.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return; // a menu opens, and its release may never arrive
      // The notebook or slides around it must take neither the press nor the focus.
      event.preventDefault();
      event.stopPropagation();
      knob.focus({ preventScroll: true });
      knob.setPointerCapture(event.pointerId);
      const middle = handle.at(state, box);
      grip = place(event).map((held, i) => held - middle[i]);
    });
    knob.addEventListener("pointermove", (event) => {
      if (knob.hasPointerCapture(event.pointerId)) {
        const [x, y] = place(event).map((held, i) => held - grip[i]);
        change(moved(handle, state, handle.to(x, y, state, box)));
      }
    });
    return knob;
  });
  // A click, to let a finger scroll past the picture without pressing anything.
  picture.addEventListener("click", (event) => {
    if (figure.press && !knobs.includes(event.target)) {
      change(figure.press(...place(event), state, box) ?? state);
    }
  });

  // JupyterLab and slides receive keys before an element inside them does. Only the window comes
  // first.
  window.addEventListener("keydown", function keys(event) {
    if (!root.isConnected) {
      window.removeEventListener("keydown", keys, true);
    } else if (root.contains(event.target) && isMine(event)) {
      event.stopPropagation();
      const handle = figure.handles[knobs.indexOf(event.target)];
      const next = handle && stepped(handle, state, event.key);
      if (next) {
        event.preventDefault();
        change(next);
      }
    }
  }, true);

  // Tab moves on, shortcuts go to the browser, and other keys turn the slides as usual.
  function isMine({ key, ctrlKey, metaKey, altKey }) {
    if (key === "Tab" || ctrlKey || metaKey || altKey) return false;
    return !root.closest(".reveal") || key.startsWith("Arrow") || key === "Enter" || key === " ";
  }

  function place(event) {
    const rect = svg.getBoundingClientRect();
    const scale = rect.width / box.width; // slides are scaled as a whole
    return [(event.clientX - rect.left) / scale, (event.clientY - rect.top) / scale];
  }

  function change(next) {
    state = next;
    waiting ||= requestAnimationFrame(draw);
    clearTimeout(speaking);
    speaking = setTimeout(() => (said.textContent = notice.textContent), 400); // once it has come to rest
  }

  function draw() {
    waiting = 0;
    if (!box) return;
    if (state.playing) {
      change(figure.advance(state));
    }
    svg.innerHTML = figure.picture(state, box);
    figure.handles.forEach((handle, i) => {
      const [x, y] = handle.at(state, box);
      const knob = knobs[i];
      knob.style.left = `${x}px`;
      knob.style.top = `${y}px`;
      const main = handle.x ?? handle.y;
      knob.setAttribute("aria-valuemin", main.min);
      knob.setAttribute("aria-valuemax", main.max);
      knob.setAttribute("aria-valuenow", main.get(state));
      knob.setAttribute("aria-valuetext", handle.text(state));
    });
    (figure.buttons ?? []).forEach((button, i) => {
      if (button.name) buttons[i].textContent = button.name(state);
    });
    notice.textContent = figure.notice(state);
  }

  function measure() {
    const width = picture.clientWidth;
    if (!width) return; // not yet shown
    box = { width, em: parseFloat(getComputedStyle(root).fontSize) };
    // A slide sets how high the picture may be.
    const limit = parseFloat(getComputedStyle(root).getPropertyValue("--moving-height"));
    box.height = Math.min(figure.height(box), limit || Infinity);
    svg.setAttribute("width", box.width);
    svg.setAttribute("height", box.height);
    draw();
  }
  new ResizeObserver(measure).observe(picture);
  measure();
}

function add(parent, tag, name) {
  const element = parent.appendChild(document.createElement(tag));
  if (name) element.className = name;
  return element;
}

// The state after a handle was moved to these values, each kept to its limits and steps.
export function moved(handle, state, values) {
  for (const axis of ["x", "y"]) {
    if (handle[axis] && values[axis] !== undefined) {
      state = handle[axis].set(state, snapped(values[axis], handle[axis]));
    }
  }
  return state;
}

// The state after a key, or undefined if the key means nothing to a handle.
export function stepped(handle, state, key) {
  const sideways = handle.x ?? handle.y;
  const upwards = handle.y ?? handle.x;
  const steps = {
    ArrowRight: [sideways, 1], ArrowLeft: [sideways, -1], ArrowUp: [upwards, 1], ArrowDown: [upwards, -1],
    PageUp: [upwards, 10], PageDown: [upwards, -10], Home: [sideways, -Infinity], End: [sideways, Infinity],
  };
  if (!(key in steps)) return undefined;
  const [axis, count] = steps[key];
  return axis.set(state, snapped(axis.get(state) + count * axis.step, axis));
}

// The nearest step of a handle: 57 steps of 0.01 are 0.57, not 0.5700000000000001.
export function snapped(value, { min, max, step }) {
  const kept = Math.min(max, Math.max(min, value));
  return Math.min(max, Math.max(min, Number((Math.round(kept / step) * step).toFixed(9))));
}

// Probabilities after number k has become `value`: the others keep their shares of the rest. Those
// are lost while one outcome is certain; `kept` are the last probabilities that still had them.
export function giveWay({ p, kept = p }, k, value) {
  const shares = p[k] < 1 ? p : kept;
  const rest = shares.reduce((sum, share, j) => (j === k ? sum : sum + share), 0);
  return {
    p: shares.map((share, j) => (j === k ? value : (share / rest) * (1 - value))),
    kept: Math.max(...p) < 1 ? p : kept,
  };
}

// Words with their placeholders {name} filled in.
export function filled(template, values) {
  return template.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

// A number as the lessons print it, with so many digits after the point.
export function fixed(value, digits) {
  if (!Number.isFinite(value)) return value < 0 ? "−∞" : "∞";
  const text = value.toFixed(digits);
  return printed(Number(text) === 0 ? text.replace("-", "") : text);
}

// The same, with as many digits as it has.
export const number = (value) => printed(String(value));

// With a true minus, and a comma at the thousands.
const printed = (digits) => digits.replace("-", "−").replace(/\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ","));

// Axes: a place on the picture for values. `at` is {left, top, width, height} in px; x and y are
// {min, max, ticks, label, format}, or no ticks where there is nothing to read off.
export function axes(at, x, y, em) {
  const toX = (value) => at.left + (at.width * (value - x.min)) / (x.max - x.min);
  const toY = (value) => at.top + at.height - (at.height * (value - y.min)) / (y.max - y.min);
  const bottom = at.top + at.height;
  const name = (axis, value) => (axis.format ?? number)(value);
  let frame = "";
  for (const value of y.ticks ?? []) {
    frame += line([[at.left, toY(value)], [at.left + at.width, toY(value)]], { colour: GRID, width: 1 });
    frame += words(at.left - 0.4 * em, toY(value) + 0.35 * em, name(y, value), { anchor: "end" });
  }
  for (const value of x.ticks ?? []) {
    frame += line([[toX(value), at.top], [toX(value), bottom]], { colour: GRID, width: 1 });
    frame += words(toX(value), bottom + 1.3 * em, name(x, value), { anchor: "middle" });
  }
  frame += line([[at.left, at.top], [at.left, bottom], [at.left + at.width, bottom]], { width: 1 });
  if (x.label) frame += words(at.left + at.width / 2, bottom + 2.7 * em, x.label, { anchor: "middle" });
  // Above the axis, where it needs no turned letters and no room at the side.
  if (y.label) frame += words(at.left - 2 * em, at.top - 0.7 * em, y.label);
  return {
    x: toX,
    y: toY,
    fromX: (place) => x.min + ((place - at.left) / at.width) * (x.max - x.min),
    fromY: (place) => y.min + ((bottom - place) / at.height) * (y.max - y.min),
    frame,
  };
}

export function line(points, { colour = LOSS, width = 2.2, dash = "", fill = "none" } = {}) {
  const path = points.map(([x, y]) => `${x.toFixed(2)},${y.toFixed(2)}`).join(" ");
  return `<polyline points="${path}" fill="${fill}" stroke="${colour}" stroke-width="${width}" stroke-dasharray="${dash}"/>`;
}

export function bar(x, y, width, height, { fill = DATA, opacity = 1, stroke = "none", dash = "" } = {}) {
  return `<rect x="${x}" y="${y}" width="${Math.max(0, width)}" height="${Math.max(0, height)}" fill="${fill}" fill-opacity="${opacity}" stroke="${stroke}" stroke-dasharray="${dash}"/>`;
}

export function dot(x, y, { colour = MODEL, radius = 5, fill = colour } = {}) {
  return `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}" stroke="${colour}" stroke-width="2"/>`;
}

export function words(x, y, text, { colour = LOSS, anchor = "start", bold = false } = {}) {
  const plain = text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  // A white rim keeps letters legible on lines and bars.
  return `<text x="${x}" y="${y}" fill="${colour}" text-anchor="${anchor}" font-size="1em" font-weight="${bold ? "bold" : "normal"}" paint-order="stroke" stroke="#fff" stroke-width="3">${plain}</text>`;
}

// Values of a function along an axis, as points; infinite ones are left out.
export function curve(place, f, min, max, count = 160) {
  const points = [];
  for (let i = 0; i <= count; i++) {
    const value = min + ((max - min) * i) / count;
    const height = f(value);
    if (Number.isFinite(height)) points.push([place.x(value), place.y(height)]);
  }
  return points;
}
