"""How long a matter has: by the clock, standing still, going on, extended, and by the phone's own time."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from jiayuan.engines.matters.models import MatterStep
from jiayuan.engines.matters.problems import NotNow, NotYours
from jiayuan.engines.matters.reminding import remind
from jiayuan.kernel import clock
from jiayuan.kernel.clock import SHANGHAI
from matters_stage import DONE, PINGZHUANG, Desk, People, Stage, at


async def test_an_urgent_category_runs_by_the_clock(desk: Desk, stage: Stage):
    at("2026-11-23T22:00")
    urgent = await desk.see(await desk.open(opening=stage.report(category_id=stage.leak)))
    ordinary = await desk.see(await desk.open())
    assert urgent.due_at is not None
    assert urgent.due_at.replace(second=0, microsecond=0) == datetime(2026, 11, 24, 0, tzinfo=SHANGHAI)
    assert ordinary.due_at == datetime(2026, 11, 24, 9, tzinfo=SHANGHAI)


async def test_a_pause_stops_the_clock_and_the_task_stays(desk: Desk, stage: Stage):
    matter = await desk.dispatched()
    await desk.act(stage.steward, matter, "pause", reason="waiting_for_applicant", note="等业主回来")
    assert (await desk.see(matter)).paused_at is not None
    assert len(await desk.open_tasks(matter)) == 1
    with pytest.raises(NotNow):
        await desk.act(stage.steward, matter, "handle", **DONE)
    at("2026-11-25T10:00")
    await desk.act(stage.steward, matter, "resume")
    seen = await desk.see(matter)
    assert (seen.paused_at, seen.due_at) == (None, datetime(2026, 11, 30, 17, tzinfo=SHANGHAI))


async def test_what_is_sent_back_goes_on_with_the_clock_it_had_and_counts_as_rework(desk: Desk, stage: Stage):
    matter = await desk.dispatched()
    at("2026-11-24T10:00")
    await desk.act(stage.steward, matter, "handle", **DONE)
    at("2026-11-25T10:00")
    await desk.act(stage.worker, matter, "return", note="还是不亮")
    seen = await desk.see(matter)
    assert (seen.state, seen.returns, seen.due_at) == ("dispatched", 1, datetime(2026, 11, 26, 17, tzinfo=SHANGHAI))
    assert [task.holder_id for task in await desk.open_tasks(matter)] == [stage.property]


async def test_what_is_sent_back_after_its_time_is_told_and_goes_up_at_once(desk: Desk, stage: Stage):
    matter = await desk.dispatched()
    at("2026-11-26T16:00")
    await desk.act(stage.steward, matter, "handle", **DONE)
    at("2026-11-27T10:00")
    await desk.act(stage.worker, matter, "return", note="还是不亮")
    await remind(desk.database, PINGZHUANG)
    seen = await desk.see(matter)
    assert ("escalated" in seen.flags, seen.next_reminder_at) == (True, None)


async def test_more_time_that_nobody_granted_does_not_lengthen_the_next_state(desk: Desk, stage: Stage):
    matter = await desk.dispatched()
    await desk.act(stage.steward, matter, "ask_extension", workdays=5, note="等配件")
    await desk.act(stage.steward, matter, "handle", **DONE)
    due = (await desk.see(matter)).due_at
    with pytest.raises(NotNow):
        await desk.act(stage.clerk, matter, "approve_extension")
    assert (await desk.see(matter)).due_at == due


async def test_what_was_closed_late_is_counted_as_overdue_and_opens_its_list(desk: Desk, people: People, stage: Stage):
    matter = await desk.dispatched()
    await desk.act(stage.steward, matter, "handle", **DONE)
    month = {"kind": "grid.event", "from": "2026-11-23", "to": "2026-11-23"}

    async def overdue() -> tuple[int, int]:
        (line,) = (await people.get("clerk", "/matter-figures", **month)).json()
        (rate,) = [one for one in line["ratios"] if one["name"] == "overdue"]
        return rate["part"], rate["whole"]

    late, closed = await overdue()
    at("2026-11-25T10:00")  # the verifier had one working day
    await desk.act(stage.worker, matter, "close", note="亮了", way="fixed")
    assert await overdue() == (late + 1, closed + 1)
    behind = (await people.get("clerk", "/matter-figures/close_late/matters", limit=200, **month)).json()["items"]
    assert str(matter) in {row["id"] for row in behind}


async def test_an_extension_is_asked_by_one_and_approved_by_another(desk: Desk, stage: Stage):
    matter = await desk.dispatched()
    await desk.act(stage.steward, matter, "ask_extension", workdays=2, note="等配件")
    with pytest.raises(NotYours):
        await desk.act(stage.steward, matter, "approve_extension")
    await desk.act(stage.clerk, matter, "approve_extension")
    assert (await desk.see(matter)).due_at == datetime(2026, 11, 30, 17, tzinfo=SHANGHAI)


async def test_the_phones_time_counts_but_never_lies_ahead_of_receipt(desk: Desk, stage: Stage):
    matter = await desk.dispatched()
    at("2026-11-27T09:00")
    handled = datetime(2026, 11, 26, 16, tzinfo=SHANGHAI)
    await desk.act(stage.steward, matter, "handle", device_at=handled, **DONE)
    seen = await desk.see(matter)
    assert seen.handled_at == handled
    assert seen.handle_due_at is not None
    assert handled < seen.handle_due_at
    async with desk.database.transaction("{1}") as session:
        step = (
            await session.scalars(
                select(MatterStep).where(MatterStep.matter_id == matter, MatterStep.action == "handle")
            )
        ).one()
    assert step.data["device_gap"] is True
    other = await desk.dispatched()
    await desk.act(stage.steward, other, "handle", device_at=clock.now() + timedelta(days=2), **DONE)
    assert (await desk.see(other)).handled_at <= clock.now()
