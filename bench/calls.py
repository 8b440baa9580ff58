"""Single calls against the same by hand, one client: coming in by password (argon2 dominates, 19 MiB and two passes on
both sides) and opening one event (its eight statements dominate). Budget: at least 0.50."""

from __future__ import annotations

import asyncio

import orjson
import psycopg

from bench import recorded
from bench.clients import Client
from bench.events import race_by_turns
from bench.lab import Figure, Lab, race, same, sign_in

_WHO = {"name": "clerk", "password": "jiayuan-demo"}


async def _come_in(client: Client) -> None:
    answer = orjson.loads(await client.ask("POST", "/api/v1/auth/sign-in", body=_WHO))
    if answer["role"] != "staff":
        raise RuntimeError(answer)


def _an_event(lab: Lab) -> str:
    with psycopg.connect(lab.owner) as connection:
        row = connection.execute(
            "select id from matter where community_id = 1 and closed_at is null order by id limit 1"
        ).fetchone()
    assert row is not None
    return str(row[0])


def run(small: Lab) -> list[Figure]:
    figures = []
    with small.copied("calls") as lab, lab.ours() as ours, lab.bare() as theirs:
        recorded.alike(*(asyncio.run(recorded.rows_of(lab.superuser, url, _come_in)) for url in (ours, theirs)))
        found = {"coming in by password": race_by_turns(ours, theirs, _come_in)}
        token, path = sign_in(ours, "clerk"), f"/api/v1/grid/events/{_an_event(lab)}"
        same(ours + path, theirs + path, token)
        found["one event opened, 32 clients"] = race(ours + path, theirs + path, token)
    for what, (mine, hand, ratio) in found.items():
        note = f"{mine:.1f} against {hand:.1f} a second"
        figures.append(Figure(what, f"{ratio:.2f}", "≥ 0.50", ratio >= 0.50, note))
    return figures
