"""Others who are called in: each answers for himself, and nothing closes while somebody owes an answer."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

import asyncpg
import pytest
from sqlalchemy import select, text

from jiayuan.engines.matters import statistics
from jiayuan.engines.matters.message_models import Message
from jiayuan.engines.matters.problems import LeadsAlready, NotCalled, NotYours, StillOwed
from jiayuan.engines.matters.reminding import remind
from jiayuan.kernel.clock import SHANGHAI
from jiayuan.kernel.reading import Reader
from matters_stage import DONE, Desk, People, Stage, at

REMINDERS = ("grid.event.due_soon", "grid.event.overdue")


async def test_nobody_closes_what_called_units_still_owe(desk: Desk, stage: Stage):
    matter = await desk.dispatched()
    await desk.act(stage.clerk, matter, "whistle", units=[str(stage.power)], note="帮忙断电")
    await desk.act(stage.steward, matter, "handle", **DONE)
    with pytest.raises(StillOwed):
        await desk.act(stage.worker, matter, "close", note="好了", way="fixed")
    await desk.act(stage.electrician, matter, "answer_whistle", note="断过电了")
    await desk.act(stage.worker, matter, "close", note="好了", way="fixed")


async def test_the_desk_writes_down_what_a_unit_without_account_said_or_that_nobody_waits_for_it(
    people: People, desk: Desk, stage: Stage
):
    matter = await desk.dispatched()

    async def offered() -> bool:
        seen = (await people.get("clerk", f"/matters/{matter}")).json()
        return "record_answer" in [action["action"] for action in seen["actions"]]

    assert not await offered()
    await desk.act(stage.clerk, matter, "whistle", units=[str(stage.power)], note="帮忙断电")
    assert await offered()
    with pytest.raises(NotYours):
        await desk.act(stage.steward, matter, "record_answer", unit=str(stage.power), note="他们说断了")
    with pytest.raises(NotCalled):
        await desk.act(stage.clerk, matter, "record_answer", unit=str(stage.property), note="没吹过")
    await desk.act(stage.clerk, matter, "record_answer", unit=str(stage.power), note="电话里说断过电了")
    assert [task.outcome for task in await desk.tasks(matter) if task.purpose == "help"] == ["done"]

    await desk.act(stage.clerk, matter, "whistle", units=[str(stage.power)], note="再来一次")
    let_go = {"unit": str(stage.power), "answered": False, "note": "打了三次没人接，不等了"}
    await desk.act(stage.clerk, matter, "record_answer", **let_go)
    await desk.act(stage.steward, matter, "handle", **DONE)
    await desk.act(stage.worker, matter, "close", note="好了", way="fixed")


async def test_who_leads_is_not_called_to_help_himself(desk: Desk, stage: Stage):
    matter = await desk.dispatched()
    with pytest.raises(LeadsAlready):
        await desk.act(stage.clerk, matter, "whistle", units=[str(stage.power), str(stage.property)], note="一起到场")
    assert [task.purpose for task in await desk.open_tasks(matter)] == ["main"]


@pytest.mark.parametrize("end", ["withdraw", "merge"])
async def test_a_matter_that_ends_lets_everybody_go_whom_it_called(desk: Desk, stage: Stage, end: str):
    matter, other = await desk.referred(), await desk.open()
    await desk.act(stage.clerk, matter, "whistle", units=[str(stage.power)], note="帮忙断电")
    assert {task.purpose for task in await desk.open_tasks(matter)} == {"main", "help", "referral"}
    form: dict[str, object] = {"note": "不用办了"} | ({"into": str(other)} if end == "merge" else {})
    await desk.act(stage.clerk, matter, end, **form)
    assert await desk.open_tasks(matter) == []
    with pytest.raises(asyncpg.CheckViolationError, match="an ended matter has a task"):
        async with desk.database.transaction("{1}") as session:
            await session.execute(
                text(
                    "update matter_task set done_at = null, outcome = null"
                    " where matter_id = :matter and purpose = 'help'"
                ),
                {"matter": matter},
            )


async def test_each_helper_has_a_time_of_his_own_under_one_deadline(desk: Desk, stage: Stage):
    matter = await desk.dispatched(stage.worker.account_id, kind="account")
    units = [str(stage.power), str(stage.property)]
    await desk.act(stage.clerk, matter, "whistle", units=units, workdays=2, note="一起到现场")
    helpers = [task for task in await desk.open_tasks(matter) if task.purpose == "help"]
    assert {task.due_at for task in helpers} == {datetime(2026, 11, 25, 17, tzinfo=SHANGHAI)}
    at("2026-11-23T14:00")
    await desk.act(stage.electrician, matter, "answer_whistle", note="断过电了")
    at("2026-11-26T10:00")
    await desk.act(stage.steward, matter, "answer_whistle", note="清过场了")
    read = Reader.of(desk.database.pool, stage.clerk)
    lines = await statistics.list_helpers(read, "grid.event", date(2026, 11, 1), date(2026, 11, 30))
    power = next(line for line in lines if line["holder_id"] == stage.power)
    assert power["asked"] >= power["answered"] >= power["in_time"] >= 1
    took = {
        task.holder_id: round((task.done_at - task.opened_at).total_seconds() / 3600)
        for task in await desk.tasks(matter)
        if task.purpose == "help" and task.done_at is not None
    }
    assert took == {stage.power: 4, stage.property: 72}
    late = next(line for line in lines if line["holder_id"] == stage.property)
    assert late["in_time"] < late["answered"]


async def test_who_was_called_is_reminded_by_the_deadline_of_the_call(desk: Desk, stage: Stage):
    matter = await desk.dispatched()
    await desk.act(stage.clerk, matter, "whistle", units=[str(stage.power)], workdays=1, note="帮忙断电")

    async def heard(by: UUID) -> list[str]:
        async with desk.database.transaction("{1}") as session:
            found = await session.scalars(
                select(Message.kind)
                .where(Message.matter_id == matter, Message.holder_id == by, Message.kind.in_(REMINDERS))
                .order_by(Message.id)
            )
            return list(found)

    for moment in ("2026-11-24T06:00", "2026-11-24T12:30", "2026-11-24T17:01"):
        at(moment)
        await remind(desk.database, 1)
        await remind(desk.database, 1)
    assert await heard(stage.power) == ["grid.event.due_soon", "grid.event.due_soon", "grid.event.overdue"]
    assert (await heard(stage.property))[-1] == "grid.event.overdue"  # the lead hears that help is late
    await desk.act(stage.electrician, matter, "answer_whistle", note="断过电了")
    at("2026-11-25T17:01")
    await remind(desk.database, 1)
    assert len(await heard(stage.power)) == 3


async def test_where_the_first_answer_is_enough_the_others_are_let_go(desk: Desk, stage: Stage):
    matter = await desk.dispatched(stage.worker.account_id, kind="account")
    units = [str(stage.power), str(stage.property)]
    await desk.act(stage.clerk, matter, "whistle", units=units, join="first", note="谁先到谁办")
    await desk.act(stage.electrician, matter, "answer_whistle", note="我们到了")
    assert [task.purpose for task in await desk.open_tasks(matter)] == ["main"]
