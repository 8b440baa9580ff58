"""What people wish for, heard at the door or on the way; and the receipts of phones that changed their grid."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.access.envelopes import ActTime
from jiayuan.domains.grid import walking_forms as forms
from jiayuan.domains.grid.visit_models import GridHandover, Need, Visit, VisitRule
from jiayuan.domains.grid.walking_problems import NeedEnded
from jiayuan.domains.grid.walking_scope import grids_walked, workers_of
from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.database import get_own
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.outbox import declare_event, emit
from jiayuan.kernel.problems import Conflict, NotFound, fault
from jiayuan.kernel.writing import check_version
from jiayuan.territory.models import Building, Entrance

declare_event("grid.need.added", "登记需求")
declare_event("grid.need.ended", "需求已处理")
declare_event("grid.scope.handed_over", "网格交接回执")


async def add_need(session: AsyncSession, actor: Actor, form: forms.NewNeed, when: ActTime) -> UUID:
    """Write a wish down once. Raises NotFound for a place of another grid."""
    known = await session.get(Need, (actor.community, form.id))
    if known is not None:
        if known.by_account_id != actor.account_id:
            raise Conflict
        return known.id
    building_id = form.building_id
    if form.entrance_id is not None:
        building_id = (await get_own(session, actor, Entrance, form.entrance_id)).building_id
    building = await get_own(session, actor, Building, building_id) if building_id is not None else None
    seen = await grids_walked(session, actor, "grid.need.add")
    if seen is not None and building is not None and building.grid_id not in seen:
        raise NotFound
    if form.visit_id is not None:
        visit = await get_own(session, actor, Visit, form.visit_id)
        if visit.worker_account_id != actor.account_id:
            raise NotFound
    own_grid = next(iter(sorted(seen)), None) if seen else None
    session.add(
        Need(
            community_id=actor.community, id=form.id, topic=form.topic, words=form.words,
            group_concerned=form.group_concerned, grid_id=building.grid_id if building else own_grid,
            building_id=building_id, entrance_id=form.entrance_id, place_text=form.place_text, visit_id=form.visit_id,
            by_account_id=actor.account_id, at=when.at, device_at=when.device_at, received_at=when.received_at,
        )
    )  # fmt: skip
    emit(session, "grid.need.added", community=actor.community, about=form.id, topic=form.topic)
    await session.flush()
    return form.id


async def end_need(session: AsyncSession, actor: Actor, need_id: UUID, form: forms.NeedEnding, version: int) -> None:
    """A wish becomes a matter, a project, an answer, is merged or declined with a reason. Raises NeedEnded."""
    need = await get_own(session, actor, Need, need_id, locked=True)
    check_version(need, version)
    if need.state != "open":
        raise NeedEnded
    if form.merged_into_id is not None:
        into = await get_own(session, actor, Need, form.merged_into_id)
        if into.id == need.id or into.state == "merged":
            raise fault("merged_into_id", "grid.need_merged_into_itself", "请选另一条还没并入别处的需求")
    need.state, need.answer, need.merged_into_id = form.state, form.answer, form.merged_into_id
    emit(session, "grid.need.ended", community=actor.community, about=need.id, state=form.state)
    await session.flush()


async def hand_over(session: AsyncSession, actor: Actor, form: forms.NewHandover) -> UUID:
    """Keep the receipt of a phone whose scope changed, and tell those on duty in the grids it left (lessons 11)."""
    known = await session.get(GridHandover, (actor.community, form.id))
    if known is not None:
        return known.id
    session.add(
        GridHandover(
            community_id=actor.community, worker_account_id=actor.account_id, worker_name=actor.name, at=clock.now(),
            **form.model_dump(),
        )
    )  # fmt: skip
    to: set[UUID] = {actor.account_id}
    for grid_id in form.grid_ids:
        to.update(await workers_of(session, actor.community, grid_id, clock.today()))
    emit(
        session, "grid.scope.handed_over", community=actor.community, about=form.id, to=sorted(to),
        grid_ids=form.grid_ids, unsent=form.unsent, accounts=sorted(to),
    )  # fmt: skip
    await session.flush()
    return form.id


async def make_rule(session: AsyncSession, actor: Actor, form: forms.NewRule) -> UUID:
    """A new visiting rule; the lists follow at the next refresh."""
    if form.purpose != "care" and form.tags:
        raise fault("tags", "grid.only_care_looks_at_tags", "只有关爱走访看标签")
    made = VisitRule(community_id=actor.community, id=uuid7(), **form.model_dump())
    session.add(made)
    await session.flush()
    return made.id


async def change_rule(session: AsyncSession, actor: Actor, rule_id: UUID, form: forms.RuleForm, version: int) -> None:
    """Change how often whom; the lists follow at the next refresh."""
    found = await get_own(session, actor, VisitRule, rule_id)
    check_version(found, version)
    if found.purpose != "care" and form.tags:
        raise fault("tags", "grid.only_care_looks_at_tags", "只有关爱走访看标签")
    for name, value in form.model_dump().items():
        setattr(found, name, value)
    await session.flush()
