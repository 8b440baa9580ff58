"""What the street opens for one of its communities in a district: the figures by grid, category and month, and the sums
of houses and people; and the figures of all 196 communities added up from the summary, which no page asks for yet. The
summary keeps them small: rows depend on months and categories, not on events. Budget: at most 50 ms at the 95th
percentile, and flat: at most 1.3 times between the small district and the large one."""

from __future__ import annotations

import statistics
import time
from contextlib import ExitStack

import httpx
import psycopg

from bench.lab import ROUNDS, Figure, Lab, sign_in
from jiayuan.demo import REFERENCE

_EACH = 40
PAGES = (
    ("figures by grid", "/api/v1/grid/numbers", {"by": "grid"}),
    ("figures by category", "/api/v1/grid/numbers", {"by": "category"}),
    ("figures by month", "/api/v1/grid/numbers", {"by": "month"}),
    ("the board of grids", "/api/v1/grid/board", {}),
)
_DISTRICT = """
select community_id, figure, sum(amount) from matter_figure
where community_id = any (%(all)s) and kind = 'grid.event' and month >= date_trunc('month', now() - interval '2 months')
group by community_id, figure
"""


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


def _times_of_district(lab: Lab) -> list[float]:
    """As the application's role, under row security."""
    with psycopg.connect(lab.application, autocommit=True) as connection:
        known = connection.execute("select id from community where id <> 0 order by id").fetchall()
        everywhere = [row[0] for row in known]
        scope = "{" + ",".join(map(str, everywhere)) + "}"
        connection.execute("select set_config('jiayuan.communities', %s, false)", [scope])
        took = []
        for _ in range(_EACH):
            began = time.perf_counter()
            found = connection.execute(_DISTRICT, {"all": everywhere}).fetchall()
            took.append(time.perf_counter() - began)
    assert len({row[0] for row in found}) == len(everywhere)
    return took


def p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1] * 1000


def run(small: Lab, large: Lab | None) -> list[Figure]:
    labs = [lab for lab in (small, large) if lab is not None]
    took: dict[str, dict[int, list[float]]] = {}
    with ExitStack() as open_now:
        urls = [open_now.enter_context(lab.ours()) for lab in labs]
        tokens = [sign_in(url, "street") for url in urls]
        for _ in range(ROUNDS):
            for lab, url, token in zip(labs, urls, tokens, strict=True):
                found = _times_of_pages(url, token) | {"all communities added up": _times_of_district(lab)}
                for what, times in found.items():
                    took.setdefault(what, {}).setdefault(lab.residents, []).extend(times)
    figures = []
    for what, ends in took.items():
        last = labs[-1].residents
        slow = p95(ends[last])
        figures.append(Figure(f"{what}, {last:,} residents, p95", f"{slow:.0f} ms", "≤ 50 ms", slow <= 50))
        if large is not None and what != "all communities added up":
            growth = statistics.median(ends[last]) / statistics.median(ends[small.residents])
            figures.append(Figure("the same between the ends", f"{growth:.2f}×", "≤ 1.3×", growth <= 1.3))
    return figures
