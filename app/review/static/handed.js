// What was decided last comes up to date by itself, until it has come to something.

const AGAIN = 2_500;

async function refresh() {
  const shown = document.getElementById("handed");
  if (!shown || shown.dataset.waits !== "yes") return;
  if (document.visibilityState === "visible" && !shown.contains(document.activeElement)) {
    const answer = await fetch("/handed");
    if (!answer.ok || answer.redirected) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("handed");
    if (fresh && fresh.textContent !== shown.textContent) shown.replaceWith(fresh);
  }
  setTimeout(refresh, AGAIN);
}

setTimeout(refresh, AGAIN);
