"""What is closed without a bad verdict is called back by a sample that nobody chooses (lesson 2)."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import delete, select, update

from jiayuan.access.models import Post
from jiayuan.domains.grid.workflow import GRID_EVENT
from jiayuan.engines.matters.acting import act
from jiayuan.engines.matters.desk_models import SampleSetting
from jiayuan.engines.matters.models import Matter
from jiayuan.engines.matters.problems import NotNow, SamePerson
from jiayuan.engines.matters.sampling import fill_up, is_drawn, lot, sample
from jiayuan.kernel import clock
from jiayuan.kernel.actor import system_actor
from jiayuan.kernel.ids import uuid7
from matters_stage import API, DONE, Desk, People, Stage, at


@pytest.fixture(autouse=True)
async def from_now_on(desk: Desk) -> AsyncIterator[None]:
    """Nothing is drawn of what other tests closed."""
    await begin(desk)
    yield
    async with desk.database.transaction("{1}") as session:
        await session.execute(delete(Post).where(Post.kind == "event_clerk"))


async def begin(desk: Desk) -> None:
    async with desk.database.transaction("{1}") as session:
        await session.execute(delete(SampleSetting))
    await sample(desk.database, 1, GRID_EVENT)


async def share(desk: Desk, permille: int, least: int = 0) -> None:
    async with desk.database.transaction("{1}") as session:
        await session.execute(update(SampleSetting).values(permille=permille, least=least))


async def drawn(desk: Desk) -> UUID:
    """A matter that was closed and drawn."""
    await share(desk, 1000)
    matter = await desk.closed()
    clock.set_clock(clock.now() + timedelta(minutes=11))
    await sample(desk.database, 1, GRID_EVENT)
    assert "sampled" in (await desk.see(matter)).flags
    return matter


def test_the_draw_is_the_matter_s_own_and_its_share_is_kept():
    ids = [uuid7() for _ in range(4000)]
    first = [one for one in ids if is_drawn(one, 50)]
    assert first == [one for one in ids if is_drawn(one, 50)]
    assert 130 <= len(first) <= 280
    assert not any(is_drawn(one, 0) for one in ids)
    assert fill_up(0, ids, 2) == sorted(ids, key=lot)[:2]
    assert fill_up(1, ids, 1) == []


async def test_who_did_not_do_it_asks_within_a_working_day_and_what_is_heard_counts_beside(desk: Desk, stage: Stage):
    matter = await drawn(desk)
    (task,) = await desk.open_tasks(matter)
    assert (task.purpose, task.post) == ("call_back", "event_clerk")
    assert task.due_at.isoformat() == "2026-11-24T09:00:00+00:00"
    closer = replace(stage.clerk, account_id=stage.worker.account_id)
    with pytest.raises(SamePerson):
        await desk.act(closer, matter, "affirm")
    await desk.act(stage.clerk, matter, "affirm", note="说灯亮了")
    seen = await desk.see(matter)
    assert (seen.state, seen.way, seen.flags) == ("closed", "fixed", ["confirmed", "sampled"])
    assert await desk.open_tasks(matter) == []


async def test_what_is_denied_goes_on_in_the_next_round_without_a_second_call(desk: Desk, stage: Stage):
    matter = await drawn(desk)
    await desk.act(stage.clerk, matter, "deny", note="还是不亮", next_round=True)
    async with desk.database.transaction("{1}") as session:
        second = (await session.scalars(select(Matter).where(Matter.parent_id == matter))).one()
    assert (second.round, second.state, second.flags) == (2, "registered", [])
    assert {task.purpose for task in await desk.open_tasks(second.id)} == {"main"}
    assert (await desk.see(matter)).flags == ["denied", "sampled"]
    other = await drawn(desk)
    await desk.act(stage.clerk, other, "deny", note="不亮，他自己换", next_round=False)
    async with desk.database.transaction("{1}") as session:
        assert (await session.scalars(select(Matter).where(Matter.parent_id == other))).all() == []


async def test_number_and_code_tell_how_what_was_denied_goes_on(people: People, desk: Desk, stage: Stage):
    matter = await drawn(desk)
    seen = await desk.see(matter)
    asked = {"number": seen.number, "code": seen.progress_code}
    assert (await people.house.post(f"{API}/progress", json=asked)).json()["is_ended"]
    await desk.act(stage.clerk, matter, "deny", note="还是不亮", next_round=True)
    told = (await people.house.post(f"{API}/progress", json=asked)).json()
    assert (told["state_title"], told["is_ended"], told["steps"][0]["to_title"]) == ("待派遣", False, "待派遣")


async def test_what_the_reporter_says_himself_is_not_asked_again(desk: Desk, stage: Stage):
    matter = await drawn(desk)
    await desk.act(stage.resident, matter, "evaluate", level=5)
    assert await desk.open_tasks(matter) == []
    with pytest.raises(NotNow):
        await desk.act(stage.clerk, matter, "affirm")
    at("2026-11-23T10:40")
    judged_badly, confirmed = await desk.closed(), await desk.closed()
    await desk.act(stage.resident, judged_badly, "evaluate", level=1)
    await desk.act(stage.resident, confirmed, "confirm")
    at("2026-11-23T11:00")
    await sample(desk.database, 1, GRID_EVENT)
    for one in (judged_badly, confirmed):
        assert "sampled" not in (await desk.see(one)).flags


async def test_a_matter_that_its_own_reporter_finished_is_not_drawn(desk: Desk, stage: Stage):
    await share(desk, 1000)
    matter = await desk.open(
        stage.worker, stage.report(reporter=replace(stage.report().reporter, account_id=stage.worker.account_id))
    )
    await desk.act(stage.worker, matter, "settle", **DONE)
    await desk.act(stage.deputy, matter, "close", note="好了", way="fixed")
    at("2026-11-23T10:30")
    await sample(desk.database, 1, GRID_EVENT)
    assert (await desk.see(matter)).flags == []


async def test_a_month_that_drew_nothing_gets_its_least_when_it_is_over_and_only_once(desk: Desk):
    at("2026-11-26T10:00")
    await begin(desk)
    await share(desk, 0, least=1)
    closed = [await desk.closed() for _ in range(3)]
    at("2026-11-26T12:00")
    assert await sample(desk.database, 1, GRID_EVENT) == 0
    at("2026-12-01T00:10")
    assert await sample(desk.database, 1, GRID_EVENT) == 1
    assert await sample(desk.database, 1, GRID_EVENT) == 0
    asked = [one for one in closed if "sampled" in (await desk.see(one)).flags]
    assert asked == [min(closed, key=lot)]


async def test_where_nobody_else_holds_the_post_the_level_above_asks(desk: Desk, stage: Stage):
    async with desk.database.transaction("{1}") as session:
        session.add(
            Post(
                community_id=1, id=uuid7(), account_id=stage.clerk.account_id, kind="event_clerk",
                from_on=clock.today(), opened=False,
            )
        )  # fmt: skip
    await share(desk, 1000)
    matter = await desk.dispatched()
    await desk.act(stage.steward, matter, "handle", **DONE)
    await desk.act(stage.clerk, matter, "close", note="看过了", way="fixed")
    at("2026-11-23T10:30")
    await sample(desk.database, 1, GRID_EVENT)
    (task,) = await desk.open_tasks(matter)
    assert task.post == "joint_committee"


async def test_what_was_closed_can_still_be_undone_before_it_is_drawn(desk: Desk, stage: Stage):
    await share(desk, 1000)
    matter = await desk.closed()
    at("2026-11-23T10:05")
    await sample(desk.database, 1, GRID_EVENT)
    assert (await desk.see(matter)).flags == []
    with pytest.raises(NotNow):
        async with desk.database.as_actor(system_actor(1)) as session:
            await act(session, system_actor(1), await desk.dispatched(), "sample", {}, None)


async def test_the_share_is_a_setting_of_the_community_with_the_version_seen(people: People):
    got = await people.get("clerk", "/sample-settings", kind="grid.event")
    assert (got.json()["permille"], got.json()["least"]) == (50, 1)
    body, path = {"permille": 100, "least": 2}, "/sample-settings?kind=grid.event"
    assert (await people.send("PUT", "clerk", path, body)).status_code == 428
    kept = await people.send("PUT", "clerk", path, body, **{"If-Match": got.headers["etag"]})
    assert kept.status_code == 204, kept.text
    assert (await people.get("clerk", "/sample-settings", kind="grid.event")).json()["permille"] == 100
    await sample(people.database, 1, GRID_EVENT)
    seen = await people.get("clerk", "/sample-settings", kind="grid.event")
    assert seen.json()["version"] == got.json()["version"] + 1  # a draw is no change of the setting
    stale = await people.send("PUT", "clerk", path, body, **{"If-Match": got.headers["etag"]})
    assert stale.status_code == 412
    assert (await people.send("PUT", "resident", path, body, **{"If-Match": "1"})).status_code == 403


async def test_the_numbers_tell_what_was_confirmed_and_denied_beside_the_ways_to_end(
    people: People, desk: Desk, stage: Stage
):
    span = {"kind": "grid.event", "from": "2026-11-01", "to": "2026-11-30"}

    async def counts() -> dict[str, int]:
        lines = (await people.get("clerk", "/matter-figures", **span)).json()
        return {
            name: lines[0]["counts"].get(name, 0) if lines else 0
            for name in ("fixed", "confirmed", "denied", "sampled")
        }

    at("2026-11-27T10:00")
    await begin(desk)
    before = await counts()
    for verb, note in (("affirm", "好了"), ("deny", "没好")):
        await desk.act(stage.clerk, await drawn(desk), verb, note=note)
    after = await counts()
    assert {name: after[name] - before[name] for name in after} == {
        "fixed": 2,
        "confirmed": 1,
        "denied": 1,
        "sampled": 2,
    }
