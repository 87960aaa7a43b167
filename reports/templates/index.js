(function () {
  "use strict";
  var table = document.querySelector("table.documents");
  if (!table) return;
  var body = table.tBodies[0], rows = Array.from(body.rows), form = document.querySelector("form.tools");
  var find = document.getElementById("find"), rule = document.getElementById("rule"), shown = document.getElementById("shown");
  rows.forEach(function (row) { row.words = row.textContent.toLowerCase() + " " + row.dataset.rules.toLowerCase(); });

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
  }

  function sorted(cell) { return cell.dataset.sort || cell.textContent; }

  function sort(head) {
    var column = head.cellIndex, down = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
    var numbers = rows.every(function (row) { var text = sorted(row.cells[column]); return text === "–" || !isNaN(text); });
    table.querySelectorAll("th").forEach(function (other) { other.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", down === 1 ? "ascending" : "descending");
    rows.sort(function (a, b) {
      var one = sorted(a.cells[column]), two = sorted(b.cells[column]);
      if (one === "–" || two === "–") return (one === "–") - (two === "–");
      return down * (numbers ? one - two : one.localeCompare(two, "en", { numeric: true }));
    }).forEach(function (row) { body.append(row); });
  }

  table.querySelectorAll("thead th").forEach(function (head) {
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", function () { sort(head); });
  });
  document.querySelectorAll("a.rule").forEach(function (link) {
    link.addEventListener("click", function () { form.reset(); rule.value = link.dataset.rule; filter(); });
  });
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("change", filter);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () { setTimeout(filter); });
  filter();
})();
