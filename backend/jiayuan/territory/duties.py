"""Who is on duty in a grid by period, leave that a substitute has accepted, units, and who else answers for a place."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.access.models import Account, Post
from jiayuan.access.principal import tell_changed
from jiayuan.access.service import scope_of
from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.database import get_own
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.outbox import declare_event, emit
from jiayuan.kernel.problems import NotFound, fault
from jiayuan.kernel.writing import check_version
from jiayuan.territory import duty_forms
from jiayuan.territory.areas import ensure_profile
from jiayuan.territory.duty_models import GridDuty, GridLeave, Responsible, Unit, UnitAddress
from jiayuan.territory.duty_photos import take_down
from jiayuan.territory.models import Building, Entrance, Estate, Grid
from jiayuan.territory.problems import LeaveAnswered, NotOnDuty, NotYourAnswer, SubstituteOnLeave

declare_event("territory.duty.began", "网格员上岗")
declare_event("territory.duty.ended", "网格员离岗")
declare_event("territory.leave.asked", "网格员请假")
declare_event("territory.leave.answered", "顶岗人答复")
declare_event("territory.unit.moved", "单位迁址")


@scope_of("grid")
async def is_open_grid(session: AsyncSession, community: int, grid_id: UUID) -> bool:
    """Whether the grid is there today: what a post of grids may be narrowed to."""
    grid = await session.get(Grid, (community, grid_id))
    return grid is not None and _goes_on(grid.until_on)


@scope_of("unit")
async def is_open_unit(session: AsyncSession, community: int, unit_id: UUID) -> bool:
    """Whether the unit is there today."""
    unit = await session.get(Unit, (community, unit_id))
    return unit is not None and _goes_on(unit.closed_on)


def _goes_on(ends_on: date | None) -> bool:
    return ends_on is None or ends_on > clock.today()


#: The post that goes with a duty: it opens the grid's doors, and only these.
_POSTS = {"main": "grid_worker", "deputy": "grid_deputy"}


async def _post(
    session: AsyncSession, actor: Actor, account_id: UUID, kind: str, grid_id: UUID, from_on: date, back_on: date | None
) -> UUID:
    """The post for a period whose end is given as the first day without it."""
    if await session.get(Account, account_id) is None:
        raise NotFound
    post = Post(
        community_id=actor.community, id=uuid7(), account_id=account_id, kind=kind, scope_kind="grid",
        scope_id=grid_id, from_on=from_on, until_on=back_on - timedelta(days=1) if back_on else None,
        appointed_by_account_id=actor.account_id,
    )  # fmt: skip
    session.add(post)
    await session.flush()
    await tell_changed(session, account_id)
    return post.id


async def _end_post(session: AsyncSession, actor: Actor, post_id: UUID | None, back_on: date) -> None:
    post = await session.get(Post, (actor.community, post_id)) if post_id else None
    if post is None:
        return
    last = back_on - timedelta(days=1)
    if last < post.from_on:
        await session.delete(post)
    else:
        post.until_on = last
    await tell_changed(session, post.account_id)


async def begin_duty(session: AsyncSession, actor: Actor, grid_id: UUID, form: duty_forms.NewDuty) -> UUID:
    """Put a worker on a grid; access gives the post that goes with it. Raises MainWorkerThere, DutyThere."""
    await get_own(session, actor, Grid, grid_id)
    if form.until_on is not None and form.until_on <= form.from_on:
        raise fault("until_on", "territory.ends_before_it_begins", "截止日期要在起始日期之后")
    post_id = await _post(
        session, actor, form.worker_account_id, _POSTS[form.duty], grid_id, form.from_on, form.until_on
    )
    duty = GridDuty(community_id=actor.community, id=uuid7(), grid_id=grid_id, post_id=post_id, **form.model_dump())
    session.add(duty)
    emit(
        session, "territory.duty.began", community=actor.community, about=duty.id, to=[form.worker_account_id],
        grid_id=grid_id, account_id=form.worker_account_id, duty=form.duty, from_on=form.from_on,
        until_on=form.until_on,
    )  # fmt: skip
    await session.flush()
    return duty.id


async def end_duty(session: AsyncSession, actor: Actor, duty_id: UUID, until: date) -> None:
    """From this day on somebody else walks; what begins today or later and ends before that was a mistake and goes."""
    duty = await get_own(session, actor, GridDuty, duty_id, locked=True)
    if until > duty.from_on:
        duty.until_on = until
    elif duty.from_on >= clock.today():
        await take_down(session, duty)
        await session.delete(duty)
    else:
        raise fault("until_on", "territory.ends_before_it_begins", "截止日期要在起始日期之后")
    await _end_post(session, actor, duty.post_id, until)
    emit(
        session, "territory.duty.ended", community=actor.community, about=duty.id, to=[duty.worker_account_id],
        grid_id=duty.grid_id, account_id=duty.worker_account_id, until_on=until,
    )  # fmt: skip
    await session.flush()


async def ask_leave(session: AsyncSession, actor: Actor, form: duty_forms.NewLeave) -> UUID:
    """Ask for leave; it counts only when the substitute has said yes (R118). Raises NotOnDuty, LeaveThere."""
    if form.until_on <= form.from_on:
        raise fault("until_on", "territory.ends_before_it_begins", "回岗日期要在请假日期之后")
    if form.from_on < clock.today():
        raise fault("from_on", "territory.leave_in_the_past", "请假不能补到过去")
    if form.substitute_account_id == actor.account_id:
        raise fault("substitute_account_id", "territory.own_substitute", "顶岗人要是另一位网格员")
    if not await _is_worker(session, actor.community, actor.account_id, form.from_on, form.grid_id):
        raise NotOnDuty
    if not await _is_worker(session, actor.community, form.substitute_account_id, form.from_on):
        raise fault("substitute_account_id", "territory.no_grid_worker", "顶岗人要是当时在岗的网格员")
    leave = GridLeave(
        community_id=actor.community, id=uuid7(), worker_account_id=actor.account_id, asked_at=clock.now(),
        **form.model_dump(),
    )  # fmt: skip
    session.add(leave)
    emit(
        session, "territory.leave.asked", community=actor.community, about=leave.id,
        to=[form.substitute_account_id], grid_id=form.grid_id, account_id=form.substitute_account_id,
    )  # fmt: skip
    await session.flush()
    return leave.id


async def _is_worker(
    session: AsyncSession, community: int, account_id: UUID, on: date, grid_id: UUID | None = None
) -> bool:
    duty = (
        select(GridDuty.id)
        .where(GridDuty.community_id == community, GridDuty.worker_account_id == account_id)
        .where(GridDuty.from_on <= on, or_(GridDuty.until_on.is_(None), GridDuty.until_on > on))
    )
    if grid_id is not None:
        duty = duty.where(GridDuty.grid_id == grid_id)
    return await session.scalar(duty.limit(1)) is not None


async def answer_leave(
    session: AsyncSession, actor: Actor, leave_id: UUID, form: duty_forms.LeaveAnswer, version: int
) -> None:
    """The substitute's yes or no. Raises NotYourAnswer, LeaveAnswered, SubstituteOnLeave."""
    leave = await get_own(session, actor, GridLeave, leave_id, locked=True)
    if leave.substitute_account_id != actor.account_id:
        raise NotYourAnswer
    if leave.state != "asked":
        raise LeaveAnswered
    check_version(leave, version)
    if form.answer == "accepted":
        away = select(GridLeave.id).where(
            GridLeave.community_id == actor.community, GridLeave.worker_account_id == actor.account_id,
            GridLeave.state == "accepted", GridLeave.from_on < leave.until_on, GridLeave.until_on > leave.from_on,
        )  # fmt: skip
        if await session.scalar(away.limit(1)) is not None:
            raise SubstituteOnLeave
        kind = await _post_stood_in_for(session, leave)
        if not await _holds(session, leave, kind):
            leave.post_id = await _post(
                session, actor, actor.account_id, kind, leave.grid_id, leave.from_on, leave.until_on
            )
    leave.state, leave.answered_at = form.answer, clock.now()
    emit(
        session, "territory.leave.answered", community=actor.community, about=leave.id,
        to=[leave.worker_account_id], grid_id=leave.grid_id, account_id=leave.worker_account_id,
        substitute_account_id=leave.substitute_account_id, state=leave.state, from_on=leave.from_on,
        until_on=leave.until_on,
    )  # fmt: skip
    await session.flush()


async def _post_stood_in_for(session: AsyncSession, leave: GridLeave) -> str:
    """The post of the one on leave: what waits for the grid's worker waits for the substitute too."""
    duty = await session.scalar(
        select(GridDuty.duty)
        .where(GridDuty.community_id == leave.community_id, GridDuty.grid_id == leave.grid_id)
        .where(GridDuty.worker_account_id == leave.worker_account_id, GridDuty.from_on <= leave.from_on)
        .where(or_(GridDuty.until_on.is_(None), GridDuty.until_on > leave.from_on))
        .limit(1)
    )
    return _POSTS[duty or "deputy"]


async def _holds(session: AsyncSession, leave: GridLeave, kind: str) -> bool:
    """Whether the substitute holds this post of the grid at some time of the leave anyway."""
    held = (
        select(Post.id)
        .where(Post.community_id == leave.community_id, Post.account_id == leave.substitute_account_id)
        .where(Post.kind == kind, Post.scope_id == leave.grid_id, Post.from_on < leave.until_on)
        .where(or_(Post.until_on.is_(None), Post.until_on >= leave.from_on))
    )
    return await session.scalar(held.limit(1)) is not None


async def cancel_leave(session: AsyncSession, actor: Actor, leave_id: UUID, version: int) -> None:
    """Who asked takes it back, before it begins or while it runs."""
    leave = await get_own(session, actor, GridLeave, leave_id, locked=True)
    if leave.worker_account_id != actor.account_id:
        raise NotYourAnswer
    check_version(leave, version)
    if leave.state not in ("asked", "accepted"):
        raise LeaveAnswered
    leave.state, leave.answered_at = "cancelled", clock.now()
    await _end_post(session, actor, leave.post_id, max(clock.today(), leave.from_on))
    emit(
        session, "territory.leave.answered", community=actor.community, about=leave.id,
        to=[leave.substitute_account_id], grid_id=leave.grid_id, account_id=leave.worker_account_id,
        substitute_account_id=leave.substitute_account_id, state="cancelled", from_on=leave.from_on,
        until_on=leave.until_on,
    )  # fmt: skip
    await session.flush()


_PLACES = {"estate": Estate, "grid": Grid, "building": Building, "entrance": Entrance}


async def name_responsible(session: AsyncSession, actor: Actor, form: duty_forms.NewResponsible) -> UUID:
    """Name who answers for a place in a role; who did before ends that day."""
    place_id = form.place_id
    if form.place_kind == "community":
        place_id = (await ensure_profile(session, actor.community)).id
    else:
        await get_own(session, actor, _PLACES[form.place_kind], place_id)
    await session.execute(
        update(Responsible)
        .where(Responsible.community_id == actor.community, Responsible.place_kind == form.place_kind)
        .where(Responsible.place_id == place_id, Responsible.role == form.role)
        .where(Responsible.until_on.is_(None), Responsible.from_on < form.from_on)
        .values(until_on=form.from_on)
    )
    values = form.model_dump() | {"place_id": place_id}
    responsible = Responsible(community_id=actor.community, id=uuid7(), **values)
    session.add(responsible)
    await session.flush()
    return responsible.id


async def end_responsible(session: AsyncSession, actor: Actor, responsible_id: UUID, until: date) -> None:
    responsible = await get_own(session, actor, Responsible, responsible_id)
    responsible.until_on = max(until, responsible.from_on + timedelta(days=1))
    await session.flush()


async def make_unit(session: AsyncSession, actor: Actor, form: duty_forms.NewUnit, pinyin: str) -> UUID:
    """A unit at its address; the address ties it to this community, its rank or superior does not (R313)."""
    if form.building_id is not None:
        await get_own(session, actor, Building, form.building_id)
    unit = Unit(
        community_id=actor.community, id=uuid7(), pinyin=pinyin, **form.model_dump(exclude={"address", "building_id"})
    )
    session.add(unit)
    await session.flush()
    if form.address is not None:
        session.add(
            UnitAddress(
                community_id=actor.community, id=uuid7(), unit_id=unit.id, address=form.address,
                building_id=form.building_id, from_on=clock.today(),
            )
        )  # fmt: skip
    await session.flush()
    return unit.id


async def change_unit(
    session: AsyncSession, actor: Actor, unit_id: UUID, form: duty_forms.UnitForm, pinyin: str, version: int
) -> None:
    unit = await get_own(session, actor, Unit, unit_id)
    check_version(unit, version)
    for name, value in form.model_dump().items():
        setattr(unit, name, value)
    unit.pinyin = pinyin
    await session.flush()


async def move_unit(session: AsyncSession, actor: Actor, unit_id: UUID, form: duty_forms.UnitMove) -> None:
    """A new address from a day on; the tie moves with it and the old one stays in the history."""
    await get_own(session, actor, Unit, unit_id, locked=True)
    if form.building_id is not None:
        await get_own(session, actor, Building, form.building_id)
    current = await session.scalar(
        select(UnitAddress).where(
            UnitAddress.community_id == actor.community, UnitAddress.unit_id == unit_id, UnitAddress.until_on.is_(None)
        )
    )
    if current is not None:
        if form.from_on <= current.from_on:
            raise fault("from_on", "territory.ends_before_it_begins", "迁址日期要在上一个地址之后")
        current.until_on = form.from_on
        await session.flush()
    session.add(UnitAddress(community_id=actor.community, id=uuid7(), unit_id=unit_id, **form.model_dump()))
    emit(session, "territory.unit.moved", community=actor.community, about=unit_id)
    await session.flush()


async def close_unit(session: AsyncSession, actor: Actor, unit_id: UUID, on: date, version: int) -> None:
    unit = await get_own(session, actor, Unit, unit_id)
    check_version(unit, version)
    unit.closed_on = on
    await session.flush()
