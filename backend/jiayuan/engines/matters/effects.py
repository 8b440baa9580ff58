"""What built-in actions do beside moving the state."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar
from uuid import UUID

from sqlalchemy import func, select, union_all
from sqlalchemy.dialects.postgresql import insert

from jiayuan.engines.matters import declaring, forms, moving, rounds
from jiayuan.engines.matters.builtin import finishers
from jiayuan.engines.matters.declaring import Action, Holder
from jiayuan.engines.matters.desk_models import RoutingRule
from jiayuan.engines.matters.forms import Form
from jiayuan.engines.matters.models import Matter, MatterLink, MatterStep, MatterWatch
from jiayuan.engines.matters.moving import Course
from jiayuan.engines.matters.opening import Opening, Place, open_matter
from jiayuan.engines.matters.problems import (
    CallerHandled,
    LeadsAlready,
    MergeImpossible,
    NotCalled,
    OthersJoined,
    UnknownUnit,
    UrgedToday,
)
from jiayuan.engines.matters.relocating import take_along
from jiayuan.engines.matters.visibility import holder_keys
from jiayuan.kernel.calendar import Limit, due_at
from jiayuan.kernel.clock import day_of
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.problems import NotFound
from jiayuan.territory.duties import is_open_unit

Effect = Callable[[Course, Action], Awaitable[None]]
FormKind = TypeVar("FormKind", bound=Form)


async def claim(course: Course, _: Action) -> None:
    """The task of a post or unit becomes one's own."""
    _hand(course, declaring.account(course.actor.account_id))


async def hand_over(course: Course, _: Action) -> None:
    _hand(course, _form(course, forms.HandingOver).to.holder())


def _hand(course: Course, holder: Holder) -> None:
    task = course.main
    if task is None:
        return
    moving.finish(course, [task], "handed_over")
    moving.add_task(course, holder, "main", task.due_at)


async def urge(course: Course, _: Action) -> None:
    """Once a day for each who urges; the step itself tells who has to act."""
    latest = await course.session.scalar(
        select(MatterStep.at)
        .where(
            MatterStep.community_id == course.community,
            MatterStep.matter_id == course.matter.id,
            MatterStep.action == "urge",
            MatterStep.actor_account_id == course.actor.account_id,
        )
        .order_by(MatterStep.number.desc())
        .limit(1)
    )
    if latest is not None and day_of(latest) == day_of(course.at):
        raise UrgedToday


async def withdraw(course: Course, _: Action) -> None:
    """Who reported takes back his own report, not that of others who joined it; the desk may end it for all."""
    matter = course.matter
    if course.actor.may(course.workflow.permission("arrange")):
        return
    joined = select(MatterWatch.id).where(
        MatterWatch.community_id == course.community, MatterWatch.matter_id == matter.id, MatterWatch.is_reporter,
        MatterWatch.account_id != course.actor.account_id,
    )  # fmt: skip
    guests = (
        select(Matter.id)
        .join(MatterLink, (MatterLink.community_id == Matter.community_id) & (MatterLink.matter_id == Matter.id))
        .where(
            Matter.community_id == course.community, MatterLink.other_id == matter.id, MatterLink.kind == "duplicate",
            Matter.guest_phone_index.is_not(None), Matter.reporter_account_id.is_(None),
        )
    )  # fmt: skip
    others = await course.session.scalar(select(func.count()).select_from(union_all(joined, guests).subquery()))
    if others:
        raise OthersJoined(count=others)


async def supervise(course: Course, _: Action) -> None:
    moving.tell_holders(course, f"督办：{course.matter.title}", course.matter.number)


async def approve_extension(course: Course, _: Action) -> None:
    """The clock runs on by what was asked for."""
    asked = (
        await course.session.scalars(
            select(MatterStep)
            .where(
                MatterStep.community_id == course.community,
                MatterStep.matter_id == course.matter.id,
                MatterStep.action == "ask_extension",
            )
            .order_by(MatterStep.number.desc())
            .limit(1)
        )
    ).one()
    limit = Limit("working", int(asked.data["workdays"]), "d")
    moving.run(course, moving.clock_of(course.matter).extended_by(limit))
    course.data["workdays"] = limit.amount
    moving.tell_holders(course, f"同意延期：{course.matter.title}", course.matter.number)


async def refuse_extension(course: Course, _: Action) -> None:
    moving.tell_holders(course, f"不同意延期：{course.matter.title}", course.matter.number)


async def merge(course: Course, _: Action) -> None:
    """This matter ends in another, whose reporters now include this one's; both hear of it."""
    form, matter, session = _form(course, forms.Merging), course.matter, course.session
    into = await session.get(Matter, (course.community, form.into), with_for_update=True)
    if into is None or into.id == matter.id or into.kind != matter.kind or into.closed_at is not None:
        raise MergeImpossible
    matter.merged_into_id = into.id
    await _link(course, into.id, "duplicate")
    joined = await session.execute(
        select(MatterWatch.account_id, MatterWatch.is_reporter).where(
            MatterWatch.community_id == course.community, MatterWatch.matter_id == matter.id
        )
    )
    follow: dict[UUID, bool] = {row.account_id: row.is_reporter for row in joined}
    if matter.reporter_account_id is not None:
        follow[matter.reporter_account_id] = True
    for account_id in sorted(follow.keys() - {into.reporter_account_id}):
        await moving.follow(session, course.community, account_id, into.id, course.at, is_reporter=follow[account_id])
    target = Course(
        session, course.actor, course.workflow, into, course.house, course.category, [], course.step_id, course.at,
        course.event,
    )  # fmt: skip
    await moving.tell_reporters(target, f"{into.title}：又有人反映", f"{into.number} 与{matter.number}一并办理")


async def split(course: Course, _: Action) -> None:
    """A part goes its own way from the beginning; the matter itself goes on."""
    form, matter = _form(course, forms.Splitting), course.matter
    child = await open_matter(
        course.session,
        course.actor,
        Opening(
            kind=matter.kind, title=form.title, details=dict(matter.details), channel="transfer",
            place=place_of(matter), reporter=rounds.reporter_of(matter), is_urgent=matter.is_urgent,
            category_id=form.category_id or matter.category_id, note=form.note, person_id=matter.person_id,
            about_unit_id=matter.about_unit_id, about_account_id=matter.about_account_id, predecessor=matter,
        ),
    )  # fmt: skip
    course.data["child"] = str(child.id)
    await _link(course, child.id, "part")


async def link(course: Course, _: Action) -> None:
    form = _form(course, forms.Linking)
    other = await course.session.get(Matter, (course.community, form.other))
    if other is None or other.id == course.matter.id:
        raise NotFound
    await _link(course, other.id, "related")


async def whistle(course: Course, _: Action) -> None:
    """Several units are called: each gets a task, all with one deadline; the lead keeps his own (R312)."""
    form = _form(course, forms.Whistling)
    if course.main is not None and course.main.holder_id in form.units:
        raise LeadsAlready
    due = due_at(course.at, Limit("working", form.workdays, "d"), course.house.calendar)
    group = uuid7()
    for unit_id in dict.fromkeys(form.units):
        if not await is_open_unit(course.session, course.community, unit_id):
            raise UnknownUnit
        moving.add_task(course, declaring.unit(unit_id), "help", due.at, joining=form.join, group_id=group)


async def answer_whistle(course: Course, _: Action) -> None:
    """One unit has done its part; where the first is enough, the others are let go."""
    _answered(course, set(holder_keys(course.actor)))


def _answered(course: Course, holders: set[UUID]) -> None:
    own = [task for task in course.others() if task.purpose == "help" and task.holder_id in holders]
    if not own:
        raise NotCalled
    groups = {task.group_id for task in own if task.joining == "first"}
    moving.finish(course, own, "done")
    moving.finish(course, [task for task in course.others() if task.group_id in groups], "superseded")
    _tell_owner(course, "已回哨")


async def record_answer(course: Course, _: Action) -> None:
    """A unit without an account answers by phone, or not at all: the desk writes it down, so that nothing is stuck."""
    form = _form(course, forms.RecordingAnswer)
    if form.answered:
        _answered(course, {form.unit})
        return
    waited_for = [task for task in course.others() if task.purpose == "help" and task.holder_id == form.unit]
    if not waited_for:
        raise NotCalled
    moving.finish(course, waited_for, "superseded")
    _tell_owner(course, "不再等回哨")


async def rule(course: Course, _: Action) -> None:
    """The arbiter's word binds: the task is given, and the ruling may hold for all that follow."""
    form, matter = _form(course, forms.Ruling), course.matter
    holder = form.to.holder()
    moving.finish(course, [task for task in course.others() if task.purpose == "arbitrate"], "done")
    if form.becomes_rule:
        values = {
            "holder_kind": holder.kind, "holder_id": holder.id, "post": holder.post, "scope_id": holder.scope_id,
            "from_matter_id": matter.id, "is_example": False, "is_active": True,
        }  # fmt: skip
        statement = insert(RoutingRule).values(
            community_id=matter.community_id, id=uuid7(), kind=matter.kind, category_id=matter.category_id,
            grid_id=None, version=1, **values,
        )  # fmt: skip
        await course.session.execute(
            statement.on_conflict_do_update(
                constraint="routing_rule_once", set_=values | {"version": RoutingRule.version + 1}
            )
        )


async def refer(course: Course, _: Action) -> None:
    """The level above gets a task with a deadline of its own; who has the matter keeps it, and tells (R309)."""
    superior = course.workflow.superior
    assert superior is not None
    limit = course.house.named(course.workflow, "referral", superior.limit)
    moving.add_task(
        course, superior.holder, "referral", due_at(course.at, limit, course.house.calendar).at, group_id=uuid7()
    )


async def accept_referral(course: Course, action: Action) -> None:
    """From here it is no longer done on one's own level alone."""
    course.matter.referred_at = course.at
    _tell_owner(course, action.title)


async def return_referral(course: Course, action: Action) -> None:
    _finish_referral(course)
    _tell_owner(course, f"{action.title}，要再协调")


async def answer_referral(course: Course, action: Action) -> None:
    """The answer binds: where it names somebody, the task is his."""
    form = _form(course, forms.AnsweringReferral)
    _finish_referral(course)
    _tell_owner(course, f"{action.title}了，请转告反映人")
    if form.to is not None:
        _hand(course, form.to.holder())


def _finish_referral(course: Course) -> None:
    moving.finish(course, [task for task in course.others() if task.purpose == "referral"], "done")


def _tell_owner(course: Course, words: str) -> None:
    if course.main is not None:
        moving.tell_holder(
            course, moving.holder_of(course.main), f"{words}：{course.matter.title}", course.matter.number
        )


async def comment(course: Course, _: Action) -> None:
    """What a resident writes waits for a word by a time of its own (R090); what others say openly answers it."""
    waiting = [task for task in course.others() if task.purpose == "reply"]
    if not _form(course, forms.Comment).is_public:
        return
    if course.actor.role != "resident":
        moving.finish(course, waiting, "done")
    elif not waiting:
        limit = course.house.named(course.workflow, "reply", course.workflow.reply)
        desk = moving.clear_of(course, course.workflow.desk)
        moving.add_task(course, desk, "reply", due_at(course.at, limit, course.house.calendar).at)


async def call_back(course: Course, _: Action) -> None:
    """A named person who did not handle it has asked the one who judged badly (HL-40, HL-41)."""
    before = await course.session.get(Matter, (course.community, course.matter.parent_id))
    if before is not None and before.handler_account_id == course.actor.account_id:
        raise CallerHandled
    moving.finish(course, [task for task in course.others() if task.purpose == "call_back"], "done")


async def sample(course: Course, _: Action) -> None:
    """Somebody who did not do it asks whether it holds, by the time of a call-back."""
    rule = course.workflow.evaluation
    assert rule is not None
    by = course.matter.folded["by"]
    took = {UUID(account) for code in finishers(course.workflow) for account in by.get(code, ())}
    limit = course.house.named(course.workflow, "call_back", rule.call_back)
    holder = await rounds.caller_of_sample(course, rule, took)
    moving.add_task(
        course, moving.clear_of(course, holder), "call_back", due_at(course.at, limit, course.house.calendar).at
    )


async def heard(course: Course, _: Action) -> None:
    moving.finish(course, [task for task in course.others() if task.purpose == "call_back"], "done")


async def deny(course: Course, action: Action) -> None:
    """What is said not to be done goes on as the next round does after a bad verdict, if it is wished."""
    await heard(course, action)
    rule = course.workflow.evaluation
    if _form(course, forms.Denying).next_round and rule is not None and rule.follow_up is not None:
        await rounds.open_next_round(course, rule, place_of(course.matter), is_asked=True)


def _nothing_left_to_ask(course: Course) -> None:
    """The reporter has spoken himself."""
    moving.finish(course, [task for task in course.others() if task.purpose == "call_back"], "superseded")


async def confirm(course: Course, _: Action) -> None:
    _nothing_left_to_ask(course)


async def _link(course: Course, other_id: UUID, kind: str) -> None:
    statement = insert(MatterLink).values(
        community_id=course.community, id=uuid7(), matter_id=course.matter.id, other_id=other_id, kind=kind,
        at=course.at,
    )  # fmt: skip
    await course.session.execute(statement.on_conflict_do_nothing(constraint="matter_link_once"))


def place_of(matter: Matter) -> Place:
    return Place(
        matter.building_id, matter.entrance_id, matter.dwelling_id, matter.grid_id, matter.place_text,
        matter.longitude, matter.latitude,
    )  # fmt: skip


def _form(course: Course, kind: type[FormKind]) -> FormKind:
    assert isinstance(course.form, kind)
    return course.form


async def evaluate(course: Course, action: Action) -> None:
    _nothing_left_to_ask(course)
    await rounds.evaluate(course, _form(course, forms.Judging), place_of(course.matter))


async def take_back(course: Course, _: Action) -> None:
    """The desk has what is still somebody's whose account is shut."""
    _hand(course, moving.clear_of(course, course.workflow.desk))


async def regrid(course: Course, _: Action) -> None:
    await take_along(course, _form(course, forms.Regridding).grid_id)


EFFECTS: dict[str, Effect] = {
    "accept_referral": accept_referral,
    "affirm": heard,
    "answer_referral": answer_referral,
    "answer_whistle": answer_whistle,
    "approve_extension": approve_extension,
    "call_back": call_back,
    "claim": claim,
    "comment": comment,
    "confirm": confirm,
    "deny": deny,
    "evaluate": evaluate,
    "hand_over": hand_over,
    "link": link,
    "merge": merge,
    "miss": heard,
    "record_answer": record_answer,
    "refer": refer,
    "refuse_extension": refuse_extension,
    "regrid": regrid,
    "return_referral": return_referral,
    "rule": rule,
    "sample": sample,
    "split": split,
    "supervise": supervise,
    "urge": urge,
    "take_back": take_back,
    "whistle": whistle,
    "withdraw": withdraw,
}
