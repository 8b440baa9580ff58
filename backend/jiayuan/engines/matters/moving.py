"""What an act does to a matter: the state it enters, its clock, who has to act now, who is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import Integer, String, Uuid, bindparam, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.access.permissions import all_posts
from jiayuan.engines.matters import apart, clocks, declaring
from jiayuan.engines.matters.categories import Category
from jiayuan.engines.matters.clocks import Clock, House
from jiayuan.engines.matters.declaring import Action, Assign, Holder, Purpose, Situation, Workflow, state_of
from jiayuan.engines.matters.desk_models import RoutingRule
from jiayuan.engines.matters.forms import Form, HolderChoice
from jiayuan.engines.matters.holders import still_there
from jiayuan.engines.matters.messages import tell
from jiayuan.engines.matters.models import Matter, MatterTask, MatterWatch
from jiayuan.engines.matters.problems import AboutThem, NobodyToAssign
from jiayuan.engines.matters.returning import author_of
from jiayuan.engines.matters.telling import caller_of
from jiayuan.engines.matters.visibility import holder_keys, words_for_neighbours
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.clock import today
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.reading import Query

_MENDING = "mending"
#: Tasks with a deadline of their own.
_OWN_CLOCK = ("help", "call_back", "referral", "reply")


@dataclass(slots=True)
class Course:
    """One act under way."""

    session: AsyncSession
    actor: Actor
    workflow: Workflow
    matter: Matter
    house: House
    category: Category | None
    tasks: list[MatterTask]  # the open ones
    step_id: UUID
    at: datetime
    event: str
    form: Form | None = None
    note: str = ""
    data: dict[str, object] = field(default_factory=dict)
    apart: frozenset[UUID] = frozenset()  # who is not given it or told of it: whom or what it is about

    @property
    def community(self) -> int:
        return self.matter.community_id

    @property
    def main(self) -> MatterTask | None:
        return next((task for task in self.tasks if task.purpose == "main"), None)

    def others(self) -> list[MatterTask]:
        return [task for task in self.tasks if task.purpose != "main"]


_COMMUNITY, _MATTER = bindparam("community", type_=Integer), bindparam("matter_id", type_=Uuid)
_OPEN_TASKS = (
    select(MatterTask)
    .where(MatterTask.community_id == _COMMUNITY, MatterTask.matter_id == _MATTER, MatterTask.done_at.is_(None))
    .order_by(MatterTask.id)
)
_WATCHING = Query(
    select(MatterWatch.account_id, MatterWatch.is_reporter).where(
        MatterWatch.community_id == _COMMUNITY, MatterWatch.matter_id == _MATTER
    )
)


async def open_tasks(session: AsyncSession, matter: Matter) -> list[MatterTask]:
    return list(await session.scalars(_OPEN_TASKS, {"community": matter.community_id, "matter_id": matter.id}))


async def kept_apart(session: AsyncSession, matter: Matter) -> frozenset[UUID]:
    """Every holder by which a matter would come to those whom it is about; a read only where it is about a worker."""
    unit: frozenset[UUID] = frozenset() if matter.about_unit_id is None else frozenset((matter.about_unit_id,))
    if matter.about_account_id is None:
        return unit
    held = await apart.HOLDINGS.within(
        session, community=matter.community_id, about_account_id=matter.about_account_id, today=today()
    )
    return unit | apart.holders_of(matter.about_account_id, held)


def clear_of(course: Course, holder: Holder) -> Holder:
    """This holder; where the matter is about him the desk, else the level above, else the one above that."""
    superior = course.workflow.superior
    others = (course.workflow.desk, course.workflow.above, *([superior.holder] if superior is not None else []))
    return next((one for one in (holder, *others) if not {one.id, one.scope_id} & course.apart), holder)


async def enter(course: Course, target: str, action: Action | None) -> None:
    """Let the matter be in ``target``: its clock runs, its task is somebody's; or it ends."""
    matter, state = course.matter, state_of(course.workflow, target)
    _remember(course)
    matter.state, matter.state_at = target, course.at
    if state.final:
        _end(course)
        return
    kept = _kept_clock(matter, target) if action is not None and action.goes_on else None
    clock = kept or _new_clock(course, target)
    previous = _kept_holder(matter, target)
    holder = await _holder_for(course, action, state.assigns, previous)
    run(course, clock)
    finish(course, [task for task in course.tasks if task.purpose == "main"], "done")
    returns = action is not None and action.marks == "returned"
    add_task(course, holder, "main", _due(matter), why=course.note if returns else "")


def run(course: Course, clock: Clock) -> None:
    """Set the matter's clock and what follows from it: deadlines, reminders, the deadlines of the statistics.

    A clock that goes on and has run out meanwhile is told of at once.
    """
    matter = course.matter
    due = clock.due(course.house.calendar)
    matter.clock = clock.model_dump(mode="json")
    matter.due_at, matter.due_is_provisional, matter.paused_at = due.at, due.provisional, None
    matter.next_reminder_at = clocks.next_reminder(clock.started_at, due.at, course.at) or course.at
    measures = state_of(course.workflow, matter.state).measures
    if measures == "handling":
        matter.handle_due_at = due.at
    elif measures == "closing":
        matter.close_due_at = due.at
    for task in course.tasks:
        if task.purpose == "main":
            task.due_at = due.at


def clock_of(matter: Matter) -> Clock:
    return Clock.model_validate(matter.clock)


def add_task(
    course: Course,
    holder: Holder,
    purpose: Purpose,
    due: datetime,
    *,
    joining: str = "all",
    group_id: UUID | None = None,
    why: str = "",
) -> MatterTask:
    """Give somebody something to do, and say so; ``why`` it came back to him. Raises AboutThem."""
    matter = course.matter
    if {holder.id, holder.scope_id} & course.apart:
        raise AboutThem
    task = MatterTask(
        community_id=matter.community_id, id=uuid7(), matter=matter, purpose=purpose, state=matter.state,
        holder_kind=holder.kind, holder_id=holder.id, post=holder.post, scope_id=holder.scope_id, joining=joining,
        group_id=group_id, due_at=due, opened_at=course.at, opened_step_id=course.step_id,
        next_reminder_at=own_reminder(purpose, course.at, due, course.at),
    )  # fmt: skip
    course.session.add(task)
    course.tasks.append(task)
    if holder.id not in holder_keys(course.actor):
        state = state_of(course.workflow, matter.state).title
        title = f"退回重办：{matter.title}" if why else f"待办：{matter.title}"
        tell_holder(course, holder, title, why or f"{matter.number or ''} {state}".strip())
    return task


def own_reminder(purpose: str, opened_at: datetime, due: datetime, now: datetime) -> datetime | None:
    """Who was called has a deadline of his own; the others go by the clock of the matter."""
    return clocks.next_reminder(opened_at, due, now) if purpose in _OWN_CLOCK else None


def finish(course: Course, tasks: list[MatterTask], outcome: str) -> None:
    """Take tasks off the inboxes, remembering by which step."""
    for task in tasks:
        task.done_at, task.outcome, task.done_step_id = course.at, outcome, course.step_id
        task.next_reminder_at = None
        task.done_by_account_id = course.actor.account_id if outcome == "done" else None
        if task in course.tasks:
            course.tasks.remove(task)


def tell_holder(course: Course, holder: Holder, title: str, body: str) -> None:
    tell(
        course.session, course.community, holder, course.event, title, body,
        matter=course.matter, step_id=course.step_id,
    )  # fmt: skip


def tell_holders(course: Course, title: str, body: str) -> None:
    """Everybody who has to act on the matter now."""
    for task in course.tasks:
        tell_holder(course, holder_of(task), title, body)


async def tell_reporters(course: Course, title: str, body: str) -> list[UUID]:
    """The reporter and whoever watches, as they want to be told. Answers their accounts, for the live hint."""
    watching = await _WATCHING.within(course.session, community=course.community, matter_id=course.matter.id)
    accounts = {row["account_id"] for row in watching}
    joined = {row["account_id"] for row in watching if row["is_reporter"]} - {course.matter.reporter_account_id}
    if course.matter.reporter_account_id is not None:
        accounts.add(course.matter.reporter_account_id)
    accounts.discard(course.actor.account_id)
    holders = [declaring.account(account_id) for account_id in sorted(accounts)]
    if (caller := await caller_of(course.session, course.matter)) is not None:
        holders.append(caller)
    for holder in holders:
        tell(
            course.session, course.community, holder, course.event,
            words_for_neighbours(title) if holder.id in joined else title, body, matter=course.matter,
            step_id=course.step_id, outward=True,
        )  # fmt: skip
    return sorted(accounts)


async def follow(
    session: AsyncSession, community: int, account_id: UUID, matter_id: UUID, at: datetime, *, is_reporter: bool
) -> None:
    """Let an account hear what becomes of a matter; who is a reporter of it once stays one."""
    statement = insert(MatterWatch).values(
        community_id=community, id=uuid7(), account_id=account_id, matter_id=matter_id, is_reporter=is_reporter, at=at
    )
    await session.execute(
        statement.on_conflict_do_update(
            constraint="matter_watch_once", set_={"is_reporter": MatterWatch.is_reporter | is_reporter}
        )
    )


def holder_of(task: MatterTask) -> Holder:
    return Holder(task.holder_kind, task.holder_id, task.post, task.scope_id)  # type: ignore[arg-type] # by a constraint


def purpose_of(task: MatterTask) -> Purpose:
    return task.purpose  # type: ignore[return-value] # by a constraint


def _remember(course: Course) -> None:
    """Keep clock and holder of the state that is left, for whoever comes back to it."""
    matter, main = course.matter, course.main
    if matter.clock is None:
        return
    holder = holder_of(main) if main is not None else course.workflow.desk
    scope = str(holder.scope_id) if holder.scope_id is not None else None
    entry = {
        "clock": matter.clock,
        "holder": {"kind": holder.kind, "id": str(holder.id), "post": holder.post, "scope_id": scope},
    }
    matter.clocks = {**matter.clocks, matter.state: entry}


def _kept_clock(matter: Matter, state: str) -> Clock | None:
    entry = matter.clocks.get(state)
    return Clock.model_validate(entry["clock"]) if entry is not None else None


def _kept_holder(matter: Matter, state: str) -> Holder | None:
    entry = matter.clocks.get(state)
    if entry is None:
        return None
    kept = entry["holder"]
    scope = UUID(kept["scope_id"]) if kept["scope_id"] else None
    return Holder(kept["kind"], UUID(kept["id"]), kept["post"], scope)


def _new_clock(course: Course, target: str) -> Clock:
    """A clock for the state; a follow-up round has one clock for all of its states."""
    matter, rule = course.matter, course.workflow.evaluation
    if matter.round > 1 and rule is not None:
        if (running := _mending_clock(matter)) is not None:
            return running
        mending = course.house.named(course.workflow, _MENDING, rule.mending)
        return Clock(state=_MENDING, started_at=course.at, limit=str(mending))
    state = state_of(course.workflow, target)
    limit = course.house.limit_of(course.workflow, state, course.category, urgent=matter.is_urgent)
    return Clock(state=target, started_at=course.at, limit=str(limit))


def _mending_clock(matter: Matter) -> Clock | None:
    """The round's one clock, as it stood last; the arbiter's own may have run since."""
    kept = [matter.clock, *(entry["clock"] for entry in matter.clocks.values())]
    mending = [Clock.model_validate(clock) for clock in kept if clock is not None and clock["state"] == _MENDING]
    return max(mending, key=lambda clock: len(clock.pauses) + len(clock.extensions), default=None)


def _end(course: Course) -> None:
    matter = course.matter
    matter.closed_at, matter.paused_at, matter.next_reminder_at = course.at, None, None
    finish(course, [task for task in course.tasks if task.purpose == "main"], "done")
    finish(course, list(course.tasks), "superseded")


def named_by(form: Form | None) -> Holder | None:
    """Whom the form names to do it."""
    to = getattr(form, "to", None)
    return to.holder() if isinstance(to, HolderChoice) else None


async def _holder_for(
    course: Course, action: Action | None, by_state: Assign | None, previous: Holder | None
) -> Holder:
    """Who gets the task: the action's word, else the state's, else the desk. Raises NobodyToAssign."""
    by_action = action.assigns if action is not None else None
    assign = by_action or by_state
    if assign is None:
        return clear_of(course, course.workflow.desk)
    matter, returns = course.matter, action is not None and action.marks == "returned"
    named = named_by(course.form)
    found = assign(
        Situation(
            actor=declaring.account(course.actor.account_id),
            actor_posts=frozenset(holder_keys(course.actor)),
            form=course.form,
            grid_id=matter.grid_id,
            routed=await _routed_to(course) if named is None else None,
            previous=previous,
            author=await author_of(course.session, matter, previous) if returns else None,
            reporter_account_id=matter.reporter_account_id,
        )
    )
    if found is None and by_action is not None:
        raise NobodyToAssign
    return found if found is not None and named is not None else clear_of(course, found or course.workflow.desk)


_ROUTES = Query(
    select(
        RoutingRule.category_id, RoutingRule.grid_id, RoutingRule.holder_kind, RoutingRule.holder_id, RoutingRule.post,
        RoutingRule.scope_id,
    ).where(
        RoutingRule.community_id == _COMMUNITY, RoutingRule.kind == bindparam("kind", type_=String),
        RoutingRule.is_active, still_there(RoutingRule.holder_kind, RoutingRule.holder_id),
        RoutingRule.category_id.is_(None)
        | RoutingRule.category_id.in_((bindparam("category_id", type_=Uuid), bindparam("parent_id", type_=Uuid))),
        RoutingRule.grid_id.is_(None) | (RoutingRule.grid_id == bindparam("grid_id", type_=Uuid)),
    )
)  # fmt: skip


async def _routed_to(course: Course) -> Holder | None:
    """Who the routing rules name: the category's own before its parent's, the grid's before everywhere's; nobody who
    has left meanwhile, nor whom it is about."""
    matter, category = course.matter, course.category
    ranks: list[UUID | None] = [category.id, category.parent_id, None] if category is not None else [None]
    rows = await _ROUTES.within(
        course.session, community=matter.community_id, kind=matter.kind, grid_id=matter.grid_id, today=today(),
        category_id=category.id if category is not None else None,
        parent_id=category.parent_id if category is not None else None,
    )  # fmt: skip
    fitting = sorted(rows, key=lambda row: (ranks.index(row["category_id"]), row["grid_id"] is None))
    holders = (
        narrowed(Holder(row["holder_kind"], row["holder_id"], row["post"], row["scope_id"]), matter.grid_id)
        for row in fitting
    )
    return next((one for one in holders if one is not None and not {one.id, one.scope_id} & course.apart), None)


def narrowed(holder: Holder, grid_id: UUID | None) -> Holder | None:
    """A rule that names a post of a grid without saying which means that of the matter's grid; without one, nobody."""
    if holder.kind != "post" or holder.post is None or holder.scope_id is not None:
        return holder
    if not any(kind.name == holder.post and kind.scope_kind == "grid" for kind in all_posts()):
        return holder
    return declaring.post(holder.post, grid_id) if grid_id is not None else None


def _due(matter: Matter) -> datetime:
    assert matter.due_at is not None
    return matter.due_at
