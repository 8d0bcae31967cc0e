"""Checks a built site as readers and validators meet it: `sh Tests/SiteChecks/check` prepares the tools and runs this.

1. `files`    weight, links, variants of figures, headers of tables: read from the files alone.
2. `markup`   the Nu HTML checker.
3. `browser`  Chromium: sideways scrolling, layout shift, requests that leave the site, errors of scripts, and axe's rules.

Each finding is a line `page: what is wrong`; any of them makes the exit code 1.
"""

import argparse
import concurrent.futures
import os
import pathlib
import sys
import time

import browser
import files
import markup


def main() -> int:
    arguments = parsed_arguments()
    site = pathlib.Path(arguments.site).resolve()
    pages = sorted(path.name for path in site.glob("*.html"))
    if not pages:
        print(f"{site}: no pages: build the site first", file=sys.stderr)
        return 2
    start = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor() as pool:
        # The validator is a process of its own, so that it runs beside the browser.
        validated = pool.submit(markup.findings, site, pages)
        found = files.findings(site, pages)
        found += browser.findings(site, pages, jobs=arguments.jobs, everything=arguments.all)
        found += validated.result()
    for finding in sorted(set(found)):
        print(finding)
    print(f"{len(set(found))} findings in {len(pages)} pages ({time.monotonic() - start:.0f} s)")
    return 1 if found else 0


def parsed_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Checks a built site.")
    parser.add_argument("site", nargs="?", default=pathlib.Path(__file__).resolve().parents[2] / "site")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 2, help="browsers at once")
    parser.add_argument("--all", action="store_true", help="axe in both themes at both widths, not one of each")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
