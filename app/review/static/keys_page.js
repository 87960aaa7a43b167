// The page on which people change their keys.

import { ACTIONS, keep, keyOf, keysAreOn } from "./keys.js";

const form = document.getElementById("keys");
const body = form.querySelector("tbody");
const told = document.getElementById("kept");
const FIXED = new Set(["confirm"]);

function fill(key) {
  body.replaceChildren(
    ...Object.entries(ACTIONS).map(([action, [usual, words]]) => {
      const row = document.createElement("tr");
      const head = document.createElement("th");
      head.scope = "row";
      const label = document.createElement("label");
      label.htmlFor = `key-${action}`;
      label.textContent = words;
      head.append(label);
      const cell = document.createElement("td");
      const input = document.createElement("input");
      input.id = `key-${action}`;
      input.dataset.action = action;
      input.value = key(action, usual);
      input.maxLength = 1;
      if (FIXED.has(action)) input.disabled = true;
      cell.append(input);
      row.append(head, cell);
      return row;
    }),
  );
}

document.getElementById("keep").addEventListener("click", () => {
  const inputs = [...body.querySelectorAll("input:not(:disabled)")];
  const keys = Object.fromEntries(inputs.map((input) => [input.dataset.action, input.value]));
  const values = Object.values(keys);
  if (values.some((key) => !key || /\d/.test(key) && key !== "0") || new Set(values).size !== values.length) {
    told.textContent = "Not kept: each needs a key of its own, and 1 to 9 choose readings.";
    return;
  }
  keep(keys, document.getElementById("off").checked);
  told.textContent = "Kept.";
});
document.getElementById("usual").addEventListener("click", () => {
  fill((_, usual) => usual);
  told.textContent = "";
});
document.getElementById("off").checked = !keysAreOn();
fill((action) => keyOf(action));
form.hidden = false;
