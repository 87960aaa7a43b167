// What goes on beside: the document stays held, what is typed is kept, and how much work it was is counted.

const form = document.getElementById("values");
const decides = form.dataset.waits === "yes";
const counts = form.dataset.active === "yes";
const HEARTBEAT = 60_000;
const IDLE = 30_000;
const SAVE_AFTER = 1_200;
let last = Date.now();
let seconds = 0;
let keys = 0;
let saving = null;
let handedIn = false;

function post(what, { beacon = false } = {}) {
  const body = new URLSearchParams(new FormData(form));
  if (beacon) navigator.sendBeacon(`${location.pathname}/${what}`, body);
  else return fetch(`${location.pathname}/${what}`, { method: "POST", body, keepalive: body.toString().length < 60_000 });
  return null;
}

function save() {
  saving = null;
  if (!handedIn) post("draft");
}

async function beat() {
  if (document.visibilityState !== "visible" || handedIn) return;
  const answer = await post("hold");
  if (answer.status === 409) {
    const told = await answer.json();
    const line = document.createElement("p");
    line.className = "trouble";
    line.setAttribute("role", "alert");
    line.textContent = told.why;
    document.querySelector(".of-document #lost")?.remove();
    line.id = "lost";
    document.querySelector(".of-document").append(line);
  }
}

function note(key) {
  const now = Date.now();
  if (now - last < IDLE) seconds += (now - last) / 1000;
  last = now;
  if (key) keys += 1;
}

if (decides) {
  form.addEventListener("desk-change", () => {
    clearTimeout(saving);
    saving = setTimeout(save, SAVE_AFTER);
  });
  setInterval(beat, HEARTBEAT);
  addEventListener("pagehide", () => {
    if (handedIn) return;
    if (saving !== null) post("draft", { beacon: true });
    post("let-go", { beacon: true });
  });
  form.addEventListener("submit", () => {
    handedIn = true;
    clearTimeout(saving);
    note(false);
    const changed = form.querySelectorAll(".changed").length;
    form.elements.effort.value = counts ? `${Math.round(seconds)},${keys},${changed}` : "";
  });
  addEventListener("keydown", () => note(true), true);
  for (const kind of ["pointerdown", "wheel", "scroll"]) addEventListener(kind, () => note(false), { capture: true, passive: true });
}
