"""`make bench`: measure, print, and write docs/reference/performance.md with the machine named."""

from __future__ import annotations

import argparse
import os
import platform
from datetime import UTC, datetime
from pathlib import Path

from bench import calls, dashboard, events, importing, lists, pages, search, sizes, start, stream
from bench.lab import DATA, ROOT, Figure, Lab, prepare, prepare_demo
from jiayuan.kernel import server

REPORT = ROOT / "docs" / "reference" / "performance.md"
SMALL = (10_000, 3)


def machine() -> str:
    memory = int(next(line for line in Path("/proc/meminfo").read_text().splitlines()).split()[1]) // 2**20
    return f"{os.cpu_count()} cores, {memory} GiB, Python {platform.python_version()}, PostgreSQL {server.MAJOR} (own)"


def write(figures: list[Figure], kept: list[str]) -> None:
    """The report; of ``kept`` lines those stay that nothing fresh stands against."""
    fresh = [f"| {f.name} | {f.value} | {f.budget} | {'✓' if f.kept else '✗'} | {f.note} |" for f in figures]
    if kept:  # one subject's names are its own; a whole run has several lines of one name
        again = {line.split(" | ")[0]: line for line in fresh}
        fresh = [again.pop(line.split(" | ")[0], line) for line in kept] + list(again.values())
    REPORT.write_text(
        f"# Performance\n\nMade by `make bench` on {datetime.now(UTC):%Y-%m-%d %H:%M} UTC: {machine()}.\n"
        "Both sides of a ratio were measured in turns in one run; the machine is shared, so ratios count and absolute\n"
        "figures swing by two. The hand-written side is `bench/bare.py`; it answers and writes the same, which is\n"
        "compared before the clock starts.\n\n"
        "| what | measured | budget | kept | |\n| --- | --- | --- | --- | --- |\n" + "\n".join(fresh) + "\n"
    )


#: What grows with the district, and is measured at both ends.
GROWING = ("lists", "search", "dashboard")
NAMES = ("start", "import", "calls", "events", "stream", "sizes", "pages", *GROWING)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--residents", type=int, default=1_000_000, help="size of the large district; 0 leaves it out")
    parser.add_argument("--communities", type=int, default=196)
    parser.add_argument("--only", choices=NAMES)
    given = parser.parse_args()
    os.environ["JIAYUAN_DATA"] = str(DATA)
    own = server.use(DATA)
    figures: list[Figure] = []
    # one subject alone renews its own lines; "the same between the ends" stands under several
    alone = given.only is not None and given.only not in GROWING and REPORT.exists()
    kept = [line for line in REPORT.read_text().splitlines() if line.startswith("| ")][2:] if alone else []
    try:
        small = prepare(own, *SMALL)

        def large() -> Lab | None:
            return prepare(own, given.residents, given.communities) if given.residents else None

        measures = {
            "lists": lambda: lists.run(small, large()), "search": lambda: search.run(small, large()),
            "dashboard": lambda: dashboard.run(small, large()), "calls": lambda: calls.run(small),
            "events": lambda: events.run(small), "stream": lambda: stream.run(small),
            "import": lambda: importing.run(small), "start": start.run,
            "pages": lambda: pages.run(prepare_demo(own)), "sizes": sizes.run,
        }  # fmt: skip
        for name in NAMES:
            if given.only in (None, name):
                for figure in measures[name]():
                    print(f"{figure.name}: {figure.value} ({figure.budget}) {figure.note}", flush=True)
                    figures.append(figure)
                if given.only is None or alone:
                    write(figures, kept)  # after each, so that a run that is cut short leaves what it has measured
    finally:
        own.leave()


if __name__ == "__main__":
    main()
