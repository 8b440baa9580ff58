"""What must never be possible, for every kind of matter: random people do random things to the real database."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from random import Random
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select, text

from jiayuan.engines.matters import declaring
from jiayuan.engines.matters.acting import Acted, act, permitted, step_for_reducer
from jiayuan.engines.matters.builtin import VERBS, actions_of
from jiayuan.engines.matters.declaring import Action, Workflow
from jiayuan.engines.matters.models import Matter
from jiayuan.engines.matters.moving import open_tasks
from jiayuan.engines.matters.opening import Opening, Place, Reporter, open_matter
from jiayuan.engines.matters.problems import NotNow, OpenRound
from jiayuan.engines.matters.reducing import table_of, why_not
from jiayuan.engines.matters.reminding import remind
from jiayuan.engines.matters.visibility import holder_keys
from jiayuan.kernel import clock, server
from jiayuan.kernel.actor import Actor, system_actor
from jiayuan.kernel.database import Database
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.problems import NotFound, Problem, Stale
from jiayuan.kernel.settings import get_settings
from matters_histories import ERRAND, WORKFLOWS
from matters_promises import check_promises
from matters_stage import PINGZHUANG, Stage, form_for, set_stage

START = datetime(2026, 11, 23, 2, tzinfo=UTC)
PEOPLE = ("resident", "neighbour", "clerk", "second_clerk", "worker", "deputy", "committee", "steward", "electrician",
          "street", "mediator")  # fmt: skip


@cache
def shortest(workflow: Workflow) -> dict[str, str]:
    """For each state the action that leads from it to a good end by the fewest steps."""
    onward = {source: action.code for action in workflow.actions if action.ways for source in action.sources}
    while found := {
        source: action.code
        for action in workflow.actions
        for source in action.sources
        if action.target in onward and source not in onward
    }:
        onward |= found
    return onward


class Machine(RuleBasedStateMachine):
    """Several matters of one kind at once; after each act the promises are looked up in the tables."""

    workflow: Workflow
    stage: Stage
    database: Database
    loop: asyncio.AbstractEventLoop
    accepted: set[tuple[str, str]]
    walked: Counter[str]

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

    def open(self, name: str, *, urgent: bool) -> UUID:
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
        return self.matters[-1]

    @precondition(lambda self: self.matters)
    @rule(seed=st.integers(0, 2**32 - 1))
    def act(self, seed: int) -> None:
        self.somebody_acts(Random(seed))

    @precondition(lambda self: self.matters)
    @rule(seed=st.integers(0, 2**32 - 1))
    def act_often(self, seed: int) -> None:
        """Several at once, so that a short walk gets far into the flow."""
        random = Random(seed)
        for _ in range(6):
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
        try:
            again = self.run_now(self.take(actor, matter_id, code, form, 1, step_id))
        except Problem as gone:
            assert gone.status == 404  # whoever lost sight of it meanwhile
        else:
            assert (again.step_id, again.state, again.is_repeated) == (step_id, state, True)
        assert self.run_now(self.see(matter_id)).steps == before
        Machine.walked["sent again"] += 1

    @precondition(lambda self: self.matters)
    @rule(seed=st.integers(0, 2**32 - 1))
    def two_act_on_one_version(self, seed: int) -> None:
        """Both saw the same version and act at the same moment: one is carried out, the other is told to look."""
        random = Random(seed)
        for _ in range(4):
            if self.is_contested(random.choice(self.matters), random):
                return

    def is_contested(self, matter_id: UUID, random: Random) -> bool:
        """False where nobody could act, or what both wanted was refused to both."""
        matter, waiting = self.run_now(self.see_with_tasks(matter_id))
        ready = self.ready(matter, waiting)
        if not ready:
            return False
        _, action = random.choice(ready)
        able = [who for who, other in ready if other is action]
        both = random.sample(able, 2) if len(able) > 1 else able * 2
        form = form_for(action, self.stage, self.matters, random.choice)

        async def work() -> list[Any]:
            return await asyncio.gather(
                *(self.take(who, matter_id, action.code, form, matter.version, uuid7()) for who in both),
                return_exceptions=True,
            )

        outcomes = self.run_now(work())
        assert all(isinstance(outcome, Acted | Problem) for outcome in outcomes), outcomes
        won = [outcome for outcome in outcomes if isinstance(outcome, Acted)]
        if not won:
            return False
        assert len(won) == 1, f"{action.code} was carried out twice on one version"
        (lost,) = {outcome.code for outcome in outcomes if isinstance(outcome, Problem)}
        # what the winner did may have taken it out of the other's sight; who handled it never calls back
        assert lost in ("kernel.stale", "kernel.not_found", "matters.caller_handled")
        Machine.walked[f"contest lost: {lost}"] += 1
        Machine.accepted.add((action.code, won[0].state))
        self.learn(matter_id)
        self.is_refused_for_its_version(matter_id, random)
        return True

    def is_refused_for_its_version(self, matter_id: UUID, random: Random) -> None:
        """Whatever somebody may do now, with the version of before he does not, and nothing has changed."""
        before = self.run_now(self.record(matter_id))
        matter, waiting = self.run_now(self.see_with_tasks(matter_id))
        ready = self.ready(matter, waiting)
        for actor, action in random.sample(ready, min(len(ready), 3)):
            form = form_for(action, self.stage, self.matters, random.choice)
            try:
                self.run_now(self.take(actor, matter_id, action.code, form, matter.version - 1, uuid7()))
            except NotFound:
                continue
            except Stale:
                Machine.walked["stale act refused"] += 1
            else:
                raise AssertionError(f"{action.code} was carried out on a version that is gone")
        assert self.run_now(self.record(matter_id)) == before

    def ready(self, matter: Matter, waiting: list[tuple[str, UUID]]) -> list[tuple[Actor, Action]]:
        """Who could take which action that changes the matter, as far as permissions and state go."""
        table = table_of(self.workflow)
        return [
            (who, action)
            for code, action in sorted(actions_of(self.workflow).items())
            for who in map(self.person, PEOPLE)
            if not action.adds_only
            and permitted(who, action, matter.reporter_account_id, waiting, set(holder_keys(who)))
            and why_not(table["actions"][code], matter.folded, step_for_reducer(code, who, clock.now(), None)) is None  # type: ignore[arg-type]
        ]

    @rule(seed=st.integers(0, 2**32 - 1))
    def a_bad_verdict_opens_one_round(self, seed: int) -> None:
        """While that round is open no second verdict opens another, neither in order nor past the mark of the first."""
        random = Random(seed)
        matter_id = self.open("resident", urgent=False)
        if not self.brought_to_its_end(matter_id, random):
            return
        reporter = self.person("resident")
        verdict: dict[str, object] = {"level": random.choice([1, 2])}
        self.attempt(reporter, matter_id, "evaluate", verdict, 1)
        before = self.run_now(self.record(matter_id))
        assert before["open_rounds"] == 1
        with pytest.raises(NotNow):
            self.run_now(self.take(reporter, matter_id, "evaluate", verdict, 1, uuid7()))
        with pytest.raises(OpenRound):
            self.run_now(self.judge_unmarked(reporter, matter_id, verdict))
        assert self.run_now(self.record(matter_id)) == before
        Machine.walked["second round refused"] += 1

    def brought_to_its_end(self, matter_id: UUID, random: Random) -> bool:
        """Along the shortest declared way; False where somebody's own mark stands in it."""
        for _ in range(2 * len(self.workflow.states)):
            matter, waiting = self.run_now(self.see_with_tasks(matter_id))
            if matter.closed_at is not None:
                return True
            onward = shortest(self.workflow)[matter.state]
            for who, action in self.ready(matter, waiting):
                if action.code != onward:
                    continue
                form = form_for(action, self.stage, self.matters, random.choice)
                form |= {"way": action.ways[0]} if action.ways else {}
                form.pop("whose", None)
                if self.attempt(who, matter_id, onward, form, matter.version):
                    break
            else:
                return False
        return False

    async def judge_unmarked(self, actor: Actor, matter_id: UUID, verdict: dict[str, object]) -> Acted:
        """A verdict on a matter that has lost the mark of its first one; taken back with the transaction."""
        async with self.database.as_actor(actor) as session:
            await session.execute(
                text("update matter set flags = '{}', folded = jsonb_set(folded, '{flags}', '[]') where id = :id"),
                {"id": matter_id},
            )
            return await act(session, actor, matter_id, "evaluate", verdict, None, step_id=uuid7())

    @rule(hours=st.sampled_from([0.05, 1, 5, 30, 200]))
    def time_passes(self, hours: float) -> None:
        clock.set_clock(clock.now() + timedelta(hours=hours))

    @precondition(lambda self: self.matters)
    @rule(seed=st.integers(0, 2**32 - 1))
    def the_draw_falls(self, seed: int) -> None:
        """On one that has ended: somebody who did not do it shall ask."""
        matter_id = Random(seed).choice(self.matters)
        self.attempt(system_actor(PINGZHUANG), matter_id, "sample", {}, 1)

    @rule()
    def remind(self) -> None:
        self.run_now(remind(self.database, PINGZHUANG))

    def attempt(self, actor: Actor, matter_id: UUID, code: str, form: dict[str, object], version: int) -> bool:
        """Either it is done, or a problem says why not; never anything else."""
        step_id = uuid7()
        try:
            done = self.run_now(self.take(actor, matter_id, code, form, version, step_id))
        except Problem as refused:
            assert 400 <= refused.status < 500
            Machine.walked["refused"] += 1
            return False
        Machine.accepted.add((code, done.state))
        Machine.walked["accepted"] += 1
        self.sent.append((actor, matter_id, code, form, step_id, done.state))
        self.learn(matter_id)
        return True

    async def take(
        self, actor: Actor, matter_id: UUID, code: str, form: dict[str, object], version: int, step_id: UUID
    ) -> Acted:
        async with self.database.as_actor(actor) as session:
            return await act(session, actor, matter_id, code, form, version, step_id=step_id)

    def learn(self, matter_id: UUID) -> None:
        """Matters that came of this one."""
        self.matters += [child for child in self.run_now(self.children(matter_id)) if child not in self.matters]

    async def record(self, matter_id: UUID) -> dict[str, object]:
        """All that an act could change."""
        async with self.database.transaction("{1}") as session:
            return dict((await session.execute(_RECORD, {"id": matter_id})).one()._mapping)

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
            self.run_now(check_promises(self.database, self.workflow, self.matters))


_RECORD = text(
    """select m.version, m.state, m.steps, m.flags, m.folded, m.level, m.due_at,
              (select count(*) from matter_step s where s.matter_id = m.id) as written,
              (select count(*) from matter_evaluation e where e.matter_id = m.id) as verdicts,
              (select array_agg((t.id, t.done_at, t.holder_id)::text order by t.id) from matter_task t
               where t.matter_id = m.id) as tasks,
              (select count(*) from matter r where r.root_id = m.id and r.closed_at is null) as open_rounds
       from matter m where m.id = :id"""
)


def _has_met_enough() -> bool:
    """Whether what was walked proves something: a walk in which hardly anything was accepted would not."""
    met = ("contest lost: kernel.stale", "stale act refused", "second round refused")
    return len({code for code, _ in Machine.accepted}) >= 7 and all(Machine.walked[what] >= 3 for what in met)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda workflow: workflow.kind)
def test_whatever_people_do_the_promises_hold(workflow: Workflow, own_server, fresh_database_name, monkeypatch):
    monkeypatch.setitem(declaring._REGISTERED, (workflow.kind, workflow.version), workflow)
    loop = asyncio.new_event_loop()
    database = Database(own_server.url(server.APPLICATION, fresh_database_name), get_settings())

    async def prepare() -> Stage:
        await database.open()
        return await set_stage(database)

    Machine.workflow, Machine.database, Machine.loop = workflow, database, loop
    Machine.accepted, Machine.walked = set(), Counter()
    try:
        Machine.stage = loop.run_until_complete(prepare())
        for turn in range(5):  # one walk may lead past what the next one meets
            run_state_machine_as_test(
                seed(turn)(Machine),
                settings=settings(
                    max_examples=10,
                    stateful_step_count=20,
                    deadline=None,
                    suppress_health_check=list(HealthCheck),
                    phases=(Phase.explicit, Phase.generate),
                ),
            )
            if _has_met_enough():
                break
    finally:
        loop.run_until_complete(database.close())
        loop.close()
    assert _has_met_enough(), (Machine.walked, Machine.accepted)
    print(f"{workflow.kind}: {dict(Machine.walked)}, actions {sorted({code for code, _ in Machine.accepted})}")


def test_every_registered_kind_is_walked():
    assert {workflow.kind for workflow in declaring.registered()} <= {workflow.kind for workflow in WORKFLOWS}
