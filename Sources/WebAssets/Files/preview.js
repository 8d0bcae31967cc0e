
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

  // A browser opens few connections to one server: of the pages that are seen one listens, and tells the others.
  var channel = window.BroadcastChannel && navigator.locks ? new BroadcastChannel("preview") : null;
  var latest, turn, release;

  function hear(text) {
    var now = JSON.parse(text);
    if (!now.isBuilding && now.state !== state) { remember(); location.reload(); return; }
    say(now.isBuilding ? "Building…" : "");
  }

  function open() {
    source = new EventSource("/events");
    source.onerror = function () { say("The preview has ended, or starts again."); if (source.readyState === 2) { again(); } };
    source.addEventListener("status", function (event) {
      latest = event.data;
      if (channel) { channel.postMessage(latest); }
      hear(latest);
    });
  }

  function listen() {
    if (turn) { return; }
    turn = channel ? new AbortController() : {};
    if (!channel) { open(); return; }
    channel.onmessage = function (event) {
      if (event.data) { hear(event.data); } else if (source && latest) { channel.postMessage(latest); }
    };
    channel.postMessage("");
    navigator.locks.request("preview", { signal: turn.signal }, function () {
      open();
      return new Promise(function (done) { release = done; });
    }).catch(function () {});
  }

  function again() { stop(); setTimeout(function () { if (!document.hidden) { listen(); } }, 1000); }

  function stop() {
    if (source) { source.close(); source = null; }
    if (channel) { channel.onmessage = null; }
    if (release) { release(); release = null; } else if (turn && turn.abort) { turn.abort(); }
    turn = null;
  }

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
    // Pages that nobody sees give their turn away.
    document.addEventListener("visibilitychange", function () { if (document.hidden) { stop(); } else { listen(); } });
    if (!document.hidden) { listen(); }
  });
  addEventListener("load", settle);
})();
