"""The ordinary course of a matter: reported, given, done, closed, and what people do on the way."""

from __future__ import annotations

from datetime import datetime

import pytest
from sqlalchemy import func, select, update

from jiayuan.access.models import Account
from jiayuan.engines.matters.acting import act
from jiayuan.engines.matters.leaving import take_back
from jiayuan.engines.matters.message_models import Message
from jiayuan.engines.matters.models import Matter
from jiayuan.engines.matters.opening import Reporter, open_matter
from jiayuan.engines.matters.problems import NotNow, OthersJoined, UrgedToday
from jiayuan.engines.matters.watching import join_in
from jiayuan.kernel import clock
from jiayuan.kernel.actor import system_actor
from jiayuan.kernel.clock import SHANGHAI
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.problems import Invalid, NotFound
from matters_stage import DONE, PINGZHUANG, Desk, People, Stage, at


async def test_a_lamp_is_reported_registered_dispatched_handled_closed_and_judged(desk: Desk, stage: Stage):
    matter = await desk.dispatched()
    seen = await desk.see(matter)
    assert seen.due_at == datetime(2026, 11, 26, 17, tzinfo=SHANGHAI)
    await desk.act(stage.steward, matter, "handle", **DONE)
    assert [task.post for task in await desk.open_tasks(matter)] == ["grid_worker"]
    await desk.act(stage.worker, matter, "close", note="看过了，亮了", way="fixed")
    await desk.act(stage.resident, matter, "evaluate", level=5)
    seen = await desk.see(matter)
    assert (seen.state, seen.way, seen.level, seen.flags) == ("closed", "fixed", 5, ["evaluated"])
    assert await desk.open_tasks(matter) == []


async def test_numbers_are_gapless_even_after_a_rollback(desk: Desk, stage: Stage):
    first = await desk.see(await desk.open())
    with pytest.raises(Invalid):
        async with desk.database.as_actor(stage.resident) as session:
            await open_matter(session, stage.resident, stage.report())
            await open_matter(session, stage.resident, stage.report(details={"text": ""}))
    second = await desk.see(await desk.open())
    assert first.number.startswith("WG-20261123-")
    assert int(second.number[-4:]) == int(first.number[-4:]) + 1
    assert len(first.progress_code) == 10


async def test_the_same_matter_sent_twice_by_a_phone_is_one_matter(desk: Desk, stage: Stage):
    own = uuid7()
    assert await desk.open(opening=stage.report(id=own)) == await desk.open(opening=stage.report(id=own)) == own


async def test_a_step_sent_again_days_later_answers_with_the_first_result(desk: Desk, stage: Stage):
    matter, key = await desk.dispatched(), uuid7()
    first = await desk.act(stage.steward, matter, "handle", step=key, version=(await desk.see(matter)).version, **DONE)
    at("2026-11-26T10:00")
    again = await desk.act(stage.steward, matter, "handle", step=key, version=1, **DONE)
    assert (again.step_id, again.state, again.is_repeated) == (first.step_id, "handled", True)


async def test_undo_brings_back_state_task_and_clock(desk: Desk, stage: Stage):
    matter = await desk.dispatched()
    before = await desk.see(matter)
    await desk.act(stage.steward, matter, "handle", **DONE)
    at("2026-11-23T10:09")
    await desk.act(stage.steward, matter, "undo")
    after, tasks = await desk.see(matter), await desk.open_tasks(matter)
    assert (after.state, after.due_at, after.handled_at) == ("dispatched", before.due_at, None)
    assert [task.holder_id for task in tasks] == [stage.property]


async def test_undo_is_refused_after_ten_minutes_or_when_somebody_acted(desk: Desk, stage: Stage):
    matter = await desk.dispatched()
    await desk.act(stage.steward, matter, "handle", **DONE)
    await desk.act(stage.clerk, matter, "comment", note="收到")
    with pytest.raises(NotNow):
        await desk.act(stage.steward, matter, "undo")
    late = await desk.dispatched()
    await desk.act(stage.steward, late, "handle", **DONE)
    at("2026-11-23T10:11")
    with pytest.raises(NotNow):
        await desk.act(stage.steward, late, "undo")


async def test_a_merged_matter_ends_and_both_reporters_hear_of_it(desk: Desk, stage: Stage):
    first = await desk.open()
    second = await desk.open(
        stage.neighbour, stage.report(reporter=Reporter(stage.neighbour.account_id), title="灯坏了")
    )
    await desk.act(stage.clerk, second, "merge", into=str(first), note="同一盏灯")
    assert (await desk.see(second)).state == "merged"
    async with desk.database.transaction("{1}") as session:
        told = set(await session.scalars(select(Message.holder_id).where(Message.kind == "grid.event.merged")))
    assert told >= {stage.resident.account_id, stage.neighbour.account_id}
    await desk.act(stage.neighbour, first, "comment", note="什么时候修")


async def test_the_reporter_may_withdraw_and_urge_once_a_day(desk: Desk, stage: Stage):
    matter = await desk.dispatched()
    await desk.act(stage.resident, matter, "urge")
    with pytest.raises(UrgedToday) as refused:
        await desk.act(stage.resident, matter, "urge")
    assert refused.value.status == 409, "a phone would send it again tomorrow by itself"
    await desk.act(stage.resident, matter, "withdraw", note="自己修好了")
    seen = await desk.see(matter)
    assert (seen.state, seen.way, await desk.open_tasks(matter)) == ("withdrawn", "withdrawn", [])


async def test_the_reporter_does_not_take_back_what_others_joined(desk: Desk, stage: Stage):
    matter = await desk.dispatched()
    async with desk.database.as_actor(stage.neighbour) as session:
        await join_in(session, stage.neighbour, matter)
    with pytest.raises(OthersJoined):
        await desk.act(stage.resident, matter, "withdraw", note="我不急了")
    assert (await desk.see(matter)).state == "dispatched"
    await desk.act(stage.clerk, matter, "withdraw", note="两家都说不用了")

    merged_into = await desk.dispatched()
    guest = await desk.open(opening=stage.report(reporter=Reporter(guest_phone="+8613812345678")))
    await desk.act(stage.clerk, guest, "merge", into=str(merged_into), note="同一盏灯")
    with pytest.raises(OthersJoined):
        await desk.act(stage.resident, merged_into, "withdraw", note="我不急了")


async def test_a_split_part_begins_anew_and_the_matter_goes_on(desk: Desk, stage: Stage):
    matter = await desk.dispatched()
    await desk.act(stage.clerk, matter, "split", title="电线裸露", note="另外派供电所")
    async with desk.database.transaction("{1}") as session:
        part = (await session.scalars(select(Matter).where(Matter.parent_id == matter))).one()
        count = await session.scalar(select(func.count()).select_from(Matter).where(Matter.parent_id == matter))
    assert (part.state, part.round, count, (await desk.see(matter)).state) == ("reported", 1, 1, "dispatched")


async def test_what_is_with_a_shut_account_comes_back_to_the_desk_once(desk: Desk, stage: Stage):
    matter = await desk.dispatched(stage.mediator.account_id, kind="account")
    assert await take_back(desk.database, PINGZHUANG) == 0
    async with desk.database.transaction("{1}") as session:
        await session.execute(
            update(Account).where(Account.id == stage.mediator.account_id).values(locked_at=clock.now())
        )
    assert [await take_back(desk.database, PINGZHUANG) for _ in range(2)] == [1, 0]
    seen, tasks = await desk.see(matter), await desk.open_tasks(matter)
    assert (seen.state, [(task.purpose, task.post) for task in tasks]) == ("dispatched", [("main", "event_clerk")])
    await desk.act(stage.clerk, matter, "hand_over", to={"kind": "unit", "id": str(stage.property)})


async def test_a_part_is_its_reporters_and_as_urgent_as_the_whole(desk: Desk, stage: Stage):
    opening = stage.report(reporter=Reporter(guest_phone="+8613812345678", may_call=True), is_urgent=True)
    matter = await desk.open(opening=opening)
    await desk.act(stage.clerk, matter, "split", title="电线裸露", note="另外派供电所")
    async with desk.database.transaction("{1}") as session:
        part = (await session.scalars(select(Matter).where(Matter.parent_id == matter))).one()
    assert part.guest_phone_index == (await desk.see(matter)).guest_phone_index
    assert (part.may_call, part.is_urgent) == (True, True)


async def test_a_matter_goes_with_its_building_to_the_workers_of_the_new_grid(desk: Desk, stage: Stage):
    matter = await desk.dispatched()
    await desk.act(stage.steward, matter, "handle", **DONE)
    house = system_actor(1)
    async with desk.database.as_actor(house) as session:
        await act(session, house, matter, "regrid", {"grid_id": str(stage.other_grid)}, None)
    assert [task.scope_id for task in await desk.open_tasks(matter)] == [stage.other_grid]
    with pytest.raises(NotFound):
        await desk.act(stage.worker, matter, "close", note="亮了", way="fixed")
    await desk.act(stage.far_worker, matter, "close", note="亮了", way="fixed")


async def test_a_mark_is_put_on_once_taken_off_while_it_is_there_and_is_never_one_of_the_house(people: People):
    matter = await people.dispatched()

    async def offered() -> set[str]:
        found = (await people.get("clerk", f"/matters/{matter}")).json()["actions"]
        return {one["action"] for one in found} & {"mark", "unmark"}

    async def refused(action: str, flag: str) -> tuple[int, str, str]:
        answer = await people.act("clerk", matter, action, flag=flag)
        return answer.status_code, answer.json()["code"], answer.json()["reason"]

    assert await offered() == {"mark"}
    assert await refused("unmark", "disputed") == (409, "matters.not_now", "unmarked")
    assert (await people.act("clerk", matter, "mark", flag="disputed")).status_code == 201
    assert await offered() == {"mark", "unmark"}
    assert await refused("mark", "disputed") == (409, "matters.not_now", "marked")
    assert await refused("unmark", "needs_site_visit") == (409, "matters.not_now", "unmarked")
    assert await refused("unmark", "supervised") == (409, "matters.not_now", "form")
    assert await refused("mark", "frozen") == (409, "matters.not_now", "form")
    assert (await people.act("clerk", matter, "unmark", flag="disputed")).status_code == 201
    assert await offered() == {"mark"}
