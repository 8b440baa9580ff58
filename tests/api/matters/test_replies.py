"""What a resident writes is answered by a time of its own (R090)."""

from __future__ import annotations

import json
from datetime import datetime

from jiayuan.engines.matters import queries
from jiayuan.engines.matters.reminding import remind
from jiayuan.kernel import clock
from jiayuan.kernel.clock import SHANGHAI
from jiayuan.kernel.paging import PageQuery
from jiayuan.kernel.reading import Reader
from matters_stage import Desk, Stage, at


async def test_what_a_resident_writes_waits_for_a_word_by_a_time_of_its_own_even_after_the_end(
    desk: Desk, stage: Stage
):
    """R090: one working day, late on the desk by its own clock; only a word that the resident sees answers it."""
    matter = await desk.dispatched()
    await desk.act(stage.resident, matter, "comment", note="什么时候来修？")
    (task,) = [task for task in await desk.open_tasks(matter) if task.purpose == "reply"]
    assert (task.post, task.due_at) == ("event_clerk", datetime(2026, 11, 24, 17, tzinfo=SHANGHAI))
    await desk.act(stage.resident, matter, "comment", note="周末家里没人")
    await desk.act(stage.clerk, matter, "comment", note="问过物业了", is_public=False)
    assert [task.id for task in await desk.open_tasks(matter) if task.purpose == "reply"] == [task.id]
    at("2026-11-24T17:30")
    assert await remind(desk.database, 1)
    read = Reader.of(desk.database.pool, stage.clerk)
    inbox = json.loads((await queries.list_inbox(read, stage.clerk, PageQuery(50, None))).body)["items"]
    (row,) = [row for row in inbox if row["task_id"] == str(task.id)]
    assert row["purpose"] == "reply" and datetime.fromisoformat(row["task_due_at"]) < clock.now()
    await desk.act(stage.clerk, matter, "comment", note="明天上午来")
    done = next(one for one in await desk.tasks(matter) if one.id == task.id)
    assert (done.outcome, done.done_by_account_id) == ("done", stage.clerk.account_id)

    ended = await desk.closed()
    await desk.act(stage.resident, ended, "comment", note="又不亮了，找谁？")
    assert [task.purpose for task in await desk.open_tasks(ended)] == ["reply"]
    await desk.act(stage.clerk, ended, "comment", note="给不满意就会重新办")
    assert await desk.open_tasks(ended) == []
