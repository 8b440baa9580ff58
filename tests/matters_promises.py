"""What the engine promises of every matter, looked up in the tables."""

from __future__ import annotations

from itertools import pairwise
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, text

from jiayuan.engines.matters.declaring import Workflow
from jiayuan.engines.matters.figures import values_of
from jiayuan.engines.matters.models import Matter, MatterStep, MatterTask
from jiayuan.engines.matters.reducing import Step, begin, fold, table_of
from jiayuan.kernel.clock import day_of
from jiayuan.kernel.database import Database


async def check_promises(database: Database, workflow: Workflow, ids: list[UUID]) -> None:
    """Every open matter has a task and a deadline, numbers are gapless, figures and state are the fold of the steps."""
    async with database.transaction("{1}") as session:
        matters = list(await session.scalars(select(Matter).where(Matter.id.in_(ids))))
        steps = list(
            await session.scalars(select(MatterStep).where(MatterStep.matter_id.in_(ids)).order_by(MatterStep.number))
        )
        tasks = list(await session.scalars(select(MatterTask).where(MatterTask.matter_id.in_(ids))))
        numbers = (await session.execute(select(Matter.kind, Matter.number, Matter.received_at))).all()
        rounds = await session.scalar(
            select(func.count())
            .select_from(Matter)
            .where(Matter.closed_at.is_(None), Matter.round > 1)
            .group_by(Matter.root_id)
            .having(func.count() > 1)
            .limit(1)
        )
        summary = (await session.execute(text(_SUMMARY_AGAINST_MATTERS))).all()
    assert rounds is None
    assert summary == []
    _numbers_are_gapless(numbers)
    for matter in matters:
        own = [step for step in steps if step.matter_id == matter.id]
        waiting = [task for task in tasks if task.matter_id == matter.id and task.done_at is None]
        _is_whole(matter, own, waiting)
        # a call may be noted without a next round; a verdict that comes after it opens one that is not yet asked
        just_asked = any(step.action == "deny" and step.data.get("follow_up") == str(matter.id) for step in steps)
        _folds(workflow, matter, own, () if just_asked else ("call_back_due",))


#: The summary kept by triggers, compared with counting all matters anew; only differences are answered.
_SUMMARY_AGAINST_MATTERS = f"""
select coalesce(a.kind, b.kind), coalesce(a.figure, b.figure), a.amount, b.amount from
 (select kind, month, figure, grid_id, category_id, estate_id, amount from matter_figure where amount <> 0) a
full join
 (select m.kind, date_trunc('month', f.moment at time zone 'Asia/Shanghai')::date as month, f.figure, m.grid_id,
         m.category_id, d.estate_id, sum(f.weight) as amount
  from matter m left join building d on d.community_id = m.community_id and d.id = m.building_id
  cross join lateral (values {values_of("m")}) f (figure, moment, weight)
  where f.moment is not null and f.weight is not null
  group by 1, 2, 3, 4, 5, 6 having sum(f.weight) <> 0) b
on a.kind = b.kind and a.month = b.month and a.figure = b.figure and a.grid_id is not distinct from b.grid_id
   and a.category_id is not distinct from b.category_id and a.estate_id is not distinct from b.estate_id
where a.amount is distinct from b.amount"""


def _numbers_are_gapless(rows: Any) -> None:
    days: dict[tuple[str, str], list[int]] = {}
    for kind, number, received_at in rows:
        _, day, serial = number.split("-")
        assert day == f"{day_of(received_at):%Y%m%d}"
        days.setdefault((kind, day), []).append(int(serial))
    for serials in days.values():
        assert sorted(serials) == list(range(1, len(serials) + 1))


def _is_whole(matter: Matter, steps: list[MatterStep], waiting: list[MatterTask]) -> None:
    # what was asked stays asked, whatever the state; and a closed matter that was drawn is called back
    moving = [task for task in waiting if task.purpose != "reply"]
    if matter.closed_at is None:
        assert moving
        assert matter.due_at is not None or matter.paused_at is not None
        assert sum(task.purpose == "main" for task in waiting) <= 1
    else:
        assert {task.purpose for task in moving} <= ({"call_back"} if "call_back_due" in matter.flags else set())
    assert [step.number for step in steps] == list(range(1, matter.steps + 1))
    for before, after in pairwise(steps):
        assert after.from_state == before.to_state
        assert after.at >= before.at
    undone = {step.undoes_id for step in steps}
    for step in steps:
        same = [other for other in steps if other.number < step.number and other.action in step.never_by]
        assert all(
            other.actor_account_id != step.actor_account_id for other in same if other.id not in undone
        )  # fmt: skip


def _folds(workflow: Workflow, matter: Matter, steps: list[MatterStep], of_a_round: tuple[str, ...]) -> None:
    """State, flags and pause are what the reducer makes of the timeline."""
    table = table_of(workflow)
    follow_up = matter.round > 1
    start = begin(table, of_a_round if follow_up else (), steps[0].to_state)
    taken: list[Step] = [
        {
            "action": step.action, "actor": str(step.actor_account_id), "at": int(step.at.timestamp() * 1000),
            "way": step.data.get("way") or ("withdrawn" if step.action == "withdraw" else None),
            "flag": step.data.get("flag"),
        }
        for step in steps[1:]
    ]  # fmt: skip
    folded = fold(table, taken, start)
    assert (folded["state"], folded["flags"]) == (matter.state, matter.flags)
    assert folded["paused"] == (matter.paused_at is not None)
    assert (folded["way"], folded["by"], folded["counts"]) == (
        matter.way,
        matter.folded["by"],
        matter.folded["counts"],
    )
