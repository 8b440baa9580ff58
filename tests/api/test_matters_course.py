"""The course of a matter in the service, against the real database."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

import asyncpg
import psycopg
import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from jiayuan.engines.matters import queries, statistics
from jiayuan.engines.matters.acting import Acted, act
from jiayuan.engines.matters.desk_models import RoutingRule
from jiayuan.engines.matters.message_models import Message
from jiayuan.engines.matters.models import Matter, MatterEvaluation, MatterStep, MatterTask
from jiayuan.engines.matters.opening import Opening, Reporter, open_matter
from jiayuan.engines.matters.problems import (
    AboutThem,
    CallerHandled,
    EvidenceMissing,
    NotNow,
    NotYours,
    SamePerson,
    StillOwed,
    TooLateToJudge,
    UrgedToday,
)
from jiayuan.engines.matters.reminding import remind
from jiayuan.engines.matters.visibility import sight_of
from jiayuan.kernel import clock, server
from jiayuan.kernel.actor import Actor, system_actor
from jiayuan.kernel.clock import SHANGHAI
from jiayuan.kernel.database import Database
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.paging import PageQuery
from jiayuan.kernel.problems import Invalid, NotFound, Stale, VersionMissing
from jiayuan.kernel.reading import Reader
from matters_stage import Stage, set_stage

PHOTO = [{"file_id": "01900000-0000-7000-8000-000000000001", "moment": "after"}]
REMINDERS = ("grid.event.due_soon", "grid.event.overdue")
DONE = {"note": "换了灯泡", "files": PHOTO}


def at(moment: str) -> None:
    clock.set_clock(datetime.fromisoformat(moment).replace(tzinfo=SHANGHAI))


@pytest.fixture(scope="module")
async def stage(database: Database) -> Stage:
    return await set_stage(database)


@pytest.fixture(autouse=True)
def monday() -> None:
    at("2026-11-23T10:00")


class Desk:
    """Acts as people do: each in a transaction of its own, with the version they last saw."""

    def __init__(self, database: Database, stage: Stage) -> None:
        self.database, self.stage = database, stage

    async def open(self, who: Actor | None = None, opening: Opening | None = None) -> UUID:
        who = who or self.stage.resident
        async with self.database.as_actor(who) as session:
            return (await open_matter(session, who, opening or self.stage.report())).id

    async def act(
        self, who: Actor, matter: UUID, action: str, /, *, step: UUID | None = None, device_at: datetime | None = None,
        version: int | None = None, **form: object,
    ) -> Acted:  # fmt: skip
        if version is None:
            version = (await self.see(matter)).version
        async with self.database.as_actor(who) as session:
            return await act(session, who, matter, action, form, version, step_id=step, device_at=device_at)

    async def see(self, matter: UUID) -> Matter:
        async with self.database.transaction("{1}") as session:
            return (await session.scalars(select(Matter).where(Matter.id == matter))).one()

    async def open_tasks(self, matter: UUID) -> list[MatterTask]:
        async with self.database.transaction("{1}") as session:
            found = await session.scalars(
                select(MatterTask).where(MatterTask.matter_id == matter, MatterTask.done_at.is_(None))
            )
            return list(found)

    async def tasks(self, matter: UUID) -> list[MatterTask]:
        async with self.database.transaction("{1}") as session:
            return list(await session.scalars(select(MatterTask).where(MatterTask.matter_id == matter)))

    async def dispatched(self, unit: UUID | None = None, **changes: object) -> UUID:
        matter = await self.open(opening=self.stage.report(**changes))
        await self.act(self.stage.clerk, matter, "register")
        await self.act(
            self.stage.clerk, matter, "dispatch", to={"kind": "unit", "id": str(unit or self.stage.property)}
        )
        return matter

    async def closed(self) -> UUID:
        matter = await self.dispatched()
        await self.act(self.stage.steward, matter, "handle", **DONE)
        await self.act(self.stage.worker, matter, "close", note="看过了，亮了", way="fixed")
        return matter

    async def referred(self) -> UUID:
        matter = await self.dispatched()
        await self.act(self.stage.steward, matter, "attempt", note="问过供电所，说归市政")
        await self.act(self.stage.clerk, matter, "refer", note="要挖路")
        return matter


@pytest.fixture
def desk(database: Database, stage: Stage) -> Desk:
    return Desk(database, stage)


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


async def test_two_clerks_on_one_event_the_second_is_told_to_look(desk: Desk, stage: Stage):
    matter = await desk.open()
    version = (await desk.see(matter)).version
    await desk.act(stage.clerk, matter, "register", version=version)
    with pytest.raises(Stale):
        await desk.act(stage.second_clerk, matter, "reject", version=version, note="重复")


async def test_an_action_without_a_version_is_refused_and_a_comment_needs_none(desk: Desk, stage: Stage):
    matter = await desk.open()
    async with desk.database.as_actor(stage.clerk) as session:
        with pytest.raises(VersionMissing):
            await act(session, stage.clerk, matter, "register", {}, None)
    async with desk.database.as_actor(stage.clerk) as session:
        await act(session, stage.clerk, matter, "comment", {"note": "师傅下午到"}, None)


async def test_who_handled_cannot_verify_and_the_database_refuses_it_too(desk: Desk, stage: Stage):
    matter = await desk.open()
    await desk.act(stage.worker, matter, "settle", **DONE)
    assert [task.post for task in await desk.open_tasks(matter)] == ["grid_deputy"]
    with pytest.raises(SamePerson):
        await desk.act(stage.worker, matter, "close", note="好了", way="fixed")
    seen = await desk.see(matter)
    with pytest.raises(DBAPIError, match="who handled may not verify"):
        async with desk.database.transaction("{1}") as session:
            await session.execute(
                text(
                    "insert into matter_step (community_id, id, matter_id, number, action, to_state, actor_account_id,"
                    " actor_name, actor_role, never_by, at, received_at, is_public, note, data, files) values (1, :id,"
                    " :matter, :number, 'close', 'closed', :actor, '', '', '{handle,settle}', now(), now(), true, '',"
                    " '{}', '[]')"
                ),
                {"id": uuid7(), "matter": matter, "number": seen.steps + 1, "actor": stage.worker.account_id},
            )
    await desk.act(stage.deputy, matter, "close", note="看过", way="fixed")


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("update matter set state = 'closed' where id = :matter", "a state changes with a step only"),
        ("update matter_task set done_at = now(), outcome = 'done' where matter_id = :matter", "has no task"),
        ("delete from matter_task where matter_id = :matter", "has no task"),
        ("update matter set due_at = null where id = :matter", "open_matter_has_a_deadline"),
        ("update matter_step set note = 'x' where matter_id = :matter", "permission denied"),
        ("delete from matter_step where matter_id = :matter", "permission denied"),
    ],
)
async def test_what_must_never_be_possible_is_refused_by_the_database(desk: Desk, statement: str, sentence: str):
    matter = await desk.open()
    with pytest.raises((DBAPIError, asyncpg.PostgresError), match=sentence):
        async with desk.database.transaction("{1}") as session:
            await session.execute(text(statement), {"matter": matter})


async def test_even_the_owner_cannot_change_a_step(desk: Desk, owner_url: str):
    matter = await desk.open()
    connection = await asyncpg.connect(owner_url)
    try:
        with pytest.raises(asyncpg.RestrictViolationError):
            await connection.execute("update matter_step set note = 'x' where matter_id = $1", matter)
    finally:
        await connection.close()


async def test_a_stranger_and_a_worker_of_another_grid_find_nothing(desk: Desk, stage: Stage):
    matter = await desk.open()
    for stranger in (stage.neighbour, stage.far_worker, stage.steward):
        with pytest.raises(NotFound):
            await desk.act(stranger, matter, "comment", note="?")


async def test_a_unit_acts_on_what_it_was_given_only(desk: Desk, stage: Stage):
    matter = await desk.dispatched()
    with pytest.raises(NotYours):
        await desk.act(stage.clerk, matter, "handle", **DONE)
    with pytest.raises(NotFound):
        await desk.act(stage.electrician, matter, "handle", **DONE)


async def test_a_matter_about_a_unit_is_never_given_to_it(desk: Desk, stage: Stage):
    with pytest.raises(AboutThem):
        await desk.dispatched(about_unit_id=stage.property)


async def test_the_photo_that_the_category_asks_for_must_be_there(desk: Desk, stage: Stage):
    matter = await desk.dispatched()
    with pytest.raises(EvidenceMissing):
        await desk.act(stage.steward, matter, "handle", note="好了")


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


async def test_handed_back_twice_goes_to_the_arbiter_whose_ruling_binds_and_becomes_a_rule(desk: Desk, stage: Stage):
    matter = await desk.dispatched()
    await desk.act(stage.steward, matter, "hand_back", note="归供电所")
    await desk.act(stage.clerk, matter, "dispatch", to={"kind": "unit", "id": str(stage.power)})
    await desk.act(stage.electrician, matter, "hand_back", note="归物业")
    seen, tasks = await desk.see(matter), await desk.open_tasks(matter)
    assert ("frozen" in seen.flags, [(task.purpose, task.post) for task in tasks]) == (
        True,
        [("arbitrate", "joint_committee")],
    )
    assert seen.due_at == datetime(2026, 11, 24, 17, tzinfo=SHANGHAI)
    with pytest.raises(NotNow):
        await desk.act(stage.clerk, matter, "dispatch", to={"kind": "unit", "id": str(stage.power)})
    await desk.act(
        stage.committee, matter, "rule", to={"kind": "unit", "id": str(stage.property)}, note="物业办",
        becomes_rule=True,
    )  # fmt: skip
    seen, tasks = await desk.see(matter), await desk.open_tasks(matter)
    assert (seen.state, [task.holder_id for task in tasks]) == ("dispatched", [stage.property])
    with pytest.raises(NotNow):
        await desk.act(stage.steward, matter, "hand_back", note="还是不归我")
    async with desk.database.transaction("{1}") as session:
        rule = (await session.scalars(select(RoutingRule).where(RoutingRule.from_matter_id == matter))).one()
    assert rule.holder_id == stage.property
    routed = await desk.open()
    await desk.act(stage.clerk, routed, "register")
    await desk.act(stage.clerk, routed, "dispatch")
    assert [task.holder_id for task in await desk.open_tasks(routed)] == [stage.property]


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


async def test_nobody_closes_what_called_units_still_owe(desk: Desk, stage: Stage):
    matter = await desk.dispatched()
    await desk.act(stage.clerk, matter, "whistle", units=[str(stage.power)], note="帮忙断电")
    await desk.act(stage.steward, matter, "handle", **DONE)
    with pytest.raises(StillOwed):
        await desk.act(stage.worker, matter, "close", note="好了", way="fixed")
    await desk.act(stage.electrician, matter, "answer_whistle", note="断过电了")
    await desk.act(stage.worker, matter, "close", note="好了", way="fixed")


@pytest.mark.parametrize("end", ["withdraw", "merge"])
async def test_a_matter_that_ends_lets_everybody_go_whom_it_called(desk: Desk, stage: Stage, end: str):
    matter, other = await desk.referred(), await desk.open()
    await desk.act(stage.clerk, matter, "whistle", units=[str(stage.power)], note="帮忙断电")
    assert {task.purpose for task in await desk.open_tasks(matter)} == {"main", "help", "referral"}
    form: dict[str, object] = {"note": "不用办了"} | ({"into": str(other)} if end == "merge" else {})
    await desk.act(stage.clerk, matter, end, **form)
    assert await desk.open_tasks(matter) == []
    with pytest.raises(DBAPIError, match="an ended matter has a task"):
        async with desk.database.transaction("{1}") as session:
            await session.execute(
                text(
                    "update matter_task set done_at = null, outcome = null"
                    " where matter_id = :matter and purpose = 'help'"
                ),
                {"matter": matter},
            )


async def test_each_helper_has_a_time_of_his_own_under_one_deadline(desk: Desk, stage: Stage):
    matter = await desk.dispatched()
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
    matter = await desk.dispatched()
    units = [str(stage.power), str(stage.property)]
    await desk.act(stage.clerk, matter, "whistle", units=units, join="first", note="谁先到谁办")
    await desk.act(stage.electrician, matter, "answer_whistle", note="我们到了")
    assert [task.purpose for task in await desk.open_tasks(matter)] == ["main"]


async def test_nothing_goes_to_the_street_before_the_community_has_tried_itself(desk: Desk, stage: Stage):
    matter = await desk.dispatched()
    with pytest.raises(NotNow):
        await desk.act(stage.clerk, matter, "refer", note="要挖路")
    await desk.act(stage.steward, matter, "attempt", note="问过供电所，说归市政")
    with pytest.raises(NotYours):
        await desk.act(stage.resident, matter, "refer", note="快报上去")
    await desk.act(stage.clerk, matter, "refer", note="要挖路")
    due = {task.purpose: (task.post, task.due_at) for task in await desk.open_tasks(matter)}
    assert due["referral"] == ("street_committee", datetime(2026, 11, 30, 17, tzinfo=SHANGHAI))
    with pytest.raises(NotNow):
        await desk.act(stage.clerk, matter, "refer", note="再报一次")


async def test_what_the_street_sends_back_is_tried_again_before_it_is_referred_again(desk: Desk, stage: Stage):
    matter = await desk.referred()
    await desk.act(stage.street, matter, "return_referral", note="先请物业现场看")
    assert [task.purpose for task in await desk.open_tasks(matter)] == ["main"]
    with pytest.raises(NotNow):
        await desk.act(stage.clerk, matter, "refer", note="还是办不了")
    await desk.act(stage.steward, matter, "attempt", note="现场看过，电缆在路下")
    await desk.act(stage.clerk, matter, "refer", note="还是办不了")


async def test_the_streets_answer_binds_and_the_community_tells_it(desk: Desk, stage: Stage):
    matter = await desk.referred()
    with pytest.raises(NotNow):
        await desk.act(stage.street, matter, "answer_referral", note="归供电所")
    await desk.act(stage.street, matter, "accept_referral")
    with pytest.raises(NotNow):
        await desk.act(stage.street, matter, "return_referral", note="反悔")
    with pytest.raises(NotNow):
        await desk.act(stage.steward, matter, "hand_back", note="反正街道在办")
    with pytest.raises(NotYours):
        await desk.act(stage.clerk, matter, "answer_referral", note="替街道答")
    to = {"kind": "unit", "id": str(stage.power)}
    await desk.act(stage.street, matter, "answer_referral", note="供电所这周修", to=to)
    seen, tasks = await desk.see(matter), await desk.open_tasks(matter)
    assert (seen.state, [(task.purpose, task.holder_id) for task in tasks]) == (
        "dispatched",
        [("main", stage.power)],
    )
    for action in ("hand_back", "refer"):
        with pytest.raises(NotNow):
            await desk.act(stage.electrician, matter, action, note="不办")
    async with desk.database.transaction("{1}") as session:
        told = select(Message.kind).where(Message.matter_id == matter)
        resident = set(await session.scalars(told.where(Message.holder_id == stage.resident.account_id)))
        owner = set(await session.scalars(told.where(Message.holder_id == stage.property)))
    steps = {f"grid.event.{verb}" for verb in ("attempted", "referred", "referral_accepted", "referral_answered")}
    assert (steps <= resident, "grid.event.referral_answered" in owner) == (True, True)


async def test_nobody_closes_what_the_street_still_owes_an_answer(desk: Desk, stage: Stage):
    matter = await desk.referred()
    await desk.act(stage.steward, matter, "handle", **DONE)
    with pytest.raises(StillOwed):
        await desk.act(stage.worker, matter, "close", note="好了", way="fixed")


async def test_only_what_the_street_took_over_counts_as_not_solved_on_ones_own_level(desk: Desk, stage: Stage):
    async def own_level() -> tuple[int, int]:
        async with desk.database.transaction("{1}") as session:
            kept = await session.execute(
                text("select figure, sum(amount) from matter_figure where grid_id = :grid group by figure"),
                {"grid": stage.grid},
            )
            counts = {row[0]: int(row[1]) for row in kept}
        return counts.get("fixed_on_own_level", 0), counts.get("fixed", 0)

    own, fixed = await own_level()
    returned, accepted = await desk.referred(), await desk.referred()
    await desk.act(stage.street, returned, "return_referral", note="社区能办")
    await desk.act(stage.street, accepted, "accept_referral")
    await desk.act(stage.street, accepted, "answer_referral", note="供电所修好了")
    for matter in (returned, accepted):
        await desk.act(stage.steward, matter, "handle", **DONE)
        await desk.act(stage.worker, matter, "close", note="亮了", way="fixed")
    assert await own_level() == (own + 1, fixed + 2)


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
    with pytest.raises(UrgedToday):
        await desk.act(stage.resident, matter, "urge")
    await desk.act(stage.resident, matter, "withdraw", note="自己修好了")
    seen = await desk.see(matter)
    assert (seen.state, seen.way, await desk.open_tasks(matter)) == ("withdrawn", "withdrawn", [])


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


async def test_a_split_part_begins_anew_and_the_matter_goes_on(desk: Desk, stage: Stage):
    matter = await desk.dispatched()
    await desk.act(stage.clerk, matter, "split", title="电线裸露", note="另外派供电所")
    async with desk.database.transaction("{1}") as session:
        part = (await session.scalars(select(Matter).where(Matter.parent_id == matter))).one()
        count = await session.scalar(select(func.count()).select_from(Matter).where(Matter.parent_id == matter))
    assert (part.state, part.round, count, (await desk.see(matter)).state) == ("reported", 1, 1, "dispatched")


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


def test_every_list_is_an_ordered_index_scan(stage: Stage, own_server, database_name: str):
    listing = queries._listing(sight_of(stage.clerk), queries.Filter("grid.event", state="open").shape())
    with psycopg.connect(own_server.url(server.APPLICATION, database_name)) as connection:
        connection.execute(
            "set jiayuan.communities = '{1}'; set enable_seqscan = off; set enable_bitmapscan = off;"
            " set enable_incremental_sort = off"
        )
        told, inbox = (
            "\n".join(row[0] for row in connection.execute(f"explain (generic_plan, costs off) {query.sql}"))
            for query in (listing, queries.INBOX)
        )
    assert "matter_open_by_due" in told
    assert "Sort" not in told
    assert "matter_task_inbox" in inbox
    assert inbox.count("Sort Key") == 1  # of at most a page for each holder


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
