"""Reads about who is on duty: workers, leave, units, and who answers for a door."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Date, Integer, Select, Uuid, and_, bindparam, exists, func, or_, select

from jiayuan.access.models import Account
from jiayuan.kernel import clock, files
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.reading import Query, Reader, Row
from jiayuan.territory import rules
from jiayuan.territory.problems import NotYourGrid
from jiayuan.territory.queries import (
    MINE,
    PROFILE,
    building,
    community,
    duty,
    dwelling,
    entrance,
    estate,
    grid,
    leave,
    profile,
    responsible,
    unit,
    unit_address,
)

account = Account.__table__
worker, stand_in = account.alias("worker"), account.alias("stand_in")
_today = bindparam("today", type_=Date)
#: A duty that is held today; the day after its last it is over.
HELD_TODAY = and_(duty.c.from_on <= _today, or_(duty.c.until_on.is_(None), duty.c.until_on > _today))
#: Who is there today: the worker, or whoever has accepted to stand in for him.
THERE_TODAY = func.coalesce(stand_in.c.name, worker.c.name)


def with_stand_in(duties: Select[Any]) -> Select[Any]:
    """Beside each duty its worker and, on the days of his leave, who has accepted to stand in; wants ``today``."""
    on_leave = and_(
        leave.c.community_id == duty.c.community_id, leave.c.grid_id == duty.c.grid_id,
        leave.c.worker_account_id == duty.c.worker_account_id, leave.c.state == "accepted",
        leave.c.from_on <= _today, leave.c.until_on > _today,
    )  # fmt: skip
    return (
        duties.join(worker, worker.c.id == duty.c.worker_account_id)
        .outerjoin(leave, on_leave)
        .outerjoin(stand_in, stand_in.c.id == leave.c.substitute_account_id)
    )


DUTIES = Query(
    with_stand_in(
        select(
            duty.c.id, duty.c.grid_id, grid.c.name.label("grid"), duty.c.worker_account_id,
            worker.c.name.label("worker"), duty.c.duty, duty.c.from_on, duty.c.until_on,
            stand_in.c.name.label("substitute"), duty.c.photo_id,
        )
        .select_from(duty)
        .join(grid, and_(grid.c.community_id == duty.c.community_id, grid.c.id == duty.c.grid_id))
    )
    .where(duty.c.community_id == MINE, or_(duty.c.until_on.is_(None), duty.c.until_on > _today))
    .order_by(grid.c.serial, duty.c.duty.desc(), duty.c.from_on)
    .limit(1000)
)  # fmt: skip
#: Who opens a grid today: its worker and, behind him, the deputy, or who stands in for them.
THERE = Query(
    with_stand_in(select(THERE_TODAY.label("name")).select_from(duty))
    .where(duty.c.community_id == MINE, duty.c.grid_id == bindparam("grid_id", type_=Uuid), HELD_TODAY)
    .order_by(duty.c.duty.desc(), duty.c.from_on)
)
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


async def list_duties(read: Reader, actor: Actor) -> list[Row]:
    """Everybody on duty now and later; who is on leave today with his substitute."""
    rows = await read.rows(DUTIES, today=clock.today())
    for row in rows:
        photo = row.pop("photo_id")
        row["photo_address"] = files.sign_address(photo, actor) if photo is not None else None
    return rows


async def not_your_grid(read: Reader, name: str | None, grid_id: UUID | None) -> NotYourGrid:
    """The refusal of a known place, naming who can open it (settled 16)."""
    there = await read.rows(THERE, grid_id=grid_id, today=clock.today()) if grid_id is not None else []
    who = "、".join(dict.fromkeys(row["name"] for row in there))
    return NotYourGrid(grid=name or "未划入网格的楼", who=who or "社区")


async def list_leaves(read: Reader, actor: Actor, *, mine: bool) -> list[Row]:
    rows = await read.rows(LEAVES, today=clock.today())
    if not mine:
        return rows
    return [row for row in rows if actor.account_id in (row["worker_account_id"], row["substitute_account_id"])]


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
CHART_DOORS = Query(
    select(
        entrance.c.id.label("entrance_id"), building.c.id.label("building_id"), building.c.estate_id,
        building.c.grid_id, profile.c.id.label("profile_id"), grid.c.name.label("grid"),
        estate.c.name.label("estate"), building.c.number.label("building"), entrance.c.number.label("entrance"),
        select(func.count())
        .where(dwelling.c.community_id == entrance.c.community_id, dwelling.c.entrance_id == entrance.c.id)
        .scalar_subquery()
        .label("dwellings"),
    )
    .join(building, and_(building.c.community_id == entrance.c.community_id, building.c.id == entrance.c.building_id))
    .join(estate, and_(estate.c.community_id == building.c.community_id, estate.c.id == building.c.estate_id))
    .outerjoin(grid, and_(grid.c.community_id == building.c.community_id, grid.c.id == building.c.grid_id))
    .outerjoin(profile, profile.c.community_id == entrance.c.community_id)
    .where(entrance.c.community_id == MINE)
    .order_by(grid.c.serial, estate.c.name, building.c.position, building.c.number, entrance.c.position)
    .limit(5000)
)  # fmt: skip
ALL_ANSWERING = Query(
    select(responsible.c.place_kind, responsible.c.place_id, responsible.c.role, responsible.c.name, responsible.c.line)
    .where(responsible.c.community_id == MINE)
    .where(responsible.c.from_on <= _today, or_(responsible.c.until_on.is_(None), responsible.c.until_on > _today))
)
ON_DUTY = Query(
    with_stand_in(select(THERE_TODAY.label("name"), duty.c.duty, profile.c.line).select_from(duty))
    .outerjoin(profile, profile.c.community_id == duty.c.community_id)
    .where(duty.c.community_id == MINE, duty.c.grid_id == bindparam("grid", type_=Uuid), HELD_TODAY)
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
    cells: list[Row] = [
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


async def get_chart(read: Reader) -> Row:
    """Who is responsible for every entrance, role by role: the nearest place answers first (R088)."""
    today = clock.today()
    about = await read.first(PROFILE)
    named = {
        (row["place_kind"], row["place_id"], row["role"]): row for row in await read.rows(ALL_ANSWERING, today=today)
    }
    workers = {
        row["grid_id"]: row["substitute"] or row["worker"]
        for row in reversed(await read.rows(DUTIES, today=today))
        if row["from_on"] <= today
    }
    rows: list[Row] = []
    for door in await read.rows(CHART_DOORS):
        places = {
            "entrance": door.pop("entrance_id"), "building": door.pop("building_id"), "grid": door.pop("grid_id"),
            "estate": door.pop("estate_id"), "community": door.pop("profile_id"),
        }  # fmt: skip
        worker = workers.get(places["grid"])
        cells: list[Row] = [_chart_cell("grid_worker", "网格员", worker, about["line"] if worker and about else None)]
        cells[0]["place_kind"] = "grid" if worker else None
        for role, title in rules.RESPONSIBLE_ROLES.items():
            near = next((kind for kind in _NEAREST if (kind, places[kind], role) in named), None)
            found = named[near, places[near], role] if near else {"name": None, "line": None}
            cell = _chart_cell(role, title, found["name"], found["line"])
            cells.append(cell | {"place_kind": near})
        rows.append(door | {"entrance_id": places["entrance"], "building_id": places["building"], "cells": cells})
    return {
        "community": about["name"] if about else "", "line": about["line"] if about else None, "rows": rows,
        "nobody": sum(cell["name"] is None for row in rows for cell in row["cells"]),
    }  # fmt: skip


def _chart_cell(role: str, title: str, name: str | None, line: str | None) -> Row:
    return {"role": role, "title": title, "name": name, "line": line}


UNPLACED = Query(
    select(unit.c.id, community.c.name.label("community"), unit.c.name, unit.c.kind, unit.c.superior, unit.c.line)
    .join(community, community.c.id == unit.c.community_id)
    .where(unit.c.community_id == func.any(bindparam("communities", type_=ARRAY(Integer))))
    .where(or_(unit.c.closed_on.is_(None), unit.c.closed_on > _today))
    .where(
        ~exists(
            select(unit_address.c.id).where(
                unit_address.c.community_id == unit.c.community_id, unit_address.c.unit_id == unit.c.id,
                unit_address.c.from_on <= _today,
                or_(unit_address.c.until_on.is_(None), unit_address.c.until_on > _today),
            )
        )
    )
    .order_by(community.c.code, unit.c.pinyin, unit.c.id)
    .limit(500)
)  # fmt: skip


async def list_unplaced(read: Reader, actor: Actor) -> list[Row]:
    """Units with no address now, of all communities that the actor sees: a street settles whose they are (R313)."""
    communities = [actor.community] if actor.community in actor.communities else list(actor.communities)
    return await read.rows(UNPLACED, communities=communities, today=clock.today())
