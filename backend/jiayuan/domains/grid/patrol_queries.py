"""Reads about rounds: routes with their points, what is due, what was found."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache
from uuid import UUID

from sqlalchemy import ARRAY, DateTime, Integer, Uuid, and_, bindparam, func, select, tuple_

from jiayuan.domains.grid.patrol_models import Patrol, PatrolCheck, PatrolChecklist, PatrolPoint, PatrolRoute
from jiayuan.domains.grid.walking_scope import check_grid, grids_seen
from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.paging import PageQuery
from jiayuan.kernel.problems import NotFound
from jiayuan.kernel.reading import Query, Reader, Row
from jiayuan.territory.models import Grid
from jiayuan.territory.queries import MINE

route, point, patrol = PatrolRoute.__table__, PatrolPoint.__table__, Patrol.__table__
check, checklist, grid = PatrolCheck.__table__, PatrolChecklist.__table__, Grid.__table__

_POINTS = (
    select(func.count(point.c.id))
    .where(point.c.community_id == route.c.community_id, point.c.route_id == route.c.id, point.c.removed_at.is_(None))
    .scalar_subquery()
)
_LAST = (
    select(func.max(patrol.c.started_at))
    .where(patrol.c.community_id == route.c.community_id, patrol.c.route_id == route.c.id)
    .scalar_subquery()
)
_ROUTES = (
    select(
        route.c.id, route.c.grid_id, grid.c.name.label("grid"), route.c.name, route.c.every_days, route.c.is_used,
        _POINTS.label("points"), _LAST.label("last_at"), route.c.version,
    )
    .join(grid, and_(grid.c.community_id == route.c.community_id, grid.c.id == route.c.grid_id))
    .where(route.c.community_id == MINE)
)  # fmt: skip
ROUTES = Query(_ROUTES.order_by(grid.c.serial, route.c.name, route.c.id).limit(500))
OF_GRIDS = Query(
    _ROUTES.where(route.c.grid_id == func.any(bindparam("grids", type_=ARRAY(Uuid))))
    .order_by(grid.c.serial, route.c.name, route.c.id)
    .limit(500)
)
ROUTE = Query(_ROUTES.where(route.c.id == bindparam("id", type_=Uuid)))
POINTS = Query(
    select(
        point.c.id, point.c.position, point.c.name, point.c.building_id, point.c.entrance_id, point.c.checklist_id,
        point.c.code,
    )
    .where(point.c.community_id == MINE, point.c.route_id == bindparam("id", type_=Uuid), point.c.removed_at.is_(None))
    .order_by(point.c.position)
)  # fmt: skip
CHECKLISTS = Query(
    select(checklist.c.id, checklist.c.name, checklist.c.lines, checklist.c.is_used, checklist.c.version)
    .where(checklist.c.community_id == MINE)
    .order_by(checklist.c.name)
    .limit(200)
)
_DONE = (
    select(func.count(check.c.id))
    .where(check.c.community_id == patrol.c.community_id, check.c.patrol_id == patrol.c.id)
    .scalar_subquery()
)
_FOUND = (
    select(func.coalesce(func.sum(check.c.findings), 0))
    .where(check.c.community_id == patrol.c.community_id, check.c.patrol_id == patrol.c.id)
    .scalar_subquery()
)
_PATROLS = (
    select(
        patrol.c.id, patrol.c.route_id, route.c.name.label("route"), patrol.c.grid_id, grid.c.name.label("grid"),
        patrol.c.worker_name,
        patrol.c.started_at, patrol.c.ended_at, patrol.c.points, _DONE.label("checked"), _FOUND.label("findings"),
        patrol.c.is_gap,
    )
    .join(route, and_(route.c.community_id == patrol.c.community_id, route.c.id == patrol.c.route_id))
    .join(grid, and_(grid.c.community_id == patrol.c.community_id, grid.c.id == patrol.c.grid_id))
    .where(patrol.c.community_id == MINE)
)  # fmt: skip
PATROL = Query(_PATROLS.where(patrol.c.id == bindparam("id", type_=Uuid)))
CHECKS = Query(
    select(
        check.c.id, check.c.point_id, point.c.name.label("point"), check.c.checked_at, check.c.results,
        check.c.findings, check.c.files,
    )
    .join(point, and_(point.c.community_id == check.c.community_id, point.c.id == check.c.point_id))
    .where(check.c.community_id == MINE, check.c.patrol_id == bindparam("id", type_=Uuid))
    .order_by(check.c.checked_at, check.c.id)
)  # fmt: skip

AMISS = Query(
    select(check.c.patrol_id, point.c.name, checklist.c.lines, check.c.results)
    .join(point, and_(point.c.community_id == check.c.community_id, point.c.id == check.c.point_id))
    .join(
        checklist, and_(checklist.c.community_id == point.c.community_id, checklist.c.id == point.c.checklist_id)
    )
    .where(
        check.c.community_id == MINE, check.c.findings > 0,
        check.c.patrol_id == func.any(bindparam("patrols", type_=ARRAY(Uuid))),
    )
    .order_by(check.c.patrol_id, check.c.checked_at, check.c.id)
)  # fmt: skip


@lru_cache(maxsize=8)
def _patrols(shape: frozenset[str]) -> Query:
    found = _PATROLS
    if "grid_id" in shape:
        found = found.where(patrol.c.grid_id == bindparam("grid_id", type_=Uuid))
    elif "grids" in shape:
        found = found.where(patrol.c.grid_id == func.any(bindparam("grids", type_=ARRAY(Uuid))))
    if "route_id" in shape:
        found = found.where(patrol.c.route_id == bindparam("route_id", type_=Uuid))
    return Query(
        found.where(
            tuple_(patrol.c.started_at, patrol.c.id)
            < tuple_(bindparam("after_at", type_=DateTime(timezone=True)), bindparam("after_id", type_=Uuid))
        )
        .order_by(patrol.c.started_at.desc(), patrol.c.id.desc())
        .limit(bindparam("limit", type_=Integer))
    )


async def list_due(read: Reader, grid_id: UUID, today: date) -> list[Row]:
    """The rounds of a grid whose day has come; one without points is none."""
    found = []
    for row in await read.rows(OF_GRIDS, grids=[grid_id]):
        last_on = clock.day_of(row["last_at"]) if row["last_at"] is not None else None
        due_on = last_on + timedelta(days=row["every_days"]) if last_on is not None else today
        if row["is_used"] and row["points"] and due_on <= today:
            found.append(
                {
                    "route_id": row["id"], "name": row["name"], "points": row["points"], "last_on": last_on,
                    "due_on": due_on,
                }
            )  # fmt: skip
    return found


async def list_routes(read: Reader, actor: Actor) -> list[Row]:
    """All routes for the desk, those of own grids for a worker."""
    seen = await grids_seen(read, actor, "grid.patrol.read")
    return await read.rows(ROUTES) if seen is None else await read.rows(OF_GRIDS, grids=sorted(seen))


async def get_route(read: Reader, actor: Actor, route_id: UUID) -> Row:
    """A route with its points in order. Raises NotFound."""
    found = await read.one(ROUTE, id=route_id)
    await _check_seen(read, actor, found["grid_id"])
    return found | {"points": await read.rows(POINTS, id=route_id)}


async def _check_seen(read: Reader, actor: Actor, grid_id: UUID) -> None:
    seen = await grids_seen(read, actor, "grid.patrol.read")
    if seen is not None and grid_id not in seen:
        raise NotFound


async def list_checklists(read: Reader) -> list[Row]:
    return await read.rows(CHECKLISTS)


async def check_filter(read: Reader, actor: Actor, grid_id: UUID | None) -> None:
    """Raises NotYourGrid for a known grid of others, NotFound for none."""
    if grid_id is not None:
        await check_grid(read, actor, "grid.patrol.read", grid_id)


async def list_patrols(
    read: Reader, actor: Actor, page: PageQuery, grid_id: UUID | None, route_id: UUID | None
) -> dict[str, object]:
    """Rounds, the last first. Raises NotYourGrid for a known grid of others."""
    values: dict[str, object] = {}
    seen = await grids_seen(read, actor, "grid.patrol.read")
    await check_filter(read, actor, grid_id)
    if grid_id is not None:
        values["grid_id"] = grid_id
    elif seen is not None:
        values["grids"] = sorted(seen)
    if route_id is not None:
        values["route_id"] = route_id
    query = _patrols(frozenset(values))
    rows = await read.rows(query, **values, **page.before(at=datetime, id=UUID))
    document = page.page(rows, at="started_at", id="id")
    if page.counted:
        document["total"] = await read.total(query, **values, **page.whole.before(at=datetime, id=UUID))
    return document


async def get_patrol(read: Reader, actor: Actor, patrol_id: UUID) -> Row:
    """A round with all its points. Raises NotFound."""
    found = await read.one(PATROL, id=patrol_id)
    await _check_seen(read, actor, found["grid_id"])
    return found | {"checks": await read.rows(CHECKS, id=patrol_id)}


async def findings_of(read: Reader, patrols: list[UUID]) -> dict[UUID, list[str]]:
    """What was amiss on each of these rounds: the point, and the words of the worker or of the check-list."""
    found: dict[UUID, list[str]] = {}
    for row in await read.rows(AMISS, patrols=patrols):
        asked = {line["code"]: line["title"] for line in row["lines"]}
        found.setdefault(row["patrol_id"], []).extend(
            f"{row['name']}：{result.get('words') or asked.get(result['code'], result['code'])}"
            for result in row["results"]
            if not result["ok"]
        )
    return found
