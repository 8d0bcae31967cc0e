"""A site in Chromium: how it lies at several widths, in light and dark, and what axe says of it."""

import concurrent.futures
import functools
import http.server
import pathlib
import shutil
import threading
import time

import axe_playwright_python
from playwright.sync_api import Page, sync_playwright

LARGEST_SHIFT = 0.02
NARROW_WIDTHS = [320, 390]
WIDE = 1280
NARROW = 390
# How late fonts come, in seconds: text must not move when they do.
FONT_DELAY = 0.2

AXE = pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js"
# `empty-table-header` does not see formulas.
IGNORED_RULES = ["empty-table-header", "color-contrast-enhanced"]

SHIFT = """
new Promise(done => {
  let shift = 0;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) shift += entry.value;
  }).observe({type: 'layout-shift', buffered: true});
  document.fonts.ready.then(() => requestAnimationFrame(() => setTimeout(() => done(shift), 50)));
})
"""

RUN_AXE = """
ignored => axe.run({resultTypes: ['violations'], rules: Object.fromEntries(ignored.map(rule => [rule, {enabled: false}]))})
  .then(result => result.violations.map(({id, nodes}) => [id, nodes.length, nodes[0].target.join(' ')]))
"""


def findings(site: pathlib.Path, pages: list[str], jobs: int, everything: bool) -> list[str]:
    with Server(site) as address:
        # One browser a thread, each with every so-manieth page.
        groups = [group for group in (pages[start::jobs] for start in range(jobs)) if group]
        with concurrent.futures.ThreadPoolExecutor(len(groups)) as pool:
            work = functools.partial(group_findings, address=address, everything=everything)
            return [finding for found in pool.map(work, groups) for finding in found]


def group_findings(pages: list[str], address: str, everything: bool) -> list[str]:
    looks = [("light", WIDE), ("dark", NARROW)] + ([("dark", WIDE), ("light", NARROW)] if everything else [])
    found = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for scheme, width in looks:
            context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce")
            for name in pages:
                page = context.new_page()
                look = f"{scheme}, {width} px"
                found += [f"{name}: {text} ({look})" for text in visit(page, f"{address}/{name}")]
                if scheme == looks[0][0] and width == WIDE:
                    found += [f"{name}: {text}" for text in sideways(page)]
                page.close()
            context.close()
        browser.close()
    return found


def visit(page: Page, url: str) -> list[str]:
    """Opens a page, and says how it behaves."""
    found: list[str] = []
    own = (url.rsplit("/", 1)[0], "data:", "blob:")
    page.on("request", lambda request: None if request.url.startswith(own) else found.append(f"asks for {request.url}"))
    page.on("pageerror", lambda error: found.append(f"a script fails: {error}"))
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    page.goto(url)
    shift = page.evaluate(SHIFT)
    if shift > LARGEST_SHIFT:
        found.append(f"text moves by {shift:.3f} while it loads")
    page.add_script_tag(path=str(AXE))
    found += [f"axe: {rule}: {count} × {where}" for rule, count, where in page.evaluate(RUN_AXE, IGNORED_RULES)]
    return found


# Figures that reach beyond the page. One without a drawing for phones is panned.
CUT_FIGURES = """
[...document.querySelectorAll('figure.plot .drawing:not(.panned) :is(img, svg)')]
  .filter(picture => picture.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map(picture => picture.closest('figure').id)
"""


def sideways(page: Page) -> list[str]:
    """How far a page, and the figures on it, reach sideways on phones."""
    found = []
    for width in NARROW_WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        excess = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if excess > 0:
            found.append(f"scrolls sideways by {excess} px at {width} px")
        found += [f"{name} is cut off at {width} px" for name in sorted(set(page.evaluate(CUT_FIGURES)))]
    return found


def chromium() -> str:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        raise FileNotFoundError("no chromium on the PATH")
    return path


class Server:
    """The site on this machine alone, at a port that is free."""

    def __init__(self, site: pathlib.Path):
        handler = functools.partial(QuietHandler, directory=str(site))
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)

    def __enter__(self) -> str:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self._server.server_port}"

    def __exit__(self, *exception) -> None:
        self._server.shutdown()


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        if "/fonts/" in self.path:
            time.sleep(FONT_DELAY)
        super().do_GET()

    def end_headers(self) -> None:
        # Each page meets its fonts late, not the first one alone.
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *arguments) -> None:
        pass
