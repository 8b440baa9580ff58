"""One act on one matter: seen, locked, permitted, valid; then step, state, tasks, clock, event, messages, together."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy import Integer, Select, Uuid, bindparam, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.engines.matters import clocks, moving
from jiayuan.engines.matters.builtin import actions_of
from jiayuan.engines.matters.categories import category_of
from jiayuan.engines.matters.correcting import correct
from jiayuan.engines.matters.declaring import (
    ASSIGNEE,
    HELPER,
    REPORTER,
    SYSTEM,
    VIEWER,
    Action,
    Workflow,
    past_of,
    state_of,
    workflow_of,
)
from jiayuan.engines.matters.effects import EFFECTS
from jiayuan.engines.matters.forms import Evidence, Form
from jiayuan.engines.matters.holders import check_holder
from jiayuan.engines.matters.models import Matter, MatterStep, MatterTask
from jiayuan.engines.matters.moving import Course
from jiayuan.engines.matters.opening import invalid
from jiayuan.engines.matters.problems import (
    EvidenceMissing,
    IdTaken,
    NotNow,
    NotYours,
    SamePerson,
    StillOwed,
    UnknownAction,
)
from jiayuan.engines.matters.reducing import Folded, Step, apply, table_of, why_not
from jiayuan.engines.matters.undoing import remember, take_back
from jiayuan.engines.matters.visibility import Sight, holder_keys, seen, sight_of, sight_values
from jiayuan.engines.matters.words import missing_words, who_may
from jiayuan.kernel import clock, outbox
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.ending import append, write_appended
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.problems import NotFound, VersionMissing
from jiayuan.kernel.reading import Query
from jiayuan.kernel.writing import check_version

_SYSTEM = UUID(int=0)
_COMMUNITY, _MATTER = bindparam("community", type_=Integer), bindparam("matter_id", type_=Uuid)
_NEAR = (MatterStep.id, MatterStep.matter_id, MatterStep.number, MatterStep.to_state, MatterStep.at)
#: The step of this id, if it was received before, and the last step of the matter.
_STEPS = Query(
    union_all(
        select(*_NEAR).where(MatterStep.community_id == _COMMUNITY, MatterStep.id == bindparam("step_id", type_=Uuid)),
        select(*_NEAR).where(
            MatterStep.community_id == _COMMUNITY, MatterStep.matter_id == _MATTER,
            MatterStep.number == bindparam("number", type_=Integer),
        ),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Acted:
    """What came of it; ``is_repeated`` where the same id had been received before."""

    step_id: UUID
    matter_id: UUID
    state: str
    version: int
    is_repeated: bool = False


async def act(
    session: AsyncSession,
    actor: Actor,
    matter_id: UUID,
    action: str,
    form: dict[str, object],
    version: int | None,
    *,
    step_id: UUID | None = None,
    device_at: datetime | None = None,
) -> Acted:
    """Take a step. ``step_id`` is the key that a phone's outbox gave it: a second send answers with the first result.

    Raises NotFound, UnknownAction, Stale, VersionMissing, NotNow, NotYours, SamePerson, UnknownHolder, StillOwed,
    EvidenceMissing, Invalid, and what the action's own effect refuses.
    """
    await write_appended(session)  # the acts before it in this transaction
    with session.no_autoflush:
        matter = await lock_visible(session, actor, matter_id)
        near = await _STEPS.within(
            session, community=actor.community, step_id=step_id, matter_id=matter.id, number=matter.steps
        )
        known = next((step for step in near if step["id"] == step_id), None)
        if known is not None:
            if known["matter_id"] != matter.id:
                raise IdTaken
            return Acted(known["id"], matter.id, known["to_state"], matter.version, is_repeated=True)
        workflow = workflow_of(matter.kind, matter.workflow_version)
        declared = actions_of(workflow).get(action)
        if declared is None:
            raise UnknownAction(action=action)
        if not declared.adds_only:
            if version is None:
                raise VersionMissing
            check_version(matter, version)
        tasks = await moving.open_tasks(session, matter)
        _permit(actor, workflow, declared, matter, tasks)
        received_at = clock.now()
        last_at = next((step["at"] for step in near if step["number"] == matter.steps), None)
        at = clocks.moment_of_act(device_at, received_at, last_at)
        valid = _valid(declared, form)
        folded = _apply(workflow, declared, matter, actor, at, valid)
        course = Course(
            session, actor, workflow, matter, await clocks.house_of(session, actor.community),
            await category_of(session, actor.community, matter.category_id), tasks, step_id or uuid7(), at,
            f"{workflow.kind}.{past_of(declared)}", valid, getattr(valid, "note", ""), _data(valid),
            await moving.kept_apart(session, matter),
        )  # fmt: skip
        if clocks.is_gap(device_at, received_at):
            course.data["device_gap"] = True
        return await _carry_out(course, declared, folded, received_at, device_at)


@cache
def _locked(sight: Sight | None) -> Select[Matter]:
    """Built once for each sight; None sees all."""
    statement = (
        select(Matter)
        .where(Matter.community_id == _COMMUNITY, Matter.id == _MATTER)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return statement if sight is None else statement.where(seen(sight))


async def lock_visible(session: AsyncSession, actor: Actor, matter_id: UUID) -> Matter:
    """The matter, locked, if the actor may see it. Raises NotFound alike for a foreign and a missing one."""
    sight, values = None, {}
    if actor.account_id != _SYSTEM:
        sight, values = sight_of(actor), sight_values(actor)
    found = await session.scalar(_locked(sight), values | {"community": actor.community, "matter_id": matter_id})
    if found is None:
        raise NotFound
    return found


async def _carry_out(
    course: Course, action: Action, folded: Folded, received_at: datetime, device_at: datetime | None
) -> Acted:
    session, matter, actor = course.session, course.matter, course.actor
    from_state = matter.state
    undone: MatterStep | None = None
    before: dict[str, Any] | None = None
    if action.undoes:
        undone = await take_back(course)
    else:
        before = remember(matter) if action.undo else None
        if (named := moving.named_by(course.form)) is not None:
            await check_holder(session, course.community, named)
        _owed_nothing(course, action)
        _evidence(course, action)
        _mark(course, action, folded)
        if action.corrects:
            await correct(course)
        if effect := EFFECTS.get(action.code):
            await effect(course, action)
        if action.target is not None:
            await _move(course, action, folded)
    matter.state, matter.flags, matter.way = folded["state"], folded["flags"], folded["way"]
    matter.folded, matter.steps = dict(folded), matter.steps + 1
    is_public = getattr(course.form, "is_public", action.is_public)
    append(
        session, MatterStep, community_id=matter.community_id, id=course.step_id, matter_id=matter.id,
        number=matter.steps, action=action.code, from_state=from_state, to_state=matter.state,
        actor_account_id=actor.account_id, actor_name=actor.name, actor_role=actor.role,
        never_by=list(action.never_by),
        undoes_id=undone.id if undone is not None else None, at=course.at, received_at=received_at,
        device_at=device_at, is_public=is_public, note=course.note, data=course.data,
        files=[entry.model_dump(mode="json") for entry in _files(course.form)], before=before,
    )  # fmt: skip
    told = await _tell(course, action, from_state, is_public=is_public)
    outbox.emit(
        session, course.event, community=matter.community_id, about=matter.id, to=told, matter_id=matter.id,
        step_id=course.step_id, action=action.code, state=matter.state, from_state=from_state, way=matter.way,
        category_id=matter.category_id, grid_id=matter.grid_id, round=matter.round, level=matter.level,
        reporter_id=matter.reporter_account_id, actor_id=actor.account_id,
    )  # fmt: skip
    await session.flush()
    return Acted(course.step_id, matter.id, matter.state, matter.version)


async def _move(course: Course, action: Action, folded: Folded) -> None:
    """Into the next state; handed back once too often, to the arbiter instead of the desk."""
    matter, arbitration = course.matter, course.workflow.arbitration
    assert action.target is not None
    matter.way = folded["way"]
    await moving.enter(course, action.target, action)
    if arbitration is not None and "frozen" in folded["flags"] and "frozen" not in matter.flags:
        moving.finish(course, list(course.tasks), "superseded")
        limit = course.house.named(course.workflow, "arbitration", arbitration.limit)
        moving.run(course, clocks.Clock(state="frozen", started_at=course.at, limit=str(limit)))
        assert matter.due_at is not None
        moving.add_task(course, moving.clear_of(course, arbitration.holder), "arbitrate", matter.due_at)


def permitted(
    actor: Actor,
    action: Action,
    reporter_account_id: UUID | None,
    waiting: Iterable[tuple[str, UUID]],
    keys: Collection[UUID],
) -> bool:
    """Whether the actor is among those who may take this action on a matter that he may see.

    ``waiting`` are the open tasks as (purpose, holder), ``keys`` what the actor answers for.
    """
    own = {purpose for purpose, holder_id in waiting if holder_id in keys}
    for permit in action.allowed:
        if isinstance(permit, str):
            fits = actor.may(permit)
        elif permit is ASSIGNEE:
            fits = "main" in own
        elif permit is HELPER:
            fits = action.purpose in own
        elif permit is REPORTER:
            fits = reporter_account_id == actor.account_id
        elif permit is SYSTEM:
            fits = actor.account_id == _SYSTEM
        else:
            fits = permit is VIEWER
        if fits:
            return True
    return False


def _permit(actor: Actor, workflow: Workflow, action: Action, matter: Matter, tasks: list[MatterTask]) -> None:
    waiting = [(task.purpose, task.holder_id) for task in tasks]
    if not permitted(actor, action, matter.reporter_account_id, waiting, set(holder_keys(actor))):
        raise NotYours(action=action.title, who=who_may(workflow, action))


def step_for_reducer(action: str, actor: Actor, at: datetime, form: Form | None) -> Step:
    """What the reducer reads of an act."""
    step: Step = {"action": action, "actor": str(actor.account_id), "at": int(at.timestamp() * 1000)}
    way, flag = getattr(form, "way", None), getattr(form, "flag", None)
    return {**step, "way": way, "flag": flag}


def _apply(workflow: Workflow, action: Action, matter: Matter, actor: Actor, at: datetime, form: Form | None) -> Folded:
    table, now = table_of(workflow), matter.folded
    step = step_for_reducer(action.code, actor, at, form)
    if len(action.ways) == 1:
        step["way"] = action.ways[0]
    after = apply(table, now, step)  # type: ignore[arg-type] # written by this reducer
    if after is None:
        reason = why_not(table["actions"][action.code], now, step) or "form"  # type: ignore[arg-type]
        if reason == "same_person":
            raise SamePerson
        words = missing_words(workflow, matter.state, matter.flags, reason, is_paused=matter.paused_at is not None)
        raise NotNow(action=action.title, missing=words, reason=reason)
    return after


def _valid(action: Action, form: dict[str, object]) -> Form | None:
    if action.form is None:
        return None
    try:
        found = action.form.model_validate(form)
    except ValidationError as reason:
        raise invalid(reason, "form") from None
    return found  # type: ignore[return-value] # forms of actions are pydantic models


def _files(form: Form | None) -> list[Evidence]:
    return list(getattr(form, "files", ()))


def _data(form: Form | None) -> dict[str, object]:
    return form.model_dump(mode="json", exclude={"note", "files", "is_public"}) if form is not None else {}


def _owed_nothing(course: Course, action: Action) -> None:
    """A matter closes when nobody owes anything any more (R312)."""
    ends = action.ways and action.ways != ("withdrawn",)
    owed = [task for task in course.others() if task.purpose in ("help", "call_back", "referral")]
    if ends and owed:
        raise StillOwed(count=len(owed))


def _evidence(course: Course, action: Action) -> None:
    category = course.category
    if not action.evidence or category is None or category.evidence == "none":
        return
    moments = {entry.moment for entry in _files(course.form)}
    if category.evidence == "photo" and not moments:
        raise EvidenceMissing(what="一张办好后的照片")
    if category.evidence == "before_after" and not {"before", "after"} <= moments:
        raise EvidenceMissing(what="办之前和办好后的照片")


def _mark(course: Course, action: Action, folded: Folded) -> None:
    """Moments and counts of the statistics."""
    matter = course.matter
    if action.marks == "registered":
        matter.registered_at = course.at
    elif action.marks == "rejected":
        matter.rejected_at = course.at
    elif action.marks == "handled":
        if matter.handle_due_at is None:
            matter.handle_due_at = matter.due_at
        if matter.registered_at is None:  # settled on the spot: recorded with its result, nobody else takes it on
            matter.registered_at = course.at
        matter.handled_at, matter.handler_account_id = course.at, course.actor.account_id
    elif action.marks == "returned":
        matter.returns += 1
        matter.handled_at = None
    if action.pauses is not None and folded["state"] == matter.state:
        _pause(course, pauses=action.pauses)


def _pause(course: Course, *, pauses: bool) -> None:
    """The clock stands still from here, or goes on with what it had; the task stays with its owner."""
    matter = course.matter
    if pauses:
        matter.paused_at, matter.next_reminder_at = course.at, None
    elif matter.paused_at is not None:
        moving.run(course, moving.clock_of(matter).paused_for(matter.paused_at, course.at))


async def _tell(course: Course, action: Action, from_state: str, *, is_public: bool) -> list[UUID]:
    """The reporter hears of every public step; who has to act hears what the reporter adds."""
    matter = course.matter
    if is_public and (matter.state != from_state or not action.adds_only):
        state = state_of(course.workflow, matter.state).title
        told = await moving.tell_reporters(course, f"{matter.title}：{state}", f"{matter.number} {action.title}")
    elif is_public and course.actor.account_id != matter.reporter_account_id:
        told = await moving.tell_reporters(course, f"{matter.title}：{action.title}", matter.number)
    else:
        told = [matter.reporter_account_id] if is_public and matter.reporter_account_id is not None else []
        if action.adds_only and (is_public or VIEWER in action.allowed):
            moving.tell_holders(course, f"{matter.title}：{action.title}", matter.number)
    return told
