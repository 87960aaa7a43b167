// Which key does what. People may change the keys, or switch them off: that is kept in their browser.

export const ACTIONS = {
  next_doubt: ["n", "To the next doubtful field"],
  last_doubt: ["p", "To the doubtful field before"],
  confirm: ["Enter", "It is right: on to the next doubtful field, at the end to Approve"],
  edit: ["e", "Type into the field (Escape undoes it)"],
  empty: ["x", "It is not on the document: empty the field"],
  evidence: ["v", "Show evidence and other readings"],
  words: ["w", "Pick words on the page for the field"],
  lines: ["l", "To the lines"],
  approve: ["a", "Approve"],
  send_back: ["b", "Send back (asks why)"],
  reject: ["r", "Reject (asks why)"],
  split: ["s", "Split the document, or join it with another"],
  undo: ["u", "Undo the last decision, while it is not handed in"],
  next: [".", "Next document"],
  before: [",", "Document before"],
  queue: ["q", "To the queue"],
  search: ["/", "Search the queue"],
  zoom_in: ["+", "Larger page"],
  zoom_out: ["-", "Smaller page"],
  fit: ["0", "Fit the page"],
  turn: ["t", "Turn the page"],
  help: ["?", "This list"],
};
const PLACE = "vouchline-keys";

function kept() {
  try {
    return JSON.parse(localStorage.getItem(PLACE)) || {};
  } catch {
    return {};
  }
}

export function keysAreOn() {
  return kept().off !== true;
}

export function keyOf(action) {
  return (kept().keys || {})[action] || ACTIONS[action][0];
}

export function keep(keys, off) {
  localStorage.setItem(PLACE, JSON.stringify({ keys, off }));
}

export function actionOf(event) {
  if (!keysAreOn() || event.ctrlKey || event.metaKey || event.altKey) return null;
  return Object.keys(ACTIONS).find((action) => keyOf(action) === event.key) || null;
}

export function isTyping(target) {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !target.readOnly && !["checkbox", "radio"].includes(target.type);
}

export function fillHelp(table) {
  const rows = [["1 – 9", "Take another reading by its number"]];
  for (const [action, [, words]] of Object.entries(ACTIONS)) rows.push([keyOf(action), words]);
  table.replaceChildren(
    ...rows.map(([key, words]) => {
      const row = document.createElement("tr");
      const head = document.createElement("th");
      head.scope = "row";
      const kbd = document.createElement("kbd");
      kbd.textContent = key;
      head.append(kbd);
      const cell = document.createElement("td");
      cell.textContent = words;
      row.append(head, cell);
      return row;
    }),
  );
}
