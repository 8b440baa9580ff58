"""What arrives at the open port: trickles, floods, giants, and the same tap twice."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from uuid import uuid4

import httpx
import pytest

from faults.house import PATIENCE, V1, House
from jiayuan.kernel.ids import uuid7


@pytest.fixture(scope="module")
async def open_house(house: House) -> AsyncIterator[House]:
    await house.start()
    yield house
    house.stop()


def _head(line: str, *headers: str) -> bytes:
    return "\r\n".join([f"{line} HTTP/1.1", "Host: localhost", *headers, "", ""]).encode()


async def _raw(house: House, head: bytes, *, answer_within: float = PATIENCE) -> bytes:
    """What a socket is told that sends these bytes and then waits; empty if it is just closed."""
    reader, writer = await asyncio.open_connection("127.0.0.1", house.port)
    try:
        writer.write(head)
        await writer.drain()
        return await asyncio.wait_for(reader.read(4096), answer_within)
    except ConnectionError:
        return b""
    finally:
        writer.close()


async def test_headers_that_trickle_keep_nobody_else_waiting(open_house: House):
    """200 connections that never finish their head; the house answers others meanwhile."""
    house = open_house
    slow = [await asyncio.open_connection("127.0.0.1", house.port) for _ in range(200)]
    try:
        for _, writer in slow:
            writer.write(b"POST /api/v1/auth/token HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
        async with house.client("clerk") as client:
            answers = [await client.get(f"{V1}/grids") for _ in range(20)]
        assert {answer.status_code for answer in answers} == {200}
    finally:
        for _, writer in slow:
            writer.close()


async def test_bodies_that_trickle_are_given_up_and_keep_nobody_else_waiting(open_house: House):
    """More of them than the gate admits: none takes a place there before it has arrived."""
    house = open_house
    head = _head("POST /api/v1/auth/sign-in", "Content-Type: application/json", "Content-Length: 90") + b"{"
    trickling = [asyncio.create_task(_raw(house, head)) for _ in range(100)]
    async with house.client("clerk") as client:
        assert (await client.get(f"{V1}/grids")).status_code == 200
    told = await asyncio.gather(*trickling)
    assert {answer.split(b"\r\n", 1)[0] for answer in told} == {b"HTTP/1.1 408 Request Timeout"}


async def test_a_head_of_a_megabyte_ends_the_connection_and_not_the_house(open_house: House):
    house = open_house
    for head in (
        b"GET /api/v1/me HTTP/1.1\r\nHost: localhost\r\n"
        + b"".join(b"X-%d: %b\r\n" % (n, b"a" * 90) for n in range(12_000))
        + b"\r\n",
        b"GET /api/v1/me?" + b"a=1&" * 300_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
    ):
        told = await _raw(house, head)
        assert not told or b" 4" in told.split(b"\r\n", 1)[0], told[:200]
    async with house.client("clerk") as client:
        assert (await client.get(f"{V1}/grids")).status_code == 200


async def test_a_token_of_five_kilobytes_is_refused_unread(open_house: House):
    async with open_house.client() as client:
        answer = await client.get(f"{V1}/me", headers={"Authorization": "Bearer " + "a" * 5_000})
    assert (answer.status_code, answer.json()["code"]) == (401, "access.token_invalid")


async def test_a_giant_that_announces_itself_is_refused_before_it_is_sent(open_house: House):
    """200 MB: the answer comes although not one byte of the picture was sent."""
    house = open_house
    async with house.client("grid3") as client:
        token = client.headers["Authorization"]
    head = _head(f"PUT /api/v1/files/{uuid4()}", f"Authorization: {token}", f"Content-Length: {200 << 20}")
    told = await _raw(house, head)
    assert told.startswith(b"HTTP/1.1 413 ")


async def test_ten_thousand_filters_are_one_refusal(open_house: House):
    async with open_house.client("clerk") as client:
        answer = await client.get(f"{V1}/residents", params=[("grid_id", str(uuid4()))] * 1_000)
        assert answer.status_code in {200, 404, 422}, answer.text
        flood = await client.get(f"{V1}/residents?" + "tag=a&" * 9_000)
        assert flood.status_code in {400, 414, 422, 431}, flood.status_code


async def test_a_double_tap_is_one_event_however_many_arrive_at_once(open_house: House):
    house = open_house
    (entrance,) = house.rows("select id from entrance where community_id = 1 limit 1")
    told: Counter[tuple[int, str]] = Counter()
    made = set()
    for _ in range(10):
        body = {"id": str(uuid7()), "text": "按了两下", "place": {"entrance_id": str(entrance[0])}}
        headers = {"Idempotency-Key": str(uuid4())}
        async with house.client("resident") as one, house.client("resident") as other:
            answers = await asyncio.gather(
                *(client.post(f"{V1}/grid/events", json=body, headers=headers) for client in (one, other) * 2)
            )
            last = await one.post(f"{V1}/grid/events", json=body, headers=headers)
        for answer in [*answers, last]:
            told[answer.status_code, answer.json().get("code", "")] += 1
            if answer.status_code == 201:
                made.add(answer.json()["id"])
        assert last.status_code == 201 and last.headers["idempotent-replayed"] == "true"
    assert set(told) <= {(201, ""), (409, "kernel.key_running")}, told
    assert len(made) == 10
    assert house.rows("select count(*) from matter where community_id = 1 and title like '按了两下%%'") == [(10,)]


async def test_a_locked_account_hears_nothing_any_more(open_house: House):
    """Its open stream ends with the lock, as its calls do; who is not locked listens on."""
    house, begun = open_house, asyncio.Event()

    async def listen(client: httpx.AsyncClient) -> None:
        async with client.stream("GET", f"{V1}/events") as stream:
            async for _ in stream.aiter_lines():
                begun.set()

    async with house.client("admin") as admin, house.client("branch") as branch:
        listening = asyncio.create_task(listen(branch))
        await asyncio.wait_for(begun.wait(), PATIENCE)
        me = (await branch.get(f"{V1}/me")).json()["account"]["id"]
        version = {"If-Match": (await admin.get(f"{V1}/accounts/{me}")).headers["etag"]}
        locked = await admin.put(f"{V1}/accounts/{me}/lock", json={"reason": "离职交接"}, headers=version)
        assert locked.status_code == 204, locked.text
        await asyncio.wait_for(listening, PATIENCE)
        assert (await branch.get(f"{V1}/events")).status_code == 401
