"""What can be told of a site from its files."""

import base64
import collections
import html.parser
import pathlib
import re
import urllib.parse

# In bytes.
LARGEST_PAGE = 150_000
LARGEST_FONTS = 200_000
LARGEST_SEARCH = 150_000

# The page that holds all others; its ids begin with the page that they are of.
WHOLE = "print.html"

VARIANTS = [".svg", "-dark.svg", "-narrow.svg", "-narrow-dark.svg", ".pdf", ".png", ".csv"]


def findings(site: pathlib.Path, pages: list[str]) -> list[str]:
    read = {page: Page((site / page).read_text(encoding="utf-8")) for page in pages}
    found = [] if read else ["site: no pages"]
    for name, page in read.items():
        found += [f"{name}: {text}" for text in weight(site, name, pages) + variants(site, name, page) + headers(page)]
        found += [f"{name}: leads nowhere: {link}" for link in broken_links(site, name, read)]
    return found + shared_weight(site)


def weight(site: pathlib.Path, name: str, pages: list[str]) -> list[str]:
    size = (site / name).stat().st_size
    limit = LARGEST_PAGE
    if name == WHOLE:
        # All others after each other, but for what stands around them.
        limit = sum((site / page).stat().st_size for page in pages if page != WHOLE)
    return [f"{size // 1000} kB of HTML, more than {limit // 1000}"] if size > limit else []


def shared_weight(site: pathlib.Path) -> list[str]:
    found = [f"{font.relative_to(site)}: not woff2" for font in site.glob("assets/**/*.otf")]
    sizes = {
        "fonts": (font_bytes(site), LARGEST_FONTS),
        "search": (sum(path.stat().st_size for path in site.glob("assets/search*.js")), LARGEST_SEARCH),
    }
    for name, (size, limit) in sizes.items():
        if size > limit:
            found.append(f"{name}: {size // 1000} kB, more than {limit // 1000}")
    return found


def font_bytes(site: pathlib.Path) -> int:
    """All fonts, those that stylesheets hold too."""
    files = sum(path.stat().st_size for path in site.glob("assets/**/*.woff2"))
    sheets = "".join(path.read_text(encoding="utf-8") for path in site.glob("assets/**/*.css"))
    return files + sum(len(base64.b64decode(text)) for text in re.findall(r"url\(data:font/woff2;base64,([^)]*)\)", sheets))


def variants(site: pathlib.Path, name: str, page: "Page") -> list[str]:
    plots = [plot.split("--", 1)[-1] if name == WHOLE else plot for plot in page.plots]
    missing = {plot: [v for v in VARIANTS if not (site / "figures" / f"{plot}{v}").exists()] for plot in plots}
    return [f"{plot} has no {', '.join(endings)}" for plot, endings in missing.items() if endings]


def headers(page: "Page") -> list[str]:
    found = []
    for rows in page.heads:
        repeated = [text for text, count in collections.Counter(rows[-1]).items() if text and count > 1]
        if repeated and len(rows) == 1:
            found.append(f"a table repeats the header “{repeated[0]}” without a group above it")
    return found


def broken_links(site: pathlib.Path, name: str, pages: dict[str, "Page"]) -> list[str]:
    broken = []
    for link in sorted(pages[name].links):
        parts = urllib.parse.urlsplit(link)
        if parts.scheme or parts.netloc:
            if parts.scheme not in ("https", "data", "mailto"):
                broken.append(link)
            continue
        path = urllib.parse.unquote(parts.path) or name
        # A page that stands for any address names files from the root.
        target = site / path.rsplit("/", 1)[-1] if path.startswith("/") else site / path
        if not target.exists():
            broken.append(link)
        elif parts.fragment and path in pages and urllib.parse.unquote(parts.fragment) not in pages[path].ids:
            broken.append(link)
    return broken


class Page(html.parser.HTMLParser):
    """The ids, links, plots and table heads of a page."""

    def __init__(self, text: str):
        super().__init__(convert_charrefs=True)
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.plots: list[str] = []
        self.heads: list[list[list[str]]] = []
        self._cell: list[str] | None = None
        self._is_in_head = False
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attributes}
        if "id" in values:
            self.ids.add(values["id"])
        is_link = tag in ("a", "img", "link", "script", "source")
        if is_link:
            self.links |= {values[name] for name in ("href", "src", "srcset") if name in values}
        if tag == "figure" and "plot" in values.get("class", "").split():
            self.plots.append(values.get("id", ""))
        if tag == "thead":
            self.heads.append([])
            self._is_in_head = True
        elif tag == "tr" and self._is_in_head:
            self.heads[-1].append([])
        elif tag == "th" and self._is_in_head:
            self._cell = []

    def handle_endtag(self, tag: str) -> None:
        if tag == "thead":
            self._is_in_head = False
        elif tag == "th" and self._cell is not None:
            self.heads[-1][-1].append(re.sub(r"\s+", " ", "".join(self._cell)).strip())
            self._cell = None

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)
