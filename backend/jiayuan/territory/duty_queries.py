"""Reads about who is on duty: workers, leave, uncovered days, units, and who answers for a door."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import ARRAY, Date, Uuid, and_, bindparam, func, or_, select

from jiayuan.access.models import Account
from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.reading import Query, Reader, Row
from jiayuan.territory import rules
from jiayuan.territory.queries import MINE, building, duty, entrance, grid, leave, profile, responsible

account = Account.__table__
worker, stand_in = account.alias("worker"), account.alias("stand_in")
_today = bindparam("today", type_=Date)

DUTIES = Query(
    select(
        duty.c.id, duty.c.grid_id, grid.c.name.label("grid"), duty.c.worker_account_id, worker.c.name.label("worker"),
        duty.c.duty, duty.c.from_on, duty.c.until_on, stand_in.c.name.label("substitute"),
    )
    .join(grid, and_(grid.c.community_id == duty.c.community_id, grid.c.id == duty.c.grid_id))
    .join(worker, worker.c.id == duty.c.worker_account_id)
    .outerjoin(
        leave,
        and_(
            leave.c.community_id == duty.c.community_id, leave.c.grid_id == duty.c.grid_id,
            leave.c.worker_account_id == duty.c.worker_account_id, leave.c.state == "accepted",
            leave.c.from_on <= _today, leave.c.until_on > _today,
        ),
    )
    .outerjoin(stand_in, stand_in.c.id == leave.c.substitute_account_id)
    .where(duty.c.community_id == MINE, or_(duty.c.until_on.is_(None), duty.c.until_on > _today))
    .order_by(grid.c.serial, duty.c.duty.desc(), duty.c.from_on)
    .limit(1000)
)  # fmt: skip
LEAVES = Query(
    select(
        leave.c.id, leave.c.grid_id, grid.c.name.label("grid"), leave.c.worker_account_id,
        worker.c.name.label("worker"), leave.c.substitute_account_id, stand_in.c.name.label("substitute"),
        leave.c.from_on, leave.c.until_on, leave.c.reason, leave.c.state, leave.c.asked_at, leave.c.version,
    )
    .join(grid, and_(grid.c.community_id == leave.c.community_id, grid.c.id == leave.c.grid_id))
    .join(worker, worker.c.id == leave.c.worker_account_id)
    .join(stand_in, stand_in.c.id == leave.c.substitute_account_id)
    .where(leave.c.community_id == MINE, leave.c.until_on > _today)
    .where(or_(leave.c.state == "asked", leave.c.state == "accepted"))
    .order_by(leave.c.from_on, leave.c.id)
    .limit(200)
)  # fmt: skip
OPEN_GRIDS = Query(
    select(grid.c.id, grid.c.name)
    .where(grid.c.community_id == MINE, or_(grid.c.until_on.is_(None), grid.c.until_on > _today))
    .order_by(grid.c.serial)
)
COVER = Query(
    select(duty.c.grid_id, duty.c.duty, duty.c.worker_account_id, duty.c.from_on, duty.c.until_on).where(
        duty.c.community_id == MINE, or_(duty.c.until_on.is_(None), duty.c.until_on > _today)
    )
)
ABSENCE = Query(
    select(leave.c.grid_id, leave.c.worker_account_id, leave.c.from_on, leave.c.until_on).where(
        leave.c.community_id == MINE, leave.c.state == "accepted", leave.c.until_on > _today
    )
)


async def list_duties(read: Reader) -> list[Row]:
    """Everybody on duty now and later; who is on leave today with his substitute."""
    return await read.rows(DUTIES, today=clock.today())


async def list_leaves(read: Reader, actor: Actor, *, mine: bool) -> list[Row]:
    rows = await read.rows(LEAVES, today=clock.today())
    if not mine:
        return rows
    return [row for row in rows if actor.account_id in (row["worker_account_id"], row["substitute_account_id"])]


async def list_uncovered(read: Reader, days: int = 30) -> list[Row]:
    """Days in the next month on which a grid has no main worker, no deputy or nobody (R118). Leave has a substitute."""
    first = clock.today()
    cover = await read.rows(COVER, today=first)
    gaps: list[Row] = []
    for place in await read.rows(OPEN_GRIDS, today=first):
        spans = [row for row in cover if row["grid_id"] == place["id"]]
        for number in range(days):
            day = first + timedelta(days=number)
            there = {row["duty"] for row in spans if _covers(row, day)}
            lacks = "anybody" if not there else next((kind for kind in ("main", "deputy") if kind not in there), None)
            if lacks is None:
                continue
            last = gaps[-1] if gaps else None
            if last and (last["grid_id"], last["lacks"], last["until_on"]) == (place["id"], lacks, day):
                last["until_on"] = day + timedelta(days=1)
                continue
            gaps.append(
                {
                    "grid_id": place["id"], "grid": place["name"], "from_on": day,
                    "until_on": day + timedelta(days=1), "lacks": lacks,
                }
            )  # fmt: skip
    return gaps


def _covers(row: Row, day: date) -> bool:
    return bool(row["from_on"] <= day and (row["until_on"] is None or row["until_on"] > day))


DOOR = Query(
    select(
        entrance.c.id.label("entrance"), building.c.id.label("building"), building.c.estate_id.label("estate"),
        building.c.grid_id.label("grid"), profile.c.id.label("community"),
    )
    .join(building, and_(building.c.community_id == entrance.c.community_id, building.c.id == entrance.c.building_id))
    .outerjoin(profile, profile.c.community_id == entrance.c.community_id)
    .where(entrance.c.community_id == MINE, entrance.c.id == bindparam("id", type_=Uuid))
)  # fmt: skip
ANSWERING = Query(
    select(
        responsible.c.id, responsible.c.place_kind, responsible.c.role, responsible.c.name, responsible.c.line,
        responsible.c.from_on,
    )
    .where(responsible.c.community_id == MINE)
    .where(responsible.c.place_id == func.any(bindparam("places", type_=ARRAY(Uuid))))
    .where(responsible.c.from_on <= _today, or_(responsible.c.until_on.is_(None), responsible.c.until_on > _today))
)  # fmt: skip
ON_DUTY = Query(
    select(func.coalesce(stand_in.c.name, worker.c.name).label("name"), duty.c.duty, profile.c.line)
    .select_from(duty)
    .join(worker, worker.c.id == duty.c.worker_account_id)
    .outerjoin(profile, profile.c.community_id == duty.c.community_id)
    .outerjoin(
        leave,
        and_(
            leave.c.community_id == duty.c.community_id, leave.c.grid_id == duty.c.grid_id,
            leave.c.worker_account_id == duty.c.worker_account_id, leave.c.state == "accepted",
            leave.c.from_on <= _today, leave.c.until_on > _today,
        ),
    )
    .outerjoin(stand_in, stand_in.c.id == leave.c.substitute_account_id)
    .where(duty.c.community_id == MINE, duty.c.grid_id == bindparam("grid", type_=Uuid))
    .where(duty.c.from_on <= _today, or_(duty.c.until_on.is_(None), duty.c.until_on > _today))
    .order_by(duty.c.duty.desc())
    .limit(1)
)  # fmt: skip

#: The narrower place answers first.
_CELL = ("name", "line", "place_kind", "id", "from_on")
_NEAREST = ("entrance", "building", "grid", "estate", "community")


async def list_responsible(read: Reader, entrance_id: UUID) -> list[Row]:
    """Who answers for this door, role by role; a role with nobody has no name and is red (R088). Raises NotFound."""
    door = await read.one(DOOR, id=entrance_id)
    places = [place for place in door.values() if place is not None]
    today = clock.today()
    found = await read.rows(ANSWERING, places=places, today=today)
    duty_now = await read.first(ON_DUTY, grid=door["grid"], today=today) if door["grid"] else None
    cells = [
        {
            "role": "grid_worker", "title": "网格员", "name": duty_now["name"] if duty_now else None,
            "line": duty_now["line"] if duty_now else None, "place_kind": "grid" if duty_now else None,
            "id": None, "from_on": None,
        }
    ]  # fmt: skip
    for role, title in rules.RESPONSIBLE_ROLES.items():
        near = sorted((row for row in found if row["role"] == role), key=lambda row: _NEAREST.index(row["place_kind"]))
        cell = near[0] if near else dict.fromkeys(_CELL)
        cells.append({"role": role, "title": title} | {key: cell[key] for key in _CELL})
    return cells
