"""What the street opens in a district: the figures of one of its communities by grid, category and month, the sums of
houses and people, and all of its communities side by side. Summaries keep them small: rows depend on months and
categories, not on events. Budget: at most 50 ms at the 95th percentile, and flat: at most 1.3 times between the small
district and the large one (side by side grows with the communities, which the small one has three of)."""

from __future__ import annotations

import statistics
import time
from contextlib import ExitStack

import httpx
import psycopg

from bench.lab import ROUNDS, Figure, Lab, sign_in
from jiayuan.demo import REFERENCE

_EACH = 40
#: The street of the stage becomes the district's, which sees every community.
_WIDENED = "update account_role set area_code = '520302000000' where role = 'street_committee'"
_SIDE, _PEOPLE = "all communities side by side", "residents of all communities"
PAGES = (
    ("figures by grid", "/api/v1/grid/numbers", {"by": "grid"}),
    ("figures by category", "/api/v1/grid/numbers", {"by": "category"}),
    ("figures by month", "/api/v1/grid/numbers", {"by": "month"}),
    ("the board of grids", "/api/v1/grid/board", {}),
    (_SIDE, "/api/v1/grid/numbers", {"by": "community"}),
    (_PEOPLE, "/api/v1/people-totals", {}),
)


def _times_of_pages(url: str, token: str) -> dict[str, list[float]]:
    took: dict[str, list[float]] = {}
    with httpx.Client(base_url=url, headers={"Authorization": f"Bearer {token}"}, timeout=20) as client:
        for what, path, query in PAGES:
            wanted = query | {"community": REFERENCE.code}
            client.get(path, params=wanted).raise_for_status()
            for _ in range(_EACH):
                began = time.perf_counter()
                client.get(path, params=wanted).raise_for_status()
                took.setdefault(what, []).append(time.perf_counter() - began)
    return took


def p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1] * 1000


def run(small: Lab, large: Lab | None) -> list[Figure]:
    labs = [lab for lab in (small, large) if lab is not None]
    for lab in labs:
        with psycopg.connect(lab.owner) as connection:
            connection.execute(_WIDENED)
    took: dict[str, dict[int, list[float]]] = {}
    with ExitStack() as open_now:
        urls = [open_now.enter_context(lab.ours()) for lab in labs]
        tokens = [sign_in(url, "street") for url in urls]
        for _ in range(ROUNDS):
            for lab, url, token in zip(labs, urls, tokens, strict=True):
                for what, times in _times_of_pages(url, token).items():
                    took.setdefault(what, {}).setdefault(lab.residents, []).extend(times)
    figures = []
    for what, ends in took.items():
        last = labs[-1].residents
        slow = p95(ends[last])
        figures.append(Figure(f"{what}, {last:,} residents, p95", f"{slow:.0f} ms", "≤ 50 ms", slow <= 50))
        if large is not None and what not in (_SIDE, _PEOPLE):
            growth = statistics.median(ends[last]) / statistics.median(ends[small.residents])
            figures.append(Figure("the same between the ends", f"{growth:.2f}×", "≤ 1.3×", growth <= 1.3))
    return figures
