// Splitting a document: the pages on which another begins, chosen on their pictures, become the text of the form.

const details = document.getElementById("arrange");
const parts = document.getElementById("parts");
const buttons = [...document.querySelectorAll("[data-begins]")];

export function startArranging() {
  if (!details) return;
  details.open = true;
  parts.focus();
}

function runs() {
  const begins = buttons.filter((one) => one.getAttribute("aria-pressed") === "true").map((one) => Number(one.dataset.begins));
  const starts = [1, ...begins];
  const last = buttons.length + 1;
  return starts.map((start, at) => [start, (starts[at + 1] || last + 1) - 1]);
}

for (const button of buttons) {
  button.hidden = !details;
  button.addEventListener("click", () => {
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
    parts.value = runs().map(([first, end]) => (first === end ? `${first}` : `${first}-${end}`)).join("; ");
    details.open = true;
  });
}
