// The pictures of the pages: zoom, fit, turn, the marks of the active field, and words picked for it.

const SVG = "http://www.w3.org/2000/svg";
const viewer = document.getElementById("viewer");
const leaves = [...viewer.querySelectorAll(".leaf")];
let zoom = Number(sessionStorage.getItem("zoom")) || 1;
let turned = 0;
let words = null;
let picked = [];
let caret = null;
let anchor = null;
let onPick = () => {};

export function hasPages() {
  return leaves.length > 0;
}

export function whenPicked(call) {
  onPick = call;
}

function slope(svg) {
  // How high a page is for its width, as it lies now.
  const { width, height } = svg.viewBox.baseVal;
  return turned % 180 ? width / height : height / width;
}

function lay() {
  for (const leaf of leaves) {
    const svg = leaf.querySelector("svg");
    const [now, upright] = [slope(svg), svg.viewBox.baseVal.height / svg.viewBox.baseVal.width];
    leaf.style.width = `${zoom * 100}%`;
    // A page on its side is as wide as one that stands, and takes the height that it then has.
    svg.style.transform = turned ? `rotate(${turned}deg) scale(${turned % 180 ? now : 1})` : "";
    svg.style.marginBlock = `${50 * (now - upright)}%`;
  }
  sessionStorage.setItem("zoom", String(zoom));
}

export const tools = {
  zoom_in() {
    zoom = Math.min(4, zoom * 1.25);
    lay();
  },
  zoom_out() {
    zoom = Math.max(0.3, zoom / 1.25);
    lay();
  },
  fit() {
    const leaf = leaves[0]?.querySelector("svg");
    const whole = leaf ? (viewer.clientHeight - 40) / slope(leaf) / (viewer.clientWidth - 20) : 1;
    zoom = zoom === 1 ? Math.max(0.3, Math.min(1, whole)) : 1;
    lay();
  },
  turn() {
    turned = (turned + 90) % 360;
    lay();
  },
};

export function boxesOf(place) {
  // Of words that follow each other on a line, one box.
  const [page, rows] = place.split(":");
  const found = [];
  for (const row of rows ? rows.split(";") : []) {
    const box = [Number(page), ...row.split(",").map(Number)];
    const last = found[found.length - 1];
    if (last && follows(last, box)) last.splice(2, 3, Math.min(last[2], box[2]), box[3], Math.max(last[4], box[4]));
    else found.push(box);
  }
  return found;
}

function follows(one, other) {
  const height = one[4] - one[2];
  const step = other[3] - one[3];
  return Math.abs(one[2] + one[4] - other[2] - other[4]) < height && step > 0 && step < other[3] - other[1] + height;
}

function rect([, x0, top, x1, bottom], pad) {
  const made = document.createElementNS(SVG, "rect");
  made.setAttribute("x", x0 - pad);
  made.setAttribute("y", top - pad);
  made.setAttribute("width", Math.max(1, x1 - x0 + 2 * pad));
  made.setAttribute("height", Math.max(1, bottom - top + 2 * pad));
  made.setAttribute("rx", 2);
  return made;
}

function leafOf(number) {
  return leaves.find((leaf) => Number(leaf.dataset.page) === number);
}

export function show(path, place) {
  // Mark where the active field stands, and bring it into sight.
  viewer.classList.add("live");
  for (const old of viewer.querySelectorAll(".marks .active")) {
    if (old.dataset.of) old.classList.remove("active");
    else old.remove();
  }
  for (const box of boxesOf(place)) {
    const made = rect(box, 2);
    made.classList.add("active");
    leafOf(box[0])?.querySelector(".marks").append(made);
  }
  reveal(viewer.querySelector(".marks .active"));
}

export function showAround(paths) {
  for (const mark of viewer.querySelectorAll(".marks rect[data-of]")) mark.classList.toggle("around", paths.has(mark.dataset.of));
}

function reveal(mark) {
  if (!mark) return;
  const box = mark.getBoundingClientRect();
  const frame = viewer.getBoundingClientRect();
  const y = (box.top + box.bottom) / 2 - frame.top;
  const x = (box.left + box.right) / 2 - frame.left;
  if (y < 60 || y > frame.height - 60) viewer.scrollTop += y - frame.height / 3;
  if (x < 40 || x > frame.width - 40) viewer.scrollLeft += x - frame.width / 2;
}

async function loadWords() {
  if (words === null) {
    const answer = await fetch(`/documents/${viewer.dataset.document}/words.json`);
    const said = answer.ok ? await answer.json() : {};
    words = Object.entries(said).flatMap(([page, rows]) => rows.map(([text, ...box]) => ({ text, box: [Number(page), ...box] })));
  }
  return words;
}

function draw() {
  for (const group of viewer.querySelectorAll(".picked")) group.replaceChildren();
  let last = null;
  for (const word of picked) {
    const made = rect(word.box, 1);
    leafOf(word.box[0])?.querySelector(".picked").append(made);
    if (words[caret] === word || !last) last = made;
  }
  reveal(last);
}

function take() {
  if (!picked.length) return;
  const place = `${picked[0].box[0]}:${picked.map((word) => word.box.slice(1).map((side) => side.toFixed(1)).join(",")).join(";")}`;
  onPick(picked.map((word) => word.text).join(" "), place);
}

export function stopPicking() {
  picked = [];
  caret = null;
  viewer.classList.remove("picking");
  document.querySelector("[data-do=words]")?.setAttribute("aria-pressed", "false");
  draw();
}

export function isPicking() {
  return viewer.classList.contains("picking");
}

export async function startPicking(place, say) {
  const all = await loadWords();
  if (!all.length) return say("There are no words on these pages that could be picked.");
  viewer.classList.add("picking");
  document.querySelector("[data-do=words]")?.setAttribute("aria-pressed", "true");
  const [near] = boxesOf(place);
  caret = anchor = near ? all.reduce((best, word, at) => (far(word.box, near) < far(all[best].box, near) ? at : best), 0) : 0;
  picked = [all[caret]];
  viewer.focus();
  draw();
  say(`Word ${all[caret].text}. Arrow keys move, with Shift they extend, Enter takes, Escape leaves.`);
}

function far(one, other) {
  const dx = one[1] - other[1]; // by where they begin: a box may be of several words
  const dy = (one[2] + one[4] - other[2] - other[4]) / 2;
  return (one[0] === other[0] ? 0 : 1e9) + dx * dx + 9 * dy * dy;
}

function above(from, up) {
  // The word of the next line in that direction that stands nearest.
  const [page, x0, , x1] = words[from].box;
  const middle = (box) => box[0] * 1e5 + (box[2] + box[4]) / 2;
  let best = from;
  let least = Infinity;
  words.forEach((word, at) => {
    const down = (middle(word.box) - middle(words[from].box)) * (up ? -1 : 1);
    if (down < 4 || Math.abs(word.box[0] - page) > 1) return;
    const off = down * 3 + Math.abs((word.box[1] + word.box[3]) / 2 - (x0 + x1) / 2);
    if (off < least) [best, least] = [at, off];
  });
  return best;
}

export function pickingKey(event, say) {
  const moves = { ArrowRight: () => caret + 1, ArrowLeft: () => caret - 1, ArrowDown: () => above(caret, false), ArrowUp: () => above(caret, true) };
  if (event.key === "Enter") {
    take();
    stopPicking();
  } else if (event.key === "Escape") {
    stopPicking();
    return "left";
  } else if (moves[event.key]) {
    const to = Math.max(0, Math.min(words.length - 1, moves[event.key]()));
    if (!event.shiftKey) anchor = to;
    picked = words.slice(Math.min(anchor, to), Math.max(anchor, to) + 1);
    caret = to;
    draw();
    say(picked.map((word) => word.text).join(" "));
  } else return null;
  return "taken";
}

let from = null;
function at(event, svg) {
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  return [point.x, point.y];
}

function within(page, one, other) {
  const [left, right] = [Math.min(one[0], other[0]), Math.max(one[0], other[0])];
  const [top, bottom] = [Math.min(one[1], other[1]), Math.max(one[1], other[1])];
  return words.filter(({ box }) => box[0] === page && box[1] <= right + 1 && box[3] >= left - 1 && box[2] <= bottom + 1 && box[4] >= top - 1);
}

viewer.addEventListener("pointerdown", async (event) => {
  const svg = event.target.closest("svg");
  if (!svg || event.button !== 0 || event.shiftKey || (event.pointerType === "touch" && !isPicking())) return;
  event.preventDefault();
  const point = at(event, svg);
  const begun = (from = { svg, page: Number(svg.closest(".leaf").dataset.page), point, to: point });
  await loadWords();
  pickAlong(begun);
  if (from !== begun) finish(); // let go before the words were there
});

function finish() {
  take();
  stopPicking();
}

function pickAlong({ page, point, to }) {
  picked = within(page, point, to);
  draw();
}

viewer.addEventListener("pointermove", (event) => {
  if (!from) return;
  from.to = at(event, from.svg);
  if (words !== null) pickAlong(from);
});
viewer.addEventListener("pointerup", (event) => {
  if (!from) return;
  from.to = at(event, from.svg); // where the words are not there yet; else they are picked
  from = null;
  if (words !== null) finish();
});
lay();
