"""Two communities on few connections, many at once, some giving up halfway: nobody ever sees a row of the other."""

from __future__ import annotations

import asyncio
import os
import random
from collections import Counter

import httpx
import psycopg

from stage import Api

CLIENTS = 200
CALLS = int(os.environ.get("JIAYUAN_CONCURRENT_CALLS", "5"))
COMMUNITIES = {"clerk": "520302010007", "clerk-qitang": "520302010181"}
READS = (
    "/residents", "/grids", "/estates", "/buildings", "/units", "/grid/events", "/matters/inbox", "/grid/categories",
    "/people/search",
)  # fmt: skip


def _owners(pilots: str) -> dict[str, str]:
    """Which community each id of the whole database belongs to; ids of accounts belong to none."""
    owners: dict[str, str] = {}
    with psycopg.connect(pilots) as owner:
        tables = owner.execute(
            "select table_name from information_schema.columns where table_schema = 'public'"
            " group by 1 having bool_or(column_name = 'community_id') and bool_or(column_name = 'id')"
        ).fetchall()
        for (table,) in tables:
            rows = owner.execute(
                f"select t.id::text, c.code from {table} t join community c on c.id = t.community_id where c.id <> 0"
            ).fetchall()
            owners |= dict(rows)
    return owners


def _ids(answer: object) -> set[str]:
    if isinstance(answer, dict):
        return set().union(*(_ids(value) for value in answer.values()), set())
    if isinstance(answer, list):
        return set().union(*(_ids(value) for value in answer), set())
    return {answer} if isinstance(answer, str) and len(answer) == 36 else set()


async def test_two_hundred_clients_of_two_communities_see_their_own_rows_only(pilots_api: Api, pilots: str):
    owners = await asyncio.to_thread(_owners, pilots)
    clerks = {login: await pilots_api.sign_in(login) for login in COMMUNITIES}
    counted: Counter[str] = Counter()

    async def one(number: int) -> None:
        login = list(COMMUNITIES)[number % 2]
        for _ in range(CALLS):
            await _call(clerks[login], COMMUNITIES[login])

    async def _call(client: httpx.AsyncClient, here: str) -> None:
        path = random.choice(READS)
        calling = asyncio.create_task(client.get(f"/api/v1{path}", params={"q": "文"} if "search" in path else {}))
        if random.random() < 0.25:
            await asyncio.sleep(random.random() * 0.05)
            counted["cancelled"] += calling.cancel()
        try:
            answer = await calling
        except asyncio.CancelledError:
            return
        counted[str(answer.status_code)] += 1
        if answer.status_code == 200:
            seen = {owners[found] for found in _ids(answer.json()) if found in owners}
            counted["with ids"] += len(seen)
            counted["wrong"] += bool(seen - {here})

    await asyncio.gather(*(one(number) for number in range(CLIENTS)))
    assert counted["wrong"] == 0
    assert set(counted) <= {"200", "503", "cancelled", "with ids", "wrong"}, counted
    assert counted["200"] > CLIENTS
    assert counted["cancelled"] > CLIENTS / 10
    assert counted["with ids"] > CLIENTS / 2
