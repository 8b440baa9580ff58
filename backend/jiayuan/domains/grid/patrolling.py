"""Rounds through a grid: routes and check-lists planned on the desk, points looked at on the way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm.attributes import flag_modified

from jiayuan.access.envelopes import ActTime
from jiayuan.domains.grid import walking_forms as forms
from jiayuan.domains.grid.patrol_models import Patrol, PatrolCheck, PatrolChecklist, PatrolPoint, PatrolRoute
from jiayuan.domains.grid.walking_problems import PatrolEnded, PatrolTaken
from jiayuan.domains.grid.walking_scope import grids_walked
from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.database import get_own
from jiayuan.kernel.files import attach
from jiayuan.kernel.ids import readable_code, uuid7
from jiayuan.kernel.outbox import declare_event, emit
from jiayuan.kernel.problems import NotFound, fault
from jiayuan.kernel.writing import check_version
from jiayuan.territory.models import Building, Entrance, Grid

declare_event("grid.patrol.started", "开始巡查")
declare_event("grid.patrol.ended", "结束巡查")
declare_event("grid.patrol.finding", "巡查发现问题")


async def make_checklist(session: AsyncSession, actor: Actor, form: forms.ChecklistForm) -> UUID:
    made = PatrolChecklist(
        community_id=actor.community, id=uuid7(), name=form.name, is_used=form.is_used,
        lines=[line.model_dump() for line in form.lines],
    )  # fmt: skip
    session.add(made)
    await session.flush()
    return made.id


async def change_checklist(
    session: AsyncSession, actor: Actor, checklist_id: UUID, form: forms.ChecklistForm, version: int
) -> None:
    """Change it for rounds to come; what was checked keeps its own results."""
    found = await get_own(session, actor, PatrolChecklist, checklist_id)
    check_version(found, version)
    found.name, found.is_used = form.name, form.is_used
    found.lines = [line.model_dump() for line in form.lines]
    await session.flush()


async def make_route(session: AsyncSession, actor: Actor, form: forms.NewRoute) -> UUID:
    """A planned round with its points in order, each with a code of its own."""
    await get_own(session, actor, Grid, form.grid_id)
    route = PatrolRoute(
        community_id=actor.community, id=uuid7(), grid_id=form.grid_id, name=form.name, every_days=form.every_days,
        is_used=form.is_used,
    )  # fmt: skip
    session.add(route)
    await session.flush()
    await _place_points(session, actor, route, form.points, [])
    return route.id


async def change_route(
    session: AsyncSession, actor: Actor, route_id: UUID, form: forms.RouteForm, version: int
) -> None:
    """Change the round; points that stay keep their codes, points left out stay in the records of old rounds."""
    route = await get_own(session, actor, PatrolRoute, route_id, locked=True)
    check_version(route, version)
    route.name, route.every_days, route.is_used = form.name, form.every_days, form.is_used
    there = list(
        await session.scalars(
            select(PatrolPoint).where(
                PatrolPoint.community_id == actor.community, PatrolPoint.route_id == route.id,
                PatrolPoint.removed_at.is_(None),
            )
        )
    )  # fmt: skip
    flag_modified(route, "name")  # the version moves with the points too: two clerks must not order the same route
    await _place_points(session, actor, route, form.points, there)


async def _place_points(
    session: AsyncSession,
    actor: Actor,
    route: PatrolRoute,
    wanted: Sequence[forms.PointForm],
    there: Sequence[PatrolPoint],
) -> None:
    known = {point.id: point for point in there}
    kept = {point.id for point in wanted if point.id is not None}
    if kept - set(known):
        raise fault("points", "grid.point_unknown", "有的点位已不在这条路线上，请刷新后再改")
    now = clock.now()
    for place, point in enumerate(there):
        # out of the way first: positions are unique among the points that are there
        point.position = -1 - place
        point.removed_at = now if point.id not in kept else None
    await session.flush()
    for position, form in enumerate(wanted, 1):
        building_id = await _check_place(session, actor, route, form)
        await get_own(session, actor, PatrolChecklist, form.checklist_id)
        placed = known.get(form.id) if form.id is not None else None
        if placed is None:
            placed = PatrolPoint(
                community_id=actor.community, id=uuid7(), route_id=route.id, code=readable_code(8), position=position,
                name=form.name, checklist_id=form.checklist_id,
            )  # fmt: skip
            session.add(placed)
        placed.position, placed.name, placed.checklist_id = position, form.name, form.checklist_id
        placed.building_id, placed.entrance_id = building_id, form.entrance_id
    await session.flush()


async def _check_place(session: AsyncSession, actor: Actor, route: PatrolRoute, form: forms.PointForm) -> UUID | None:
    building_id = form.building_id
    if form.entrance_id is not None:
        entrance = await get_own(session, actor, Entrance, form.entrance_id)
        if building_id is not None and building_id != entrance.building_id:
            raise fault("points", "grid.point_elsewhere", f"点位“{form.name}”的单元不在这栋楼")
        building_id = entrance.building_id
    if building_id is not None:
        building = await get_own(session, actor, Building, building_id)
        if building.grid_id != route.grid_id:
            raise fault("points", "grid.point_elsewhere", f"点位“{form.name}”不在这个网格")
    return building_id


async def start_patrol(session: AsyncSession, actor: Actor, form: forms.NewPatrol, when: ActTime) -> UUID:
    """Begin a round. A second send begins nothing. Raises NotFound for another grid's route, PatrolTaken."""
    route = await get_own(session, actor, PatrolRoute, form.route_id)
    seen = await grids_walked(session, actor, "grid.patrol.record")
    if seen is not None and route.grid_id not in seen:
        raise NotFound
    points = await session.scalar(
        select(func.count(PatrolPoint.id)).where(
            PatrolPoint.community_id == actor.community, PatrolPoint.route_id == route.id,
            PatrolPoint.removed_at.is_(None),
        )
    )  # fmt: skip
    fresh = await session.scalar(
        insert(Patrol)
        .values(
            community_id=actor.community, id=form.id, route_id=route.id, grid_id=route.grid_id,
            worker_account_id=actor.account_id, worker_name=actor.name, points=points,
            started_at=when.believe(form.started_at), device_at=when.device_at, received_at=when.received_at,
            is_gap=when.is_gap,
        )
        .on_conflict_do_nothing()
        .returning(Patrol.id)
    )  # fmt: skip
    if fresh is None:
        known = await get_own(session, actor, Patrol, form.id)
        if known.worker_account_id != actor.account_id:
            raise PatrolTaken
        return form.id
    emit(session, "grid.patrol.started", community=actor.community, about=form.id, grid_id=route.grid_id)
    await session.flush()
    return form.id


async def _own_patrol(session: AsyncSession, actor: Actor, patrol_id: UUID) -> Patrol:
    """Raises NotFound for another worker's round as for none."""
    patrol = await get_own(session, actor, Patrol, patrol_id, locked=True)
    if patrol.worker_account_id != actor.account_id:
        raise NotFound
    return patrol


async def check_point(
    session: AsyncSession, actor: Actor, patrol_id: UUID, form: forms.NewCheck, when: ActTime
) -> UUID:
    """Write down what was seen at a point; each thing amiss is told, so that it can become a grid event.

    Late points of a round that was ended on the phone still count. Raises NotFound, PointCheckedAlready, Invalid.
    """
    patrol = await _own_patrol(session, actor, patrol_id)
    point = await get_own(session, actor, PatrolPoint, form.point_id)
    if point.route_id != patrol.route_id:
        raise NotFound
    known = await session.get(PatrolCheck, (actor.community, form.id))
    if known is not None:
        return known.id
    checklist = await get_own(session, actor, PatrolChecklist, point.checklist_id)
    lines = {str(line["code"]): line for line in checklist.lines}
    if any(result.code not in lines for result in form.results):
        raise fault("results", "grid.check_line_unknown", "清单改过了，请刷新后再记")
    amiss = [result for result in form.results if not result.ok]
    checked_at = when.believe(form.checked_at)
    session.add(
        PatrolCheck(
            community_id=actor.community, id=form.id, patrol_id=patrol.id, point_id=point.id,
            results=[result.model_dump() for result in form.results], findings=len(amiss),
            files=[str(file_id) for file_id in form.files], scanned=form.scanned, checked_at=checked_at,
            device_at=when.device_at, received_at=when.received_at,
        )
    )  # fmt: skip
    await attach(session, actor, form.files, "grid.patrol_check", form.id)
    for result in amiss:
        emit(
            session, "grid.patrol.finding", community=actor.community, about=form.id, line=result.code,
            category=lines[result.code].get("category"), point_id=point.id, building_id=point.building_id,
            entrance_id=point.entrance_id, grid_id=patrol.grid_id, by_account_id=actor.account_id,
        )  # fmt: skip
    await session.flush()
    return form.id


async def end_patrol(
    session: AsyncSession, actor: Actor, patrol_id: UUID, ended_at: datetime | None, when: ActTime
) -> None:
    """End a round, complete or not. Ended twice is ended once with the first time. Raises NotFound, PatrolEnded."""
    patrol = await _own_patrol(session, actor, patrol_id)
    moment = max(when.believe(ended_at), patrol.started_at)
    if patrol.ended_at is not None:
        if patrol.ended_at == moment:
            return
        raise PatrolEnded
    patrol.ended_at = moment
    emit(session, "grid.patrol.ended", community=actor.community, about=patrol.id, grid_id=patrol.grid_id)
    await session.flush()
