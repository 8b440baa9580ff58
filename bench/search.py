"""Finding a person by what is known of him, and the next page of his neighbours, at 10 thousand residents and at a
million. A prefix walks an index led by the community, a number is one look at a blind index; the connection and the
framework dominate. Budget: at most 1.3 times between the ends, and 95 of 100 within 300 ms (R010)."""

from __future__ import annotations

import statistics
import time
from contextlib import ExitStack

import httpx
import psycopg

from bench.dashboard import p95
from bench.lab import ROUNDS, Figure, Lab, sign_in
from bench.lists import grid_of
from jiayuan.kernel import crypto

_EACH = 60
_LEAST_MS = 300

Ask = tuple[str, str, dict[str, str]]


def _asks(lab: Lab) -> list[Ask]:
    """One resident of the reference community, by each thing that is known of him."""
    with psycopg.connect(lab.owner) as connection:
        row = connection.execute(
            "select id, name, pinyin, initials, document_box, phone_box from person where community_id = 1"
            " and document_box is not null and phone_box is not null order by id limit 1"
        ).fetchone()
    assert row is not None
    person_id, name, pinyin, initials, document, phone = row
    search = "/api/v1/people/search"
    return [
        ("name prefix", search, {"q": name[:1]}),
        ("whole name", search, {"q": name}),
        ("pinyin", search, {"q": pinyin[:8]}),
        ("initials", search, {"q": initials}),
        ("identity number", search, {"q": crypto.unseal("person", "document_box", person_id, document)}),
        ("phone", search, {"q": crypto.unseal("person", "phone_box", person_id, phone).removeprefix("+86")}),
        ("page of 20", "/api/v1/residents", {"grid": grid_of(lab), "limit": "20"}),
    ]


def _times(client: httpx.Client, ask: Ask) -> list[float]:
    what, path, query = ask
    took = []
    for _ in range(_EACH):
        began = time.perf_counter()
        answer = client.get(path, params=query)
        took.append(time.perf_counter() - began)
        found = answer.raise_for_status().json()
        if not (found["items"] if isinstance(found, dict) else found):
            raise SystemExit(f"nobody is found by {what}: a search without an answer measures nothing")
    return took


def run(small: Lab, large: Lab | None) -> list[Figure]:
    labs = [lab for lab in (small, large) if lab is not None]
    took: dict[str, dict[int, list[float]]] = {}
    with ExitStack() as open_now:
        ends = []
        for lab in labs:
            url = open_now.enter_context(lab.ours())
            headers = {"Authorization": f"Bearer {sign_in(url, 'clerk')}"}
            client = open_now.enter_context(httpx.Client(base_url=url, headers=headers, timeout=20))
            ends.append((lab, client, _asks(lab)))
        for _ in range(ROUNDS):
            for lab, client, asks in ends:
                for ask in asks:
                    took.setdefault(ask[0], {}).setdefault(lab.residents, []).extend(_times(client, ask))
    figures = []
    for what, found in took.items():
        last = labs[-1].residents
        figures.append(
            Figure(
                f"search by {what}, {last:,} residents, p95", f"{p95(found[last]):.0f} ms", f"≤ {_LEAST_MS} ms",
                p95(found[last]) <= _LEAST_MS,
            )
        )  # fmt: skip
        if large is not None:
            growth = statistics.median(found[last]) / statistics.median(found[small.residents])
            figures.append(Figure("the same between the ends", f"{growth:.2f}×", "≤ 1.3×", growth <= 1.3))
    return figures
