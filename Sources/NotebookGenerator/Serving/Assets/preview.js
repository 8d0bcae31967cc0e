
(function () {
  "use strict";
  var key = "preview:" + location.pathname;
  var status, state, source, timer;

  // The position is kept by the last labelled element above the window's top: what changes further up does not move it.
  function remember() {
    var anchors = document.querySelectorAll("main [id]"), anchor = null;
    for (var i = 0; i < anchors.length && anchors[i].getBoundingClientRect().top <= 0; i++) { anchor = anchors[i]; }
    var folds = document.querySelectorAll("main details");
    sessionStorage.setItem(key, JSON.stringify({
      y: scrollY,
      anchor: anchor && anchor.id,
      offset: anchor ? anchor.getBoundingClientRect().top : 0,
      open: Array.prototype.map.call(folds, function (fold) { return fold.open; })
    }));
    history.scrollRestoration = "manual";
  }

  function restore() {
    var text = sessionStorage.getItem(key);
    if (text === null) { return; }
    var kept = JSON.parse(text), folds = document.querySelectorAll("main details");
    if (folds.length === kept.open.length) { kept.open.forEach(function (open, i) { folds[i].open = open; }); }
    var anchor = kept.anchor && document.getElementById(kept.anchor);
    scrollTo({
      top: anchor ? anchor.getBoundingClientRect().top + scrollY - kept.offset : kept.y,
      behavior: "instant"
    });
  }

  // Once more when figures and fonts are there.
  function settle() {
    restore();
    sessionStorage.removeItem(key);
    history.scrollRestoration = "auto";
  }

  function say(text) {
    clearTimeout(timer);
    if (!text) { status.hidden = true; return; }
    timer = setTimeout(function () { status.textContent = text; status.hidden = false; }, 500);
  }

  function listen() {
    if (source) { return; }
    source = new EventSource("/events");
    source.onerror = function () { say("The preview has ended, or starts again."); if (source.readyState === 2) { again(); } };
    source.addEventListener("status", function (event) {
      var now = JSON.parse(event.data);
      if (!now.isBuilding && now.state !== state) { remember(); location.reload(); return; }
      say(now.isBuilding ? "Building…" : "");
    });
  }

  function again() { stop(); setTimeout(function () { if (!document.hidden) { listen(); } }, 1000); }

  function stop() { if (source) { source.close(); source = null; } }

  document.addEventListener("DOMContentLoaded", function () {
    var box = document.getElementById("preview");
    status = document.getElementById("preview-status");
    state = box.dataset.state;
    var problems = box.querySelector("details");
    if (problems) {
      problems.open = sessionStorage.getItem("preview:folded") === null;
      problems.addEventListener("toggle", function () {
        if (problems.open) { sessionStorage.removeItem("preview:folded"); } else { sessionStorage.setItem("preview:folded", "1"); }
      });
    }
    restore();
    // A browser opens few connections to one server: pages that nobody sees give theirs back.
    document.addEventListener("visibilitychange", function () { if (document.hidden) { stop(); } else { listen(); } });
    if (!document.hidden) { listen(); }
  });
  addEventListener("load", settle);
})();
