"""`kill -9` under load: nothing acknowledged is lost, nothing happens twice, and everything goes on by itself."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from uuid import uuid4

import httpx
import psycopg
import pytest

from faults.house import PATIENCE, V1, House
from jiayuan.kernel.ids import uuid7

CLIENTS = 12
EVENTS, TEMPLATES, TAGS = 100, 40, 30
#: How many answers are in hand when the power goes.
KILLS = {"the program": 30, "the program and its database": 40, "the program once more": 40}
LOGINS = ("resident", "grid3", "clerk")


@dataclass
class Send:
    """One creating call: sent again with the same key and the same words until it is acknowledged."""

    login: str
    path: str
    body: dict[str, object]
    key: str = field(default_factory=lambda: str(uuid4()))
    answers: list[str] = field(default_factory=list)

    async def once(self, client: httpx.AsyncClient) -> None:
        answer = await client.post(V1 + self.path, json=self.body, headers={"Idempotency-Key": self.key})
        if answer.status_code == 201:
            self.answers.append(answer.json()["id"])
        else:
            known = {"kernel.key_running", "kernel.database_away", "kernel.busy"}
            assert answer.json()["code"] in known, answer.text


def _wanted(house: House) -> list[Send]:
    """Events with an id of the phone's; answers and tags that only their key tells apart."""
    entrances = [str(row[0]) for row in house.rows("select id from entrance where community_id = 1 limit 20")]
    people = [
        str(row[0])
        for row in house.rows(
            "select p.id from person p where community_id = 1 and not exists (select from care_tag t"
            " where t.community_id = 1 and t.person_id = p.id) order by id limit %s",
            TAGS,
        )
    ]
    tag = {"tag": "veteran", "source": "document", "from_on": "2026-01-01"}
    sends = [
        Send(
            ("resident", "grid3")[number % 2],
            "/grid/events",
            {"id": str(uuid7()), "text": f"断电 {number}", "place": {"entrance_id": random.choice(entrances)}},
        )
        for number in range(EVENTS)
    ]
    sends += [
        Send("clerk", "/grid/templates", {"title": f"断电 {number}", "words": "已派人去看。"})
        for number in range(TEMPLATES)
    ]
    sends += [Send("clerk", f"/people/{person}/tags", tag) for person in people]
    random.shuffle(sends)
    return sends


async def _send_all(house: House, sends: list[Send], dark: asyncio.Event | None = None, answers: int = 0) -> None:
    """Many clients at once; ``dark`` is set when so many answers are in hand, and then they find nobody."""
    queue = iter(sends)
    done = 0

    async def work() -> None:
        nonlocal done
        async with AsyncExitStack() as stack:
            clients = {login: await stack.enter_async_context(house.client(login)) for login in LOGINS}
            for send in queue:
                try:
                    await send.once(clients[send.login])
                except httpx.TransportError:
                    assert dark is not None and dark.is_set()
                    return
                done += bool(send.answers)
                if dark is not None and done == answers:
                    dark.set()

    await asyncio.gather(*(work() for _ in range(CLIENTS)))


@pytest.fixture(scope="module")
async def sends(house: House) -> AsyncIterator[list[Send]]:
    """All calls acknowledged at last, through a kill of each kind."""
    wanted = _wanted(house)
    for what, answers in KILLS.items():
        await house.start()
        dark = asyncio.Event()
        waiting = [send for send in wanted if not send.answers]
        sending = asyncio.create_task(_send_all(house, waiting, dark, answers))
        await asyncio.wait_for(dark.wait(), PATIENCE)
        if "database" in what:
            house.kill_everything()
        else:
            house.kill()
        await sending
        assert any(not send.answers for send in wanted), "the load ended before the power went"
    await house.start()
    await _send_all(house, wanted)
    async with asyncio.timeout(PATIENCE):
        while waiting := [send for send in wanted if not send.answers]:  # its key may still be held by who was killed
            await _send_all(house, waiting)
    yield wanted
    house.stop()


async def test_what_was_acknowledged_exists_once_and_a_retry_answers_the_same_id(house: House, sends: list[Send]):
    assert [send for send in sends if len(set(send.answers)) != 1] == []
    assert sum(len(send.answers) > 1 for send in sends) >= sum(KILLS.values())
    by_id = {send.body["id"]: send.answers[0] for send in sends if "id" in send.body}
    assert all(asked == answered for asked, answered in by_id.items())
    assert house.rows(
        "select count(*), count(distinct m.id) from matter m join matter_step s on s.community_id = m.community_id"
        " and s.matter_id = m.id where m.community_id = 1 and m.id = any(%s::uuid[])",
        list(by_id),
    ) == [(EVENTS, EVENTS)]
    assert house.rows(
        "select count(*), count(distinct title) from response_template where community_id = 1 and title like '断电 %%'"
    ) == [(TEMPLATES, TEMPLATES)]
    tagged = [send.answers[0] for send in sends if send.path.endswith("/tags")]
    assert house.rows(
        "select count(*), count(distinct person_id) from care_tag where community_id = 1 and id = any(%s::uuid[])",
        tagged,
    ) == [(TAGS, TAGS)]
    assert house.rows("select count(*) from idempotency_key where key = any(%s)", [send.key for send in sends]) == [
        (len(sends),)
    ]


async def test_numbers_of_the_day_have_no_gap_and_no_double(house: House, sends: list[Send]):
    days = house.rows(
        "select split_part(number, '-', 2), array_agg(split_part(number, '-', 3)::int order by number),"
        " (select last from matter_counter c where c.community_id = 1 and c.kind = m.kind"
        "  and c.day = to_date(split_part(m.number, '-', 2), 'YYYYMMDD'))"
        " from matter m where community_id = 1 group by m.kind, 1, 3"
    )
    assert days
    assert [day for day, numbers, last in days if numbers != list(range(1, last + 1))] == []


async def test_each_event_was_emitted_once_and_delivered_once(house: House, sends: list[Send]):
    people = [send.path.split("/")[2] for send in sends if send.path.endswith("/tags")]
    reported = [send.answers[0] for send in sends if send.path == "/grid/events"]
    async with asyncio.timeout(PATIENCE):
        while house.rows("select 1 from outbox_event where delivered_at is null limit 1"):
            await asyncio.sleep(0.2)
    assert house.rows(
        "select count(*), count(distinct about) from outbox_event where community_id = 1 and about = any(%s::uuid[])",
        reported,
    ) == [(EVENTS, EVENTS)]
    assert house.rows(
        "select count(*), count(distinct e.facts ->> 'person_id') from outbox_event e join outbox_delivery d"
        " on d.community_id = e.community_id and d.event_id = e.id where e.community_id = 1"
        " and e.kind = 'people.tag.added' and e.facts ->> 'person_id' = any(%s)",
        people,
    ) == [(TAGS, TAGS)]


async def test_the_audit_chain_holds_through_every_kill(house: House, sends: list[Send]):
    checked = house.command("audit", "verify")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert house.rows("select count(*) from audit_waiting") == [(0,)]


async def test_a_job_that_was_cut_off_is_taken_up_again(stopped_after: House):
    house = stopped_after
    doing = "select count(*) from jobs.procrastinate_jobs where status = 'doing' and task_name = 'kernel.export'"
    await house.start()
    async with house.client("clerk") as clerk:
        headers = {"Idempotency-Key": str(uuid4())}
        with psycopg.connect(house.owner_url) as owner:
            owner.execute("lock table stored_file in share mode")  # its file cannot be written before the power goes
            asked = await clerk.post(f"{V1}/exports/residents", json={"reason": "断电时的名单"}, headers=headers)
            assert asked.status_code == 201, asked.text
            async with asyncio.timeout(PATIENCE):
                while house.rows(doing) != [(1,)]:
                    await asyncio.sleep(0.05)
            house.kill()
        assert house.rows(doing) == [(1,)]
        house.change("update jobs.procrastinate_workers set last_heartbeat = now() - interval '1 minute'")
        await house.start()
        async with asyncio.timeout(PATIENCE):
            while True:
                seen = (await clerk.get(f"{V1}/exports/{asked.json()['id']}")).json()
                if seen["state"] == "ready":
                    break
                await asyncio.sleep(0.2)
    assert seen["rows"] > 4000
    assert house.rows(
        "select count(*) from stored_file where attached_kind = 'kernel.export' and attached_id = %s", seen["id"]
    ) == [(1,)]
