// The page of a document by keyboard: look, take, confirm, approve, and on to the next.

import { activate, activeInput, confirm, decides, edit, goToDoubt, inputs, leave, placeOf, put, read, rowOf, say, takeReading } from "./fields.js";
import { startArranging } from "./arrange.js";
import { actionOf, fillHelp, isTyping, keysAreOn } from "./keys.js";
import { hasPages, isPicking, pickingKey, startPicking, stopPicking, tools, whenPicked } from "./pages.js";
import "./work.js";

const help = document.getElementById("help");
const loaded = performance.now();
const TOO_SOON = 350; // milliseconds after which a key is meant for this document, not for the one before

function press(id) {
  const button = document.getElementById(id);
  if (button) button.click();
}

function ask(id) {
  const reason = document.getElementById("reason");
  if (!reason) return;
  if (reason.value.trim()) press(id);
  else {
    reason.dataset.then = id;
    reason.focus();
    say("Say why, then press Enter.");
  }
}

function pick() {
  const input = activeInput() || inputs[0];
  if (!input) return;
  if (activeInput() !== input) activate(input, { focus: false });
  startPicking(placeOf(input), say);
}

function openHelp() {
  fillHelp(help.querySelector("tbody"));
  help.showModal();
}

const actions = {
  next_doubt: () => goToDoubt(1) || say("No doubtful field is left."),
  last_doubt: () => goToDoubt(-1),
  confirm: () => (activeInput() ? confirm() : goToDoubt(1) || document.getElementById("approve")?.focus()),
  edit: () => edit(),
  empty: () => activeInput() && decides && put(activeInput(), "", ""),
  evidence: () => {
    const evidence = activeInput() && rowOf(activeInput()).querySelector(".evidence");
    if (evidence) evidence.open = !evidence.open;
  },
  words: pick,
  lines: () => {
    const first = document.querySelector("[data-grid=lines] input[name^='v:']");
    if (first) activate(first);
  },
  approve: () => press("approve"),
  send_back: () => ask("return"),
  reject: () => ask("reject"),
  split: startArranging,
  undo: () => document.querySelector(".handed [id^=undo-]")?.click(),
  next: () => press("after"),
  before: () => press("before"),
  queue: () => document.querySelector(".brand a").click(),
  search: () => document.querySelector(".brand a").click(),
  ...tools,
  help: openHelp,
};

function whileTyping(event) {
  const input = event.target;
  if (event.key === "Enter" && input.id === "reason" && input.dataset.then && !event.shiftKey) {
    event.preventDefault();
    press(input.dataset.then);
  }
  if (event.key === "Enter" && input.id === "parts") {
    event.preventDefault();
    press("split");
  }
  if (!input.name?.startsWith("v:")) return;
  if (event.key === "Enter") {
    event.preventDefault();
    leave(input);
    read(input).then((clear) => (clear && input.getAttribute("aria-invalid") !== "true" ? confirm() : edit(input)));
  } else if (event.key === "Escape") {
    event.preventDefault();
    leave(input, { undo: true });
  } else if (["ArrowDown", "ArrowUp"].includes(event.key) && input.closest("td")) {
    event.preventDefault();
    beside(input, event.key === "ArrowDown" ? 1 : -1);
  }
}

function beside(input, step) {
  const rows = [...input.closest("tbody").rows];
  const row = rows[rows.indexOf(input.closest("tr")) + step];
  const cell = row?.cells[input.closest("td").cellIndex]?.querySelector("input");
  if (cell) edit(cell);
}

addEventListener("keydown", (event) => {
  if (help.open || event.isComposing) return;
  if (event.ctrlKey && event.key === "Enter") {
    event.preventDefault();
    press("approve");
    return;
  }
  if (isPicking()) {
    const done = pickingKey(event, say);
    if (done) event.preventDefault();
    if (done === "left") activeInput()?.focus();
    return;
  }
  if (isTyping(event.target)) {
    whileTyping(event);
    return;
  }
  if (event.repeat || performance.now() - loaded < TOO_SOON) {
    if (event.key === "Enter") event.preventDefault();
    return;
  }
  if (event.key === "F2" && activeInput()) return edit();
  const onControl = event.target.closest?.("button, a, summary, input[type=checkbox], input[type=radio]");
  if (onControl && ["Enter", " "].includes(event.key)) return;
  if (keysAreOn() && /^[1-9]$/.test(event.key) && !event.ctrlKey && !event.altKey && !event.metaKey) {
    takeReading(Number(event.key));
    return;
  }
  const action = actionOf(event) || (event.key === "Enter" && event.target.name?.startsWith("v:") ? "confirm" : null);
  if (action) {
    event.preventDefault();
    actions[action]();
  }
});

whenPicked((text, place) => {
  const input = activeInput();
  if (!input || !decides) return say("Choose a field first, then the words.");
  input.focus({ preventScroll: true });
  read(input, text, place).then(() => say(`${input.value}. Enter confirms.`));
});

async function fillBeside() {
  const place = document.getElementById("beside");
  const answer = await fetch(`${place.dataset.from}?part`);
  if (!answer.ok) return;
  const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
  place.replaceChildren(...parsed.body.children);
}

document.getElementById("help-close").addEventListener("click", () => help.close());
const now = document.querySelector(".now");
new IntersectionObserver(([seen]) => (now.hidden = seen.isIntersecting)).observe(document.querySelector(".of-document h1"));
const bar = document.querySelector(".tools");
if (hasPages()) bar.hidden = false;
bar.addEventListener("click", (event) => {
  const wanted = event.target.closest("[data-do]")?.dataset.do;
  if (wanted === "words") return isPicking() ? stopPicking() : pick();
  if (wanted) tools[wanted]();
});

if (decides && !document.getElementById("told") && !goToDoubt(1)) {
  const list = document.querySelector(".topics h2") || document.querySelector("h1");
  list.tabIndex = -1;
  list.focus();
}
requestIdleCallback(fillBeside, { timeout: 1500 });
