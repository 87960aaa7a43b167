// The queue by keyboard: down, up, open, search.

import { actionOf, isTyping } from "./keys.js";

const rows = [...document.querySelectorAll("#queue tbody tr")];
let at = -1;

function choose(to) {
  rows[at]?.classList.remove("chosen");
  at = Math.max(0, Math.min(rows.length - 1, to));
  rows[at]?.classList.add("chosen");
  rows[at]?.querySelector("a").focus();
}

const actions = {
  next_doubt: () => choose(at + 1),
  last_doubt: () => choose(at - 1),
  search: () => document.getElementById("q").focus(),
  undo: () => document.querySelector(".handed [id^=undo-]")?.click(),
};

addEventListener("keydown", (event) => {
  if (isTyping(event.target) && event.target.readOnly !== true) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    choose(at + (event.key === "ArrowDown" ? 1 : -1));
    return;
  }
  const action = actionOf(event);
  if (actions[action]) {
    event.preventDefault();
    actions[action]();
  }
});
if (rows.length && !location.search) choose(0);
