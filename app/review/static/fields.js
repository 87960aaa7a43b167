// The fields: which one is active, looked at or typed into, and what becomes of what is typed.

import { keysAreOn } from "./keys.js";
import { checkSums } from "./money.js";
import { show, showAround } from "./pages.js";

const form = document.getElementById("values");
export const decides = form.dataset.waits === "yes";
export const inputs = [...form.querySelectorAll("input[name^='v:']")];
const said = document.getElementById("said");
let active = null;

export function say(text) {
  said.textContent = "";
  said.textContent = text;
}

export function activeInput() {
  return active;
}

export function rowOf(input) {
  return input.closest(".field") || input.closest("td");
}

export function pathOf(input) {
  return input.name.slice(2);
}

export function placeOf(input) {
  return hidden(input, "place")?.value || (rowOf(input).dataset.place ?? input.dataset.place ?? "");
}

function hidden(input, kind) {
  return form.elements[`${kind}:${pathOf(input)}`];
}

function isDoubtful(input) {
  const row = rowOf(input);
  return row.classList.contains("doubtful") && !row.classList.contains("settled");
}

function doubtful() {
  return inputs.filter(isDoubtful);
}

export function activate(input, { focus = true } = {}) {
  if (active) rowOf(active).classList.remove("active");
  active = input;
  rowOf(input).classList.add("active");
  input.closest("details")?.setAttribute("open", "");
  const evidence = rowOf(input).querySelector(".evidence");
  if (evidence && isDoubtful(input) && evidence.querySelector(".reading")) evidence.open = true;
  if (focus) input.focus({ preventScroll: true });
  rowOf(input).scrollIntoView({ block: "nearest" });
  showAround(new Set(doubtful().map(pathOf)));
  show(pathOf(input), placeOf(input));
}

export function goToDoubt(step) {
  const all = doubtful();
  if (!all.length) return false;
  const here = active ? inputs.indexOf(active) : -1;
  const ordered = step > 0 ? all : [...all].reverse();
  const next = ordered.find((input) => (inputs.indexOf(input) - here) * step > 0) || ordered[0];
  activate(next);
  return true;
}

export function confirm() {
  // The active field is right as it stands now.
  if (!active || !decides) return;
  const row = rowOf(active);
  row.classList.add("settled");
  const own = form.elements[`ok:${pathOf(active)}`];
  if (own) own.checked = true;
  const grid = active.closest("[data-grid]");
  if (grid && !grid.querySelector("td.doubtful:not(.settled)")) {
    const whole = form.elements[`ok:${grid.dataset.grid}`];
    if (whole) whole.checked = true;
  }
  changed();
  if (!goToDoubt(1)) {
    const approve = document.getElementById("approve");
    approve.focus();
    say("No doubtful field is left. Enter approves.");
  }
}

export function edit(input = active) {
  if (!input || !decides) return;
  if (active !== input) activate(input);
  input.dataset.before = input.value;
  input.readOnly = false;
  input.focus();
  input.select();
}

export function leave(input, { undo = false } = {}) {
  if (undo && input.dataset.before !== undefined) input.value = input.dataset.before;
  if (keysAreOn()) input.readOnly = true;
  delete input.dataset.before;
}

export function put(input, text, place) {
  input.value = text;
  const shown = hidden(input, "place");
  if (shown && place !== undefined) shown.value = place;
  mark(input);
  if (place) show(pathOf(input), place);
  changed();
}

function mark(input) {
  const row = rowOf(input);
  row.classList.toggle("changed", input.value !== (row.dataset.was ?? input.dataset.was ?? ""));
  row.classList.remove("settled");
}

function canonical(input, text) {
  let own = hidden(input, "canonical");
  if (!own) {
    own = document.createElement("input");
    own.type = "hidden";
    own.name = `canonical:${pathOf(input)}`;
    input.after(own);
  }
  own.value = text;
}

function tell(input, trouble) {
  input.setAttribute("aria-invalid", trouble ? "true" : "false");
  const about = rowOf(input).querySelector(".about");
  if (!about) {
    input.title = trouble;
  } else {
    about.querySelector(".trouble")?.remove();
    if (trouble) {
      const told = document.createElement("p");
      told.className = "trouble";
      told.textContent = trouble;
      about.prepend(told);
    }
  }
  if (trouble) say(trouble);
}

export async function read(input, text = input.value, place = undefined) {
  // A typed or picked text as a value, as the document writes numbers and dates; it says so where it is none.
  const was = rowOf(input).dataset.was ?? input.dataset.was ?? "";
  if (text.trim() === "" || text === was || hidden(input, "canonical")?.value === text) {
    tell(input, "");
    put(input, text, place);
    return true;
  }
  const body = new URLSearchParams({ token: form.elements.token.value, path: pathOf(input), text });
  const answer = await fetch(`${location.pathname}/parse`, { method: "POST", body });
  const value = answer.ok ? await answer.json() : { text };
  if (value.text === undefined) {
    tell(input, value.trouble);
    put(input, text, place);
    return false;
  }
  canonical(input, value.text);
  put(input, value.text, place);
  tell(input, value.trouble || "");
  return true;
}

export function takeReading(number) {
  const one = active && rowOf(active).querySelectorAll(".reading")[number - 1];
  if (!one || !decides) return;
  canonical(active, one.dataset.text);
  tell(active, "");
  put(active, one.dataset.text, one.dataset.place);
  rowOf(active).querySelector(".evidence").open = true;
  say(`${one.dataset.text}. Enter confirms.`);
}

export function changed() {
  checkSums(form);
  form.dispatchEvent(new Event("desk-change"));
}

function lookOnly() {
  for (const input of inputs) input.readOnly = !decides || keysAreOn();
}

form.addEventListener("pointerdown", (event) => {
  if (event.target instanceof HTMLInputElement && event.target.name.startsWith("v:") && decides) {
    if (active !== event.target) activate(event.target, { focus: false });
    event.target.dataset.before ??= event.target.value;
    event.target.readOnly = false;
  }
});
form.addEventListener("focusin", (event) => {
  if (event.target.name?.startsWith("v:") && event.target !== active) activate(event.target, { focus: false });
});
form.addEventListener("focusout", (event) => {
  const input = event.target;
  if (!input.name?.startsWith("v:") || input.readOnly) return;
  const before = input.dataset.before ?? input.defaultValue;
  leave(input);
  if (input.value !== before) read(input);
});
form.addEventListener("input", (event) => {
  if (event.target.name?.startsWith("v:")) mark(event.target);
  changed();
});
form.addEventListener("change", (event) => {
  const reading = event.target.closest?.(".reading");
  if (reading) {
    const input = reading.closest(".field").querySelector("input[name^='v:']");
    activate(input, { focus: false });
    takeReading([...reading.parentElement.querySelectorAll(".reading")].indexOf(reading) + 1);
    event.target.checked = false;
  }
  changed();
});
form.classList.add("live-form");
lookOnly();
checkSums(form);
