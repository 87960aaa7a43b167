(function () {
  "use strict";
  var viewer = document.querySelector(".viewer"), zoom = document.getElementById("zoom"), pinned = [];
  if (!zoom) return;
  var soft = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";

  function all(key) { return document.querySelectorAll('[data-key~="' + key + '"]'); }

  function markOf(key) { return document.querySelector('.mark[data-key~="' + key + '"]'); }

  function light(keys) {
    document.querySelectorAll(".lit").forEach(function (part) { part.classList.remove("lit"); });
    keys.forEach(function (key) { all(key).forEach(function (part) { part.classList.add("lit"); }); });
  }

  function beside() { return getComputedStyle(viewer).overflowY === "auto"; }

  // The page moves inside its frame only, so that the list under the pointer stays where it is.
  function reveal(key) {
    var mark = markOf(key);
    if (!mark || !beside()) return;
    var place = mark.getBoundingClientRect(), frame = viewer.getBoundingClientRect();
    if (place.top >= frame.top && place.bottom <= frame.bottom && place.left >= frame.left && place.right <= frame.right) return;
    viewer.scrollTo({
      top: viewer.scrollTop + place.top - frame.top - frame.height / 3,
      left: viewer.scrollLeft + place.left - frame.left - frame.width / 3,
      behavior: soft
    });
  }

  function keysOf(part) { return (part.dataset.keys || part.dataset.key).split(" "); }

  function show(part) { var keys = keysOf(part); light(keys); reveal(keys[0]); }

  document.querySelectorAll("[data-keys]").forEach(function (part) {
    part.addEventListener("mouseenter", function () { show(part); });
    part.addEventListener("mouseleave", function () { light(pinned); });
    part.addEventListener("focusin", function () { show(part); });
  });

  document.addEventListener("click", function (event) {
    var link = event.target.closest("a.locate, a.mark");
    if (!link) return;
    event.preventDefault();
    pinned = keysOf(link);
    show(link);
    if (link.matches(".mark")) {
      var entry = document.getElementById(link.getAttribute("href").slice(1));
      var own = entry.querySelector("a.locate");
      if (own) own.focus({ preventScroll: true });
      entry.scrollIntoView({ block: "center", behavior: soft });
    } else if (!beside()) {
      markOf(pinned[0]).scrollIntoView({ block: "center", behavior: soft });
    }
  });

  document.querySelectorAll("a.mark").forEach(function (mark) {
    mark.addEventListener("mouseenter", function () { light(keysOf(mark)); });
    mark.addEventListener("mouseleave", function () { light(pinned); });
  });

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") { pinned = []; light(pinned); }
  });

  zoom.hidden = false;
  zoom.addEventListener("click", function () {
    var large = viewer.classList.toggle("large");
    zoom.setAttribute("aria-pressed", large);
    if (pinned.length) reveal(pinned[0]);
  });

  var first = document.querySelector(".finding[data-keys]");
  if (first) { pinned = keysOf(first); show(first); }
})();
