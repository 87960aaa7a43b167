(function () {
  "use strict";
  // Where the reader came from: the way back to the table as it was filtered, also over those that wait next.
  var from = new URLSearchParams(location.hash.slice(1)).get("from");
  if (from) {
    document.getElementById("all").setAttribute("href", "../index.html#" + from);
    document.querySelectorAll(".waiting a").forEach(function (link) {
      link.setAttribute("href", link.getAttribute("href") + "#from=" + encodeURIComponent(from));
    });
  }
  addEventListener("beforeprint", function () { document.querySelector("details.about").open = true; });

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

  // A photo taken in bad light is shown brightened until its paper is white; the button shows it as it came.
  var brighter = document.getElementById("brighter"), dark = [];

  function paper(picture) {
    var canvas = document.createElement("canvas"), side = canvas.width = canvas.height = 64, light = [];
    var area = canvas.getContext("2d");
    area.drawImage(picture, 0, 0, side, side);
    var dots = area.getImageData(0, 0, side, side).data;
    for (var at = 0; at < dots.length; at += 4) light.push(0.3 * dots[at] + 0.59 * dots[at + 1] + 0.11 * dots[at + 2]);
    return light.sort(function (a, b) { return a - b; })[Math.floor(light.length * 0.9)];
  }

  function brighten() {
    var on = brighter.getAttribute("aria-pressed") === "true";
    dark.forEach(function (one) { one.image.style.filter = on ? "brightness(" + one.by + ") contrast(1.1)" : ""; });
  }

  viewer.querySelectorAll("image").forEach(function (image) {
    var picture = new Image();
    picture.addEventListener("load", function () {
      var white = paper(picture);
      if (white > 190 || white < 40) return;
      dark.push({ image: image, by: (240 / white).toFixed(2) });
      brighter.hidden = false;
      brighten();
    });
    picture.src = image.getAttribute("href");
  });
  brighter.addEventListener("click", function () {
    brighter.setAttribute("aria-pressed", brighter.getAttribute("aria-pressed") !== "true");
    brighten();
  });

  var first = document.querySelector(".finding[data-keys]");
  if (first) { pinned = keysOf(first); show(first); }
})();
