// What follows a hand on the slider of spend before the server answers: the ladder, the dots, figure and sentence.
//
// Two pictures are mounted on one page and share `hand`. What is said at every stop of the slider comes from the server,
// once, when a hand first comes near; nothing is worked out here but where marks stand. Once the slider is let go the
// server's answer stands, and until it is there whatever else depends on spend is dimmed.

const SLIDER = ".st-key-spend_slider";
const LIVE = "om-live";
const AGAIN_MS = 10000; // stops that not all futures have answered are asked for again after this long
const SVG = "http://www.w3.org/2000/svg";
const hand = { gbp: null, serverGbp: null, of: null, held: false, stops: new Map(), askedAt: 0, pictures: new Set() };
let answered = null; // the server's own answer while another is shown: its element, what it held, what was put there
let frame = 0;

export default function (component) {
  const { parentElement, data } = component;
  let picture = pictureOf.get(parentElement);
  if (!picture) {
    picture = begin(parentElement, data.part);
    pictureOf.set(parentElement, picture);
  }
  picture.component = component;
  hand.pictures.add(picture);
  arrived(data);
  picture.draw();
  return () => {
    hand.pictures.delete(picture);
    pictureOf.delete(parentElement);
    picture.end();
    if (!hand.pictures.size) leave();
  };
}

const pictureOf = new WeakMap();

// ---- the hand ----

function arrived(data) {
  if (data.stops) hand.stops.set(data.of, data.stops);
  for (const of of [...hand.stops.keys()]) if (of !== data.of) hand.stops.delete(of);
  if (hand.of !== data.of) hand.askedAt = 0;
  hand.of = data.of;
  hand.serverGbp = data.at_gbp;
  if (!hand.held || hand.gbp === data.at_gbp) {
    hand.gbp = data.at_gbp;
    if (!pointerDown) hand.held = false;
  }
  watchSlider();
  paintSoon();
}

function moved(gbp) {
  if (hand.gbp === gbp) return;
  hand.held = true;
  hand.gbp = gbp;
  paintSoon();
}

function isLive() {
  return hand.held && hand.gbp !== null && hand.gbp !== hand.serverGbp;
}

function stopNow() {
  const stops = hand.stops.get(hand.of);
  if (!stops || !stops.spend_gbp.length) return null;
  const step = stops.spend_gbp[1] - stops.spend_gbp[0];
  const at = Math.round(hand.gbp / step);
  return stops.spend_gbp[at] === hand.gbp ? { stops, at } : null;
}

function wantStops() {
  const stops = hand.stops.get(hand.of);
  const whole = stops && stops.whole.every(Boolean);
  if (whole || Date.now() - hand.askedAt < AGAIN_MS) return;
  hand.askedAt = Date.now();
  const [picture] = hand.pictures;
  if (picture) picture.component.setTriggerValue("wanted", hand.of);
}

// ---- the slider, which stays the framework's own ----

let watched = null;
let pointerDown = false;
const observer = new MutationObserver(() => {
  const input = watched && watched.querySelector("input[type=range]");
  if (input && hand.held) moved(Math.round(Number(input.getAttribute("value")) * 1e6));
});

function watchSlider() {
  const found = document.querySelector(SLIDER);
  if (found === watched) return;
  observer.disconnect();
  watched = found;
  if (!found) return;
  observer.observe(found, { subtree: true, attributes: true, attributeFilter: ["value"] });
  found.addEventListener("pointerenter", wantStops);
  found.addEventListener("focusin", wantStops);
  found.addEventListener("keydown", () => {
    wantStops();
    hand.held = true;
  });
  found.addEventListener("pointerdown", () => {
    wantStops();
    hand.held = pointerDown = true;
  });
}

addEventListener("pointerup", () => {
  pointerDown = false;
});
addEventListener("pointercancel", () => {
  pointerDown = false;
});

// ---- what is said ----

function paintSoon() {
  if (!frame) frame = requestAnimationFrame(paint);
}

function paint() {
  frame = 0;
  const live = isLive();
  document.body.classList.toggle(LIVE, live);
  const stop = live ? stopNow() : null;
  if (live) say(stop);
  else serverStands();
  for (const picture of hand.pictures) {
    picture.move(stop);
    picture.root.dataset.stops = hand.stops.has(hand.of); // for tests and benchmarks
  }
}

function say(stop) {
  const element = document.querySelector(".om-answer");
  if (!element) return;
  if (!answered || answered.element !== element || element.innerHTML !== answered.put)
    answered = { element, own: element.innerHTML, put: null };
  const text = element.querySelector(".om-sentence");
  element.classList.toggle("om-unknown", !stop);
  text.setAttribute("aria-busy", "true"); // read out once, when the server has answered
  if (stop) {
    const { stops, at } = stop;
    element.querySelector(".om-figure").textContent = stops.figure[at];
    element.querySelector(".om-unit").textContent = stops.unit[at];
    text.classList.toggle("om-first", !stops.whole[at]);
    const lines = [["om-claim", stops.claim[at]], ["", stops.sentence[at]], ["om-chance", stops.chance[at]]];
    text.replaceChildren(...lines.filter(([, words]) => words).map(([kind, words]) => paragraph(kind, words)));
  }
  answered.put = element.innerHTML;
}

function paragraph(kind, words) {
  const p = document.createElement("p");
  if (kind) p.className = kind;
  p.textContent = words;
  return p;
}

function serverStands() {
  if (!answered) return;
  const { element, own, put } = answered;
  answered = null;
  element.classList.remove("om-unknown");
  if (element.innerHTML === put) element.innerHTML = own; // the server's answer is the one that stood before
  else element.querySelector(".om-sentence")?.removeAttribute("aria-busy");
}

function leave() {
  observer.disconnect();
  watched = null;
  answered = null;
  hand.held = false;
  document.body.classList.remove(LIVE);
}

// ---- pictures ----

function begin(parent, part) {
  const root = document.createElement("div");
  root.className = `om-${part}`;
  parent.appendChild(root);
  const picture = part === "ladder" ? ladder(root) : dots(root);
  let width = 0;
  const resized = new ResizeObserver(() => {
    if (root.clientWidth && root.clientWidth !== width) {
      width = root.clientWidth;
      picture.draw();
    }
  });
  resized.observe(root);
  picture.root = root;
  picture.end = () => {
    resized.disconnect();
    root.remove();
  };
  return picture;
}

function element(name, attributes, parent, words) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (words !== undefined) made.textContent = words;
  if (parent) parent.appendChild(made);
  return made;
}

function fresh(root, height, label) {
  root.querySelector("svg")?.remove();
  const width = root.clientWidth || 600;
  const svg = element("svg", { width, height, role: "img", "aria-label": label }, root);
  return { svg, width };
}

function ticks(low, high, about) {
  const rough = (high - low) / about || 1;
  const size = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((m) => m * size).find((s) => s >= rough);
  const found = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k += 1) found.push(k * step);
  return found;
}

function plain(value) {
  const shown = Number(Math.abs(value).toPrecision(6));
  return (value < 0 ? "\u2212" : "") + shown.toLocaleString("en-GB");
}

function signed(value) {
  return value > 0 ? "+" + plain(value) : plain(value);
}

function pounds(gbp) {
  const m = gbp / 1e6;
  return m >= 1000 ? `\u00a3${plain(Number((m / 1000).toFixed(2)))}bn` : `\u00a3${plain(Number(m.toFixed(1)))}m`;
}

// The value of every strategy across levels of spend, with this spend as a mark that a hand can take.
function ladder(root) {
  const TOP = 26, FOOT = 48, LEFT = 46, NARROW = 560, LOW_SCREEN = 800;
  let place = null;
  const picture = { draw, move };

  function draw() {
    const { data } = picture.component;
    const HEIGHT = innerHeight < LOW_SCREEN ? 250 : 300; // so that it stands on the first screen
    const { svg, width } = fresh(root, HEIGHT, data.alt);
    const { lines, colours, tips } = data.picture;
    const top = lines[0].spend.at(-1);
    const beside = width >= NARROW; // names stand beside the lines' ends, or on them where there is no room
    const RIGHT = beside ? 14 + Math.max(...lines.map((l) => 7.4 * l.title.length)) : 8;
    const high = Math.max(...lines.flatMap((l) => (l.first ? l.high : l.average)), 1e-9);
    const low = Math.min(0, ...lines.flatMap((l) => (l.first ? l.low : l.average)));
    const x = (m) => LEFT + (m / top) * (width - LEFT - RIGHT);
    const y = (m) => HEIGHT - FOOT - ((m - low) / (high - low)) * (HEIGHT - FOOT - TOP);
    const word = (words, attributes) =>
      element("text", { fill: colours.text, "paint-order": "stroke", stroke: colours.ground, "stroke-width": 4, ...attributes }, svg, words);
    word(data.picture.y_title, { x: 2, y: 14 });
    for (const m of ticks(low, high, 5)) {
      element("line", { x1: LEFT, x2: width - RIGHT, y1: y(m), y2: y(m), stroke: colours.grid }, svg);
      word(plain(m), { x: LEFT - 6, y: y(m) + 5, "text-anchor": "end" });
    }
    for (const m of ticks(0, top, width < 500 ? 4 : 6))
      word(plain(m), { x: x(m), y: HEIGHT - FOOT + 22, "text-anchor": m === 0 ? "start" : m >= top ? "end" : "middle" });
    word(data.picture.x_title, { x: (LEFT + width - RIGHT) / 2, y: HEIGHT - 6, "text-anchor": "middle" });
    const tip = tips && marked(tips);
    for (const line of lines) drawn(line);
    for (const line of lines)
      word(line.title, {
        x: width - RIGHT + (beside ? 8 : -4),
        y: y(line.label_m) + 5,
        "text-anchor": beside ? "start" : "end",
        fill: line.colour,
        "font-weight": line.first ? 700 : 400,
      });
    const mark = element("line", { y1: TOP, y2: HEIGHT - FOOT, stroke: colours.text, "stroke-width": 2.5 }, svg);
    const grip = element("circle", { cy: HEIGHT - FOOT, r: 8, fill: colours.text }, svg);
    const name = word("", { y: TOP + 12, "font-weight": 700 });
    place = { mark, grip, name, x, width, top, tip, left: LEFT, right: width - RIGHT };
    taken(svg, (px) => Math.min(top, Math.max(0, ((px - LEFT) / (width - LEFT - RIGHT)) * top)));
    move();

    function marked(at) {
      if (at.low_m !== undefined)
        element("rect", { x: x(at.low_m), width: Math.max(1, x(Math.min(top, at.high_m)) - x(at.low_m)), y: TOP, height: HEIGHT - FOOT - TOP, fill: colours.quiet, opacity: 0.1 }, svg);
      if (at.at_m > top) return null;
      element("line", { x1: x(at.at_m), x2: x(at.at_m), y1: TOP, y2: HEIGHT - FOOT, stroke: colours.quiet, "stroke-width": 2, "stroke-dasharray": "6 4" }, svg);
      const text = word(at.label, { y: TOP + 34 });
      return { text, at: x(at.at_m), takes: 14 + text.getComputedTextLength() };
    }

    function drawn(line) {
      const path = (values) => values.map((v, k) => `${k ? "L" : "M"}${x(line.spend[k]).toFixed(1)} ${y(v).toFixed(1)}`).join("");
      if (line.first) {
        const back = line.low.map((v, k) => `L${x(line.spend[k]).toFixed(1)} ${y(v).toFixed(1)}`).reverse().join("");
        element("path", { d: path(line.high) + back + "Z", fill: line.colour, opacity: 0.13 }, svg);
        for (const edge of [line.low, line.high])
          element("path", { d: path(edge), fill: "none", stroke: line.colour, "stroke-dasharray": "3 3", opacity: 0.8 }, svg);
      }
      element("path", { d: path(line.average), fill: "none", stroke: line.colour, "stroke-width": line.first ? 3.5 : 1.5 }, svg);
    }
  }

  function taken(svg, at) {
    const stepGbp = () => picture.component.data.step_gbp;
    const follow = (event) => {
      const m = at(event.clientX - svg.getBoundingClientRect().left);
      hand.held = true;
      moved(Math.round((m * 1e6) / stepGbp()) * stepGbp());
    };
    svg.addEventListener("pointerenter", wantStops);
    svg.addEventListener("pointerdown", (event) => {
      wantStops();
      pointerDown = true;
      svg.setPointerCapture(event.pointerId);
      follow(event);
    });
    svg.addEventListener("pointermove", (event) => {
      if (svg.hasPointerCapture(event.pointerId)) follow(event);
    });
    svg.addEventListener("pointerup", (event) => {
      if (hand.gbp !== hand.serverGbp) picture.component.setTriggerValue("chosen", hand.gbp);
      svg.releasePointerCapture(event.pointerId);
    });
  }

  function move() {
    if (!place || hand.gbp === null) return;
    const { mark, grip, name, x, top, tip } = place;
    const m = Math.min(top, hand.gbp / 1e6);
    mark.setAttribute("x1", x(m));
    mark.setAttribute("x2", x(m));
    grip.setAttribute("cx", x(m));
    const right = m <= top / 2;
    name.setAttribute("x", x(m) + (right ? 8 : -8));
    name.setAttribute("text-anchor", right ? "start" : "end");
    if (tip) nameTip(tip, x(m));
    const { here, at_gbp: atGbp, at } = picture.component.data;
    const beyond = hand.gbp / 1e6 > top ? " →" : "";
    name.textContent = `${here} ${hand.gbp === atGbp ? at : pounds(hand.gbp)}${beyond}`;
  }

  // Where it tips is named towards the middle, or on the other side where this spend's mark would cross the name.
  function nameTip({ text, at, takes }, mark) {
    const room = { right: at + takes <= place.right, left: at - takes >= place.left };
    const crossed = { right: mark > at && mark < at + takes, left: mark < at && mark > at - takes };
    const first = at < (place.left + place.right) / 2 ? "right" : "left", other = first === "right" ? "left" : "right";
    const side = crossed[first] && room[other] && !crossed[other] ? other : first;
    text.setAttribute("x", at + (side === "right" ? 6 : -6));
    text.setAttribute("text-anchor", side === "right" ? "start" : "end");
  }
  return picture;
}

// The difference in fifty equally likely futures: one dot each, to the right of nothing where the strategy does better.
function dots(root) {
  const HEIGHT = 290, TOP = 50, FOOT = 46, EDGE = 14, BINS = 40, RADIUS = 5;
  const claim = document.createElement("h2");
  root.appendChild(claim);
  const circles = [];
  let place = null;
  const picture = { draw, move };

  function draw() {
    const { data } = picture.component;
    const { svg, width } = fresh(root, HEIGHT, data.alt);
    const { better, worse, colours, x_title: title } = data.picture;
    const axis = element("g", {}, svg);
    const zero = element("line", { y1: TOP - 8, y2: HEIGHT - FOOT, stroke: colours.text, "stroke-width": 2 }, svg);
    circles.length = 0;
    for (let k = 0; k < data.picture.dots.length; k += 1) circles.push(element("circle", { r: RADIUS }, svg));
    const side = (words, attributes) => element("text", { "font-weight": 600, ...attributes }, svg, words);
    side(`\u25c0 ${worse.title}`, { x: 2, y: 15, fill: worse.colour });
    side(`${better.title} \u25b6`, { x: width - 2, y: width < 560 ? 36 : 15, "text-anchor": "end", fill: better.colour });
    element("text", { x: width / 2, y: HEIGHT - 6, "text-anchor": "middle", fill: colours.text }, svg, title);
    place = { axis, zero, width, colours };
    move(isLive() ? stopNow() : null);
  }

  function move(stop) {
    if (!place) return;
    const { data } = picture.component;
    const values = stop ? stop.stops.dots[stop.at] : data.picture.dots;
    const words = stop ? stop.stops.dots_claim[stop.at] : data.picture.claim;
    if (claim.textContent !== words) claim.textContent = words;
    root.classList.toggle("om-unknown", isLive() && !stop);
    const [low, high] = reach(values);
    const x = (m) => EDGE + ((m - low) / (high - low)) * (place.width - 2 * EDGE);
    const { better, worse } = data.picture;
    const width = (Math.max(...values) - Math.min(...values)) / BINS || 1;
    const height = new Map();
    values.forEach((v, k) => {
      const bin = Math.floor(v / width);
      height.set(bin, (height.get(bin) || 0) + 1);
      const circle = circles[k];
      circle.setAttribute("cx", x((bin + 0.5) * width));
      circle.bin = bin;
      circle.height = height.get(bin);
      circle.setAttribute("fill", v > 0 ? better.colour : v < 0 ? worse.colour : place.colours.quiet);
    });
    const room = (HEIGHT - FOOT - TOP - RADIUS) / Math.max(1, ...height.values());
    const apart = Math.min(2 * RADIUS + 0.5, room);
    for (const circle of circles) circle.setAttribute("cy", HEIGHT - FOOT - 4 - RADIUS - (circle.height - 1) * apart);
    place.zero.setAttribute("x1", x(0));
    place.zero.setAttribute("x2", x(0));
    axis(low, high, x);
  }

  function axis(low, high, x) {
    const marks = ticks(low, high, place.width < 500 ? 4 : 7);
    const shown = marks.join();
    if (place.shown === shown && place.low === low && place.high === high) return;
    Object.assign(place, { shown, low, high });
    place.axis.replaceChildren();
    for (const m of marks) {
      element("line", { x1: x(m), x2: x(m), y1: TOP, y2: HEIGHT - FOOT, stroke: place.colours.grid }, place.axis);
      element("text", { x: x(m), y: HEIGHT - FOOT + 19, "text-anchor": "middle", fill: place.colours.text }, place.axis, signed(m));
    }
  }

  // From and to round figures, so that the scale stays while a hand moves a little.
  function reach(values) {
    const most = Math.max(...values.map(Math.abs), 1e-3);
    const size = 10 ** Math.floor(Math.log10(most)) / 2;
    const round = (v) => Math.ceil(v / size - 1e-9) * size;
    const high = Math.max(0, ...values), low = Math.min(0, ...values);
    return [-Math.max(round(-low), 0.2 * size), Math.max(round(high), 0.2 * size)];
  }
  return picture;
}
