"""The database is gone for ten seconds: every call is told so at once, and all goes on by itself when it is back."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator
from uuid import uuid4

import httpx
import pytest

from faults.house import PATIENCE, V1, House

AWAY_SECONDS = 10
#: One of the read port, one of the write port, one that nobody has signed in for, and the probe itself.
CALLS = ("read", "write", "public", "ready")


@pytest.fixture(scope="module")
async def open_house(house: House) -> AsyncIterator[House]:
    await house.start()
    yield house
    house.stop()


async def _call(client: httpx.AsyncClient, kind: str) -> httpx.Response:
    if kind == "read":
        return await client.get(f"{V1}/residents", params={"limit": 5})
    if kind == "write":
        form = {"title": "等数据库", "words": "稍后再试。"}
        return await client.post(f"{V1}/grid/templates", json=form, headers={"Idempotency-Key": str(uuid4())})
    if kind == "public":
        return await client.get(f"{V1}/posters/AAAAAAAAAA")
    return await client.get("/readyz")


async def _frames(client: httpx.AsyncClient, heard: list[str], begun: asyncio.Event) -> None:
    async with client.stream("GET", f"{V1}/events") as stream:
        async for line in stream.aiter_lines():
            begun.set()
            heard.append(line)


async def test_without_its_database_the_house_says_503_and_recovers_with_it(open_house: House):
    house = open_house
    async with house.client("clerk") as client, house.client("clerk") as listener:
        heard: list[str] = []
        begun = asyncio.Event()
        listening = asyncio.create_task(_frames(listener, heard, begun))
        await asyncio.wait_for(begun.wait(), PATIENCE)
        before = {kind: (await _call(client, kind)).status_code for kind in CALLS}
        assert before["read"] == before["ready"] == 200 and before["write"] == 201, before

        await asyncio.to_thread(house.stop_database)
        gone = time.monotonic()
        told: Counter[tuple[str, int, str]] = Counter()
        while time.monotonic() - gone < AWAY_SECONDS:
            for kind in CALLS:
                answer = await _call(client, kind)
                told[kind, answer.status_code, answer.json()["code"]] += 1
                assert answer.headers["retry-after"].isdigit()
                assert answer.headers["content-type"] == "application/problem+json"
        assert set(told) == {(kind, 503, "kernel.database_away") for kind in CALLS}, told
        assert not listening.done(), "the stream stays open: the browser need not know"
        assert "event: resync" not in heard

        await asyncio.to_thread(house.start_database)
        async with asyncio.timeout(PATIENCE):
            while {kind: (await _call(client, kind)).status_code for kind in CALLS} != before:
                await asyncio.sleep(0.1)
            while "event: resync" not in heard:
                await asyncio.sleep(0.1)
        at = len(heard)
        assert (await _call(client, "write")).status_code == 201
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)
        assert at >= 3


async def test_the_worker_goes_on_after_the_database_came_back(open_house: House):
    """Its ticks run again: what was emitted meanwhile is delivered."""
    house = open_house
    async with house.client("clerk") as client:
        (person,) = house.rows(
            "select id from person p where community_id = 1 and not exists (select from care_tag t"
            " where t.community_id = 1 and t.person_id = p.id) order by id desc limit 1"
        )
        tag = {"tag": "veteran", "source": "document", "from_on": "2026-01-01"}
        answer = await client.post(f"{V1}/people/{person[0]}/tags", json=tag, headers={"Idempotency-Key": str(uuid4())})
        assert answer.status_code == 201, answer.text
        asked = await client.post(
            f"{V1}/exports/residents",
            json={"reason": "数据库回来以后"},
            headers={"Idempotency-Key": str(uuid4())},
        )
        async with asyncio.timeout(PATIENCE):
            while house.rows("select 1 from outbox_event where delivered_at is null limit 1"):
                await asyncio.sleep(0.2)
            while (await client.get(f"{V1}/exports/{asked.json()['id']}")).json()["state"] != "ready":
                await asyncio.sleep(0.2)
