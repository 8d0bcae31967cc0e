"""A site in Chromium: how it lies at several widths, in light and dark, and what axe says of it."""

import asyncio
import functools
import http.server
import pathlib
import shutil
import sys
import threading
import time
from typing import NamedTuple

import axe_playwright_python
from playwright.async_api import Browser, Page, async_playwright

LARGEST_SHIFT = 0.02
NARROW_WIDTHS = [320, 390]
WIDE = 1280
NARROW = 390
# How late fonts come, in seconds: text must not move when they do.
FONT_DELAY = 0.2
# The page that holds all others.
WHOLE = "print.html"
# In seconds.
LONGEST_VISIT = 120

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

# What another width or other colours can change; all else is seen at the first look.
RULES_OF_LOOK = ["color-contrast", "scrollable-region-focusable", "target-size", "link-in-text-block", "meta-viewport"]
# What a page can have wrong that holds the text of others, which are looked at themselves.
RULES_OF_WHOLE = [
    "bypass", "document-title", "duplicate-id-aria", "html-has-lang", "landmark-one-main", "landmark-unique", "page-has-heading-one",
]

RUN_AXE = """
([ignored, only]) => axe.run({
  resultTypes: ['violations'], runOnly: only.length ? only : undefined,
  rules: Object.fromEntries(ignored.map(rule => [rule, {enabled: false}])),
})
  .then(result => result.violations.map(({id, nodes}) => [id, nodes.length, nodes[0].target.join(' ')]))
"""


class Look(NamedTuple):
    """How a page is looked at."""

    scheme: str
    width: int

    def __str__(self) -> str:
        return f"{self.scheme}, {self.width} px"


def findings(site: pathlib.Path, pages: list[str], jobs: int, everything: bool) -> list[str]:
    with Server(site) as address:
        return asyncio.run(all_findings(address, pages, jobs, everything))


async def all_findings(address: str, pages: list[str], jobs: int, everything: bool) -> list[str]:
    looks = [Look("light", WIDE), Look("dark", NARROW)]
    if everything:
        looks += [Look("dark", WIDE), Look("light", NARROW)]
    # The longest first, so that none is left alone at the end.
    visits = asyncio.Queue()
    for name in sorted(pages, key=lambda name: name != WHOLE):
        # Colours do not depend on how many texts stand on a page.
        for look in looks[:1] if name == WHOLE else looks:
            visits.put_nowait((name, look))
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        found = await asyncio.gather(*(visitor(browser, address, visits, looks) for _ in range(jobs)))
        await browser.close()
    return [finding for group in found for finding in group]


async def visitor(browser: Browser, address: str, visits: asyncio.Queue, looks: list[Look]) -> list[str]:
    """Visits one page after the other until none is left."""
    found = []
    while not visits.empty():
        name, look = visits.get_nowait()
        context = await browser.new_context(
            color_scheme=look.scheme, viewport={"width": look.width, "height": 900}, reduced_motion="reduce"
        )
        page = await context.new_page()
        page.set_default_timeout(LONGEST_VISIT * 1000)
        rules = RULES_OF_WHOLE if name == WHOLE else None if look == looks[0] else RULES_OF_LOOK
        found += [f"{name}: {text} ({look})" for text in await visit(page, f"{address}/{name}", rules)]
        if look == looks[0]:
            found += [f"{name}: {text}" for text in await sideways(page)]
        await context.close()
    return found


async def visit(page: Page, url: str, rules: list[str] | None) -> list[str]:
    """Opens a page, and says how it behaves.

    rules: those of axe that are asked; all that are not ignored if none are named."""
    found: list[str] = []
    own = (url.rsplit("/", 1)[0], "data:", "blob:")
    page.on("request", lambda request: None if request.url.startswith(own) else found.append(f"asks for {request.url}"))
    page.on("pageerror", lambda error: found.append(f"a script fails: {error}"))
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    await page.goto(url)
    shift = await page.evaluate(SHIFT)
    if shift > LARGEST_SHIFT:
        # On a busy machine a page is painted before all of it came: what moves each time is the page's fault.
        session = await page.context.new_cdp_session(page)
        await session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        await page.goto(url)
        shift = min(shift, await page.evaluate(SHIFT))
    if shift > LARGEST_SHIFT:
        found.append(f"text moves by {shift:.3f} while it loads")
    await page.add_script_tag(path=str(AXE))
    violations = await page.evaluate(RUN_AXE, [IGNORED_RULES, []] if rules is None else [[], rules])
    found += [f"axe: {rule}: {count} × {where}" for rule, count, where in violations]
    return found


# Figures that reach beyond the page. One without a drawing for phones is panned.
CUT_FIGURES = """
[...document.querySelectorAll('figure.plot .drawing:not(.panned) :is(img, svg)')]
  .filter(picture => picture.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map(picture => picture.closest('figure').id)
"""


async def sideways(page: Page) -> list[str]:
    """How far a page, and the figures on it, reach sideways on phones."""
    found = []
    for width in NARROW_WIDTHS:
        await page.set_viewport_size({"width": width, "height": 900})
        excess = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if excess > 0:
            found.append(f"scrolls sideways by {excess} px at {width} px")
        found += [f"{name} is cut off at {width} px" for name in sorted(set(await page.evaluate(CUT_FIGURES)))]
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
        self._server = QuietServer(("127.0.0.1", 0), handler)

    def __enter__(self) -> str:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self._server.server_port}"

    def __exit__(self, *exception) -> None:
        self._server.shutdown()


class QuietServer(http.server.ThreadingHTTPServer):
    def handle_error(self, request, client_address) -> None:
        # A browser that has seen enough hangs up.
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


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
