"""What must never be possible, for every kind of matter: random people do random things to the real database."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import func, select, text

from jiayuan.domains.grid import workflow as _grid
from jiayuan.engines.matters import declaring
from jiayuan.engines.matters.acting import act, permitted
from jiayuan.engines.matters.builtin import VERBS, actions_of
from jiayuan.engines.matters.declaring import Action, Workflow
from jiayuan.engines.matters.figures import values_of
from jiayuan.engines.matters.models import Matter, MatterStep, MatterTask
from jiayuan.engines.matters.moving import open_tasks
from jiayuan.engines.matters.opening import Opening, Place, Reporter, open_matter
from jiayuan.engines.matters.reducing import Step, begin, fold, table_of
from jiayuan.engines.matters.reminding import remind
from jiayuan.engines.matters.visibility import holder_keys
from jiayuan.kernel import clock, server
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.clock import day_of
from jiayuan.kernel.database import Database
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.problems import Problem
from jiayuan.kernel.settings import get_settings
from matters_histories import ERRAND
from matters_stage import PINGZHUANG, Stage, set_stage

KINDS = [ERRAND, _grid.GRID_EVENT]
START = datetime(2026, 11, 23, 2, tzinfo=UTC)
PEOPLE = ("resident", "neighbour", "clerk", "second_clerk", "worker", "deputy", "committee", "steward", "electrician",
          "street")  # fmt: skip
PHOTOS = [
    {"file_id": "01900000-0000-7000-8000-000000000001", "moment": moment} for moment in ("before", "after")
]  # fmt: skip


def form_for(action: Action, stage: Stage, matters: list[UUID], choose: Any) -> dict[str, object]:
    """Something valid for an action's form, most of the time."""
    fields = action.form.model_fields if action.form is not None else {}
    filled: dict[str, object] = {}
    holders = [
        {"kind": "unit", "id": str(stage.property)}, {"kind": "unit", "id": str(stage.power)},
        {"kind": "account", "id": str(stage.worker.account_id)}, {"kind": "post", "post": "event_clerk"},
    ]  # fmt: skip
    known = {
        "note": "看过了", "to": choose(holders), "files": PHOTOS, "way": choose([*action.ways, "fixed"]),
        "whose": "区里",
        "reason": "inspection", "workdays": choose([1, 3]), "into": str(choose(matters)), "other": str(choose(matters)),
        "title": "另一件", "units": [str(stage.power), str(stage.property)], "join": choose(["all", "first"]),
        "becomes_rule": False, "reached": True, "flag": "disputed", "level": choose([1, 2, 3, 5]),
    }  # fmt: skip
    for name in fields:
        if name in known:
            filled[name] = known[name]
    return filled


class Machine(RuleBasedStateMachine):
    """Several matters of one kind at once; after each act the promises are looked up in the tables."""

    workflow: Workflow
    stage: Stage
    database: Database
    loop: asyncio.AbstractEventLoop
    accepted: set[tuple[str, str]]

    def __init__(self) -> None:
        super().__init__()
        self.matters: list[UUID] = []
        self.sent: list[tuple[Actor, UUID, str, dict[str, object], UUID, str]] = []

    @initialize()
    def monday(self) -> None:
        clock.set_clock(START)
        self.open("resident", urgent=False)

    def run_now(self, work: Any) -> Any:
        return self.loop.run_until_complete(work)

    def person(self, name: str) -> Actor:
        """The account as the stage has it; for the test's own kind with the rights that its clerks would hold."""
        found: Actor = getattr(self.stage, name)
        if self.workflow is not ERRAND or found.role not in ("staff", "joint_committee"):
            return found
        own = {ERRAND.permission(verb) for verb in (*VERBS, "take", "finish")}
        return replace(found, permissions=found.permissions | own)

    @rule(name=st.sampled_from(PEOPLE[:3]), urgent=st.booleans())
    def report(self, name: str, urgent: bool) -> None:
        self.open(name, urgent=urgent)

    def open(self, name: str, *, urgent: bool) -> None:
        actor = self.person(name)
        details: dict[str, object] = {"text": "灯不亮"}
        opening = Opening(
            kind=self.workflow.kind, title="灯不亮", details=details, channel="mobile", is_urgent=urgent,
            place=Place(grid_id=self.stage.grid), reporter=Reporter(self.stage.resident.account_id),
        )  # fmt: skip

        async def work() -> UUID:
            async with self.database.as_actor(actor) as session:
                return (await open_matter(session, actor, opening)).id

        self.matters.append(self.run_now(work()))

    @precondition(lambda self: self.matters)
    @rule(seed=st.integers(0, 2**32 - 1))
    def act(self, seed: int) -> None:
        self.somebody_acts(Random(seed))

    @precondition(lambda self: self.matters)
    @rule(seed=st.integers(0, 2**32 - 1))
    def act_often(self, seed: int) -> None:
        """Several at once, so that a short walk gets far into the flow."""
        random = Random(seed)
        for _ in range(4):
            self.somebody_acts(random)

    def somebody_acts(self, random: Random) -> None:
        """Mostly who may do mostly what the state allows; the rest is anybody, or a version that is not the present."""
        matter_id = random.choice(self.matters)
        matter, waiting = self.run_now(self.see_with_tasks(matter_id))
        actions = actions_of(self.workflow)
        fitting = [code for code, action in sorted(actions.items()) if matter.state in action.sources]
        declared = {action.code for action in self.workflow.actions}
        onward = [code for code in fitting if code in declared] if random.random() < 0.6 else []
        action = actions[random.choice(onward or fitting)]
        people = [self.person(name) for name in PEOPLE]
        able = [
            who for who in people if permitted(who, action, matter.reporter_account_id, waiting, set(holder_keys(who)))
        ]
        actor = random.choice(able if able and random.random() < 0.85 else people)
        form = form_for(action, self.stage, self.matters, random.choice)
        self.attempt(actor, matter_id, action.code, form, matter.version + (random.random() < 0.05))

    @precondition(lambda self: self.sent)
    @rule(data=st.data())
    def send_again(self, data: st.DataObject) -> None:
        """A phone that heard no answer sends the same step again: the first result, and nothing happens twice."""
        actor, matter_id, code, form, step_id, state = data.draw(st.sampled_from(self.sent))
        before = self.run_now(self.see(matter_id)).steps

        async def work() -> Any:
            async with self.database.as_actor(actor) as session:
                return await act(session, actor, matter_id, code, form, 1, step_id=step_id)

        try:
            again = self.run_now(work())
        except Problem as gone:
            assert gone.status == 404  # whoever lost sight of it meanwhile
        else:
            assert (again.step_id, again.state, again.is_repeated) == (step_id, state, True)
        assert self.run_now(self.see(matter_id)).steps == before

    @rule(hours=st.sampled_from([0.05, 1, 5, 30, 200]))
    def time_passes(self, hours: float) -> None:
        clock.set_clock(clock.now() + timedelta(hours=hours))

    @rule()
    def remind(self) -> None:
        self.run_now(remind(self.database, PINGZHUANG))

    def attempt(self, actor: Actor, matter_id: UUID, code: str, form: dict[str, object], version: int) -> None:
        """Either it is done, or a problem says why not; never anything else."""
        step_id = uuid7()

        async def work() -> Any:
            async with self.database.as_actor(actor) as session:
                return await act(session, actor, matter_id, code, form, version, step_id=step_id)

        try:
            done = self.run_now(work())
        except Problem as refused:
            assert 400 <= refused.status < 500
            return
        Machine.accepted.add((code, done.state))
        self.sent.append((actor, matter_id, code, form, step_id, done.state))
        for child in self.run_now(self.children(matter_id)):
            if child not in self.matters:
                self.matters.append(child)

    async def see(self, matter_id: UUID) -> Matter:
        async with self.database.transaction("{1}") as session:
            return await session.get_one(Matter, (PINGZHUANG, matter_id))

    async def see_with_tasks(self, matter_id: UUID) -> tuple[Matter, list[tuple[str, UUID]]]:
        async with self.database.transaction("{1}") as session:
            matter = await session.get_one(Matter, (PINGZHUANG, matter_id))
            return matter, [(task.purpose, task.holder_id) for task in await open_tasks(session, matter)]

    async def children(self, matter_id: UUID) -> list[UUID]:
        async with self.database.transaction("{1}") as session:
            return list(await session.scalars(select(Matter.id).where(Matter.parent_id == matter_id)))

    @invariant()
    def promises(self) -> None:
        if self.matters:
            self.run_now(self.check())

    async def check(self) -> None:
        async with self.database.transaction("{1}") as session:
            matters = list(await session.scalars(select(Matter).where(Matter.id.in_(self.matters))))
            steps = list(
                await session.scalars(
                    select(MatterStep).where(MatterStep.matter_id.in_(self.matters)).order_by(MatterStep.number)
                )
            )
            tasks = list(await session.scalars(select(MatterTask).where(MatterTask.matter_id.in_(self.matters))))
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
            _folds(self.workflow, matter, own)


#: The summary kept by triggers, compared with counting all matters anew; only differences are answered.
_SUMMARY_AGAINST_MATTERS = f"""
select coalesce(a.kind, b.kind), coalesce(a.figure, b.figure), a.amount, b.amount from
 (select kind, month, figure, grid_id, category_id, amount from matter_figure where amount <> 0) a
full join
 (select m.kind, date_trunc('month', f.moment at time zone 'Asia/Shanghai')::date as month, f.figure, m.grid_id,
         m.category_id, sum(f.weight) as amount
  from matter m cross join lateral (values {values_of("m")}) f (figure, moment, weight)
  where f.moment is not null and f.weight is not null
  group by 1, 2, 3, 4, 5 having sum(f.weight) <> 0) b
on a.kind = b.kind and a.month = b.month and a.figure = b.figure and a.grid_id is not distinct from b.grid_id
   and a.category_id is not distinct from b.category_id
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
    moving = [task for task in waiting if task.purpose != "reply"]  # what was asked stays asked, whatever the state
    if matter.closed_at is None:
        assert moving
        assert matter.due_at is not None or matter.paused_at is not None
        assert sum(task.purpose == "main" for task in waiting) <= 1
    else:
        assert not moving
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


def _folds(workflow: Workflow, matter: Matter, steps: list[MatterStep]) -> None:
    """State, flags and pause are what the reducer makes of the timeline."""
    table = table_of(workflow)
    follow_up = matter.round > 1
    start = begin(table, ("call_back_due",) if follow_up else (), steps[0].to_state)
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


@pytest.mark.parametrize("workflow", KINDS, ids=lambda workflow: workflow.kind)
def test_whatever_people_do_the_promises_hold(workflow: Workflow, own_server, fresh_database_name, monkeypatch):
    monkeypatch.setitem(declaring._REGISTERED, (workflow.kind, workflow.version), workflow)
    loop = asyncio.new_event_loop()
    database = Database(own_server.url(server.APPLICATION, fresh_database_name), get_settings())

    async def prepare() -> Stage:
        await database.open()
        return await set_stage(database)

    Machine.workflow, Machine.database, Machine.loop, Machine.accepted = workflow, database, loop, set()
    try:
        Machine.stage = loop.run_until_complete(prepare())
        run_state_machine_as_test(
            Machine,
            settings=settings(
                max_examples=8,
                stateful_step_count=20,
                deadline=None,
                suppress_health_check=list(HealthCheck),
                phases=(Phase.explicit, Phase.generate),
            ),
        )
    finally:
        loop.run_until_complete(database.close())
        loop.close()
    # a walk in which hardly anything was accepted would prove nothing
    assert len({code for code, _ in Machine.accepted}) >= 7


def test_every_registered_kind_is_walked():
    assert {workflow.kind for workflow in declaring.registered()} <= {workflow.kind for workflow in KINDS}
