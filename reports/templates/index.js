(function () {
  "use strict";
  var table = document.querySelector("table.documents");
  if (!table) return;
  var body = table.tBodies[0], rows = Array.from(body.rows), form = document.querySelector("form.tools");
  var find = document.getElementById("find"), rule = document.getElementById("rule"), shown = document.getElementById("shown");
  var heads = Array.from(table.querySelectorAll("thead th"));
  rows.forEach(function (row) {
    var plain = Array.from(row.cells, function (cell) { return cell.dataset.sort || ""; });
    row.words = [row.textContent, row.dataset.rules].concat(plain).join(" ").toLowerCase();
    row.link = row.querySelector("a");
    row.page = row.link.getAttribute("href");
  });

  function filter() {
    var words = find.value.toLowerCase().split(/\s+/).filter(Boolean), count = 0;
    var kinds = Array.from(form.querySelectorAll("[name=kind]:checked"), function (box) { return box.value; });
    rows.forEach(function (row) {
      var fits = words.every(function (word) { return row.words.includes(word); }) &&
        (!kinds.length || kinds.includes(row.dataset.kind)) &&
        (!rule.value || row.dataset.rules.split(" ").includes(rule.value));
      row.hidden = !fits;
      count += fits;
    });
    shown.textContent = count + " of " + rows.length + " shown";
    keep(kinds);
  }

  // The address holds what is shown, so that Back, a bookmark and "All documents" lead to the same table.
  function keep(kinds) {
    var state = new URLSearchParams(), head = heads.find(function (one) { return one.hasAttribute("aria-sort"); });
    if (find.value) state.set("find", find.value);
    kinds.forEach(function (kind) { state.append("outcome", kind); });
    if (rule.value) state.set("rule", rule.value);
    if (head) state.set("sort", (head.getAttribute("aria-sort") === "descending" ? "-" : "") + head.cellIndex);
    var text = state.toString();
    rows.forEach(function (row) { row.link.setAttribute("href", row.page + (text ? "#from=" + encodeURIComponent(text) : "")); });
    if (text !== location.hash.slice(1) && (text || location.hash.includes("="))) history.replaceState(null, "", "#" + text);
  }

  function restore() {
    if (!location.hash.includes("=")) return;
    var state = new URLSearchParams(location.hash.slice(1)), sorting = state.get("sort");
    find.value = state.get("find") || "";
    form.querySelectorAll("[name=kind]").forEach(function (box) { box.checked = state.getAll("outcome").includes(box.value); });
    rule.value = state.get("rule") || "";
    if (sorting && heads[Math.abs(sorting)]) sort(heads[Math.abs(sorting)], sorting[0] === "-" ? -1 : 1);
  }

  function sorted(cell) { return cell.dataset.sort || cell.textContent; }

  function sort(head, down) {
    var column = head.cellIndex;
    var numbers = rows.every(function (row) { var text = sorted(row.cells[column]); return text === "–" || !isNaN(text); });
    heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", down === 1 ? "ascending" : "descending");
    rows.sort(function (a, b) {
      var one = sorted(a.cells[column]), two = sorted(b.cells[column]);
      if (one === "–" || two === "–") return (one === "–") - (two === "–");
      return down * (numbers ? one - two : one.localeCompare(two, "en", { numeric: true }));
    }).forEach(function (row) { body.append(row); });
  }

  heads.forEach(function (head) {
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", function () {
      sort(head, head.getAttribute("aria-sort") === "ascending" ? -1 : 1);
      filter();
    });
  });
  document.querySelectorAll("a.rule").forEach(function (link) {
    link.addEventListener("click", function (event) {
      event.preventDefault();
      form.querySelectorAll("[name=kind]").forEach(function (box) { box.checked = false; });
      find.value = "";
      rule.value = link.dataset.rule;
      filter();
      document.getElementById("documents").scrollIntoView();
    });
  });
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("change", filter);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () { setTimeout(filter); });
  restore();
  filter();
})();
