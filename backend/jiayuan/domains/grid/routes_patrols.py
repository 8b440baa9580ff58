"""Rounds: planned on the desk, walked with a phone."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from jiayuan.access.requests import HouseRouter, Read, Write, permit
from jiayuan.access.sealed import When
from jiayuan.domains.grid import patrol_answers as answers
from jiayuan.domains.grid import patrol_exporting, patrol_queries, patrolling
from jiayuan.domains.grid import walking_forms as forms
from jiayuan.domains.grid.walking_problems import (
    ChecklistNameTaken,
    PatrolEnded,
    PatrolTaken,
    PointCheckedAlready,
    RouteNameTaken,
)
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.exporting import begin
from jiayuan.kernel.paging import CountedPage, CountedPaging
from jiayuan.kernel.problems import CursorBad, Invalid, NotFound, Stale, VersionMissing, problems
from jiayuan.kernel.reading import Rows
from jiayuan.kernel.writing import Created, IfMatch, created, etag
from jiayuan.territory.problems import NotYourGrid

router = HouseRouter(prefix="/grid", tags=["巡查"])


@router.get("/patrol-routes", summary="巡查路线", response_model=list[answers.RouteRow])
async def list_routes(read: Read, actor: Annotated[Actor, permit("grid.patrol.read")]) -> Rows:
    return Rows(await patrol_queries.list_routes(read, actor))


@router.post(
    "/patrol-routes",
    summary="新增巡查路线",
    status_code=201,
    response_model=Created,
    responses=problems(NotFound, RouteNameTaken, Invalid),
)
async def make_route(
    form: forms.NewRoute, session: Write, actor: Annotated[Actor, permit("grid.patrol.plan")]
) -> Created:
    return created(session, await patrolling.make_route(session, actor, form))


@router.get(
    "/patrol-routes/{route_id}",
    summary="巡查路线和点位",
    response_model=answers.RouteDetail,
    responses=problems(NotFound),
)
async def get_route(route_id: UUID, read: Read, actor: Annotated[Actor, permit("grid.patrol.read")]) -> Rows:
    found = await patrol_queries.get_route(read, actor, route_id)
    return Rows(found, headers=etag(found["version"]))


@router.put(
    "/patrol-routes/{route_id}",
    summary="修改巡查路线",
    status_code=204,
    responses=problems(NotFound, RouteNameTaken, Stale, VersionMissing, Invalid),
)
async def change_route(
    route_id: UUID,
    form: forms.RouteForm,
    session: Write,
    version: IfMatch,
    actor: Annotated[Actor, permit("grid.patrol.plan")],
) -> None:
    await patrolling.change_route(session, actor, route_id, form, version)


@router.get("/patrol-checklists", summary="巡查清单", response_model=list[answers.ChecklistRow])
async def list_checklists(read: Read, actor: Annotated[Actor, permit("grid.patrol.read")]) -> Rows:
    return Rows(await patrol_queries.list_checklists(read))


@router.post(
    "/patrol-checklists",
    summary="新增巡查清单",
    status_code=201,
    response_model=Created,
    responses=problems(ChecklistNameTaken, Invalid),
)
async def make_checklist(
    form: forms.ChecklistForm, session: Write, actor: Annotated[Actor, permit("grid.patrol.plan")]
) -> Created:
    return created(session, await patrolling.make_checklist(session, actor, form))


@router.put(
    "/patrol-checklists/{checklist_id}",
    summary="修改巡查清单",
    status_code=204,
    responses=problems(NotFound, ChecklistNameTaken, Stale, VersionMissing, Invalid),
)
async def change_checklist(
    checklist_id: UUID,
    form: forms.ChecklistForm,
    session: Write,
    version: IfMatch,
    actor: Annotated[Actor, permit("grid.patrol.plan")],
) -> None:
    await patrolling.change_checklist(session, actor, checklist_id, form, version)


@router.post(
    "/patrols",
    summary="开始巡查",
    status_code=201,
    response_model=Created,
    responses=problems(NotFound, PatrolTaken, Invalid),
)
async def start_patrol(
    form: forms.NewPatrol, session: Write, when: When, actor: Annotated[Actor, permit("grid.patrol.record")]
) -> Created:
    return created(session, await patrolling.start_patrol(session, actor, form, when))


@router.get(
    "/patrols",
    summary="巡查记录",
    response_model=CountedPage[answers.PatrolRow],
    responses=problems(NotFound, NotYourGrid, CursorBad),
)
async def list_patrols(
    read: Read,
    page: CountedPaging,
    actor: Annotated[Actor, permit("grid.patrol.read")],
    grid_id: UUID | None = None,
    route_id: UUID | None = None,
) -> Rows:
    return Rows(await patrol_queries.list_patrols(read, actor, page, grid_id, route_id))


@router.post(
    "/patrols/exports",
    summary="导出巡查记录",
    status_code=201,
    response_model=Created,
    responses=problems(NotFound, NotYourGrid, Invalid),
)
async def export_patrols(
    form: forms.PatrolExport, session: Write, read: Read, actor: Annotated[Actor, permit("grid.patrol.export")]
) -> Created:
    await patrol_queries.check_filter(read, actor, form.grid_id)
    return created(session, await begin(session, actor, patrol_exporting.PATROLS, form, form.reason))


@router.get(
    "/patrols/{patrol_id}", summary="巡查详情", response_model=answers.PatrolDetail, responses=problems(NotFound)
)
async def get_patrol(patrol_id: UUID, read: Read, actor: Annotated[Actor, permit("grid.patrol.read")]) -> Rows:
    return Rows(await patrol_queries.get_patrol(read, actor, patrol_id))


@router.post(
    "/patrols/{patrol_id}/checks",
    summary="记一个点位",
    status_code=201,
    response_model=Created,
    responses=problems(NotFound, PointCheckedAlready, Invalid),
)
async def check_point(
    patrol_id: UUID,
    form: forms.NewCheck,
    session: Write,
    when: When,
    actor: Annotated[Actor, permit("grid.patrol.record")],
) -> Created:
    return created(session, await patrolling.check_point(session, actor, patrol_id, form, when))


@router.put(
    "/patrols/{patrol_id}/ending",
    summary="结束巡查",
    status_code=204,
    responses=problems(NotFound, PatrolEnded, Invalid),
)
async def end_patrol(
    patrol_id: UUID,
    form: forms.PatrolEnding,
    session: Write,
    when: When,
    actor: Annotated[Actor, permit("grid.patrol.record")],
) -> None:
    await patrolling.end_patrol(session, actor, patrol_id, form.ended_at, when)
