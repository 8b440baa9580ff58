"""The reporter judges, and a bad verdict opens a round of its own."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import select, text

from jiayuan.engines.matters.models import Matter, MatterEvaluation, MatterStep
from jiayuan.engines.matters.opening import Reporter
from jiayuan.engines.matters.problems import CallerHandled, NotYours, SamePerson, TooLateToJudge
from jiayuan.kernel.clock import SHANGHAI
from matters_stage import DONE, Desk, People, Stage, at


async def test_a_bad_verdict_opens_a_round_with_clocks_of_its_own(desk: Desk, stage: Stage):
    matter = await desk.closed()
    await desk.act(stage.resident, matter, "evaluate", level=1, words="又坏了")
    async with desk.database.transaction("{1}") as session:
        second = (await session.scalars(select(Matter).where(Matter.parent_id == matter))).one()
    assert (second.round, second.root_id, second.state, second.flags) == (2, matter, "registered", ["call_back_due"])
    assert second.due_at == datetime(2026, 11, 30, 17, tzinfo=SHANGHAI)
    dues = {task.purpose: task.due_at for task in await desk.open_tasks(second.id)}
    assert dues["call_back"] == datetime(2026, 11, 24, 17, tzinfo=SHANGHAI)
    await desk.act(stage.second_clerk, second.id, "call_back", reached=True, note="接触不良，明天换")
    await desk.act(stage.clerk, second.id, "dispatch", to={"kind": "unit", "id": str(stage.property)})
    assert (await desk.see(second.id)).due_at == second.due_at
    assert (await desk.see(matter)).state == "closed"


async def test_who_handled_it_does_not_call_back(desk: Desk, stage: Stage):
    matter = await desk.open()
    await desk.act(stage.worker, matter, "settle", **DONE)
    await desk.act(stage.deputy, matter, "close", note="好了", way="fixed")
    await desk.act(stage.resident, matter, "evaluate", level=2)
    async with desk.database.transaction("{1}") as session:
        second = (await session.scalars(select(Matter).where(Matter.parent_id == matter))).one()
    handler = replace(stage.clerk, account_id=stage.worker.account_id)
    with pytest.raises(CallerHandled):
        await desk.act(handler, second.id, "call_back", reached=True, note="我自己问过了")


async def test_a_verdict_is_the_reporters_within_fifteen_days(desk: Desk, stage: Stage):
    matter = await desk.closed()
    with pytest.raises(NotYours):
        await desk.act(stage.clerk, matter, "evaluate", level=5)
    at("2026-12-09T10:00")
    with pytest.raises(TooLateToJudge):
        await desk.act(stage.resident, matter, "evaluate", level=5)


async def test_who_did_it_does_not_judge_what_he_reported_himself(desk: Desk, stage: Stage):
    own = replace(stage.report(), reporter=Reporter(account_id=stage.worker.account_id))
    matter = await desk.open(stage.worker, own)
    await desk.act(stage.worker, matter, "settle", **DONE)
    await desk.act(stage.deputy, matter, "close", note="好了", way="fixed")
    for action, form in (("evaluate", {"level": 5}), ("confirm", {})):
        with pytest.raises(SamePerson):
            await desk.act(stage.worker, matter, action, **form)


async def test_the_timeline_does_not_tell_handlers_the_verdict(desk: Desk, stage: Stage):
    matter = await desk.closed()
    await desk.act(stage.resident, matter, "evaluate", level=4, words="谢谢")
    async with desk.database.transaction("{1}") as session:
        step = (
            await session.scalars(
                select(MatterStep).where(MatterStep.matter_id == matter, MatterStep.action == "evaluate")
            )
        ).one()
        kept = (await session.scalars(select(MatterEvaluation).where(MatterEvaluation.matter_id == matter))).one()
    assert ("level" in step.data, step.note, step.is_public) == (False, "", False)
    assert (kept.level, kept.words) == (4, "谢谢")


async def test_a_second_verdict_opens_no_second_round_while_one_is_open(desk: Desk, people: People, stage: Stage):
    matter = await desk.closed()
    both = await asyncio.gather(*(people.act("resident", matter, "evaluate", level=1) for _ in range(2)))
    assert sorted(answer.status_code for answer in both) == [201, 409]
    later = await people.act("resident", matter, "evaluate", level=2)
    assert (later.status_code, later.json()["code"]) == (409, "matters.not_now")
    async with desk.database.transaction("{1}") as session:  # as if the mark of the first had been lost
        await session.execute(
            text("update matter set flags = '{}', folded = jsonb_set(folded, '{flags}', '[]') where id = :id"),
            {"id": matter},
        )
    unmarked = await people.act("resident", matter, "evaluate", level=1)
    assert (unmarked.status_code, unmarked.json()["code"]) == (409, "matters.open_round")
    async with desk.database.transaction("{1}") as session:
        rounds = list(await session.scalars(select(Matter.round).where(Matter.root_id == matter)))
        levels = list(await session.scalars(select(MatterEvaluation.level).where(MatterEvaluation.matter_id == matter)))
    assert (rounds, levels) == ([2], [1])


async def test_what_the_reporter_confirmed_is_counted_beside_what_was_fixed(desk: Desk, stage: Stage):
    async def counted() -> dict[str, int]:
        kept = text("select figure, sum(amount)::int from matter_figure where grid_id = :grid group by figure")
        async with desk.database.transaction("{1}") as session:
            return dict((await session.execute(kept, {"grid": stage.grid})).all())

    before = await counted()
    confirmed, silent = await desk.closed(), await desk.closed()
    await desk.act(stage.resident, confirmed, "confirm")
    after = await counted()
    grew = {figure: after[figure] - before.get(figure, 0) for figure in ("fixed", "confirmed")}
    assert (grew, (await desk.see(silent)).flags) == ({"fixed": 2, "confirmed": 1}, [])
