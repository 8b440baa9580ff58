"""The house view: one building as floors and doors, and the strip of all buildings by grid. Two queries, no names."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from uuid import UUID

from sqlalchemy import ARRAY, Date, Uuid, and_, bindparam, case, distinct, func, or_, select
from sqlalchemy.dialects.postgresql import aggregate_order_by

from jiayuan.kernel import clock
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.problems import NotFound
from jiayuan.kernel.reading import Query, Reader, Row
from jiayuan.people.identity import mask_name, split_name
from jiayuan.people.models import Person, Resident
from jiayuan.people.record_models import CareTag
from jiayuan.territory.duty_queries import not_your_grid
from jiayuan.territory.queries import MINE, building, dwelling, entrance, estate, grid, own_grids

resident, person, tag = Resident.__table__, Person.__table__, CareTag.__table__

#: Which of these dwellings have something due (a visit, a fact to confirm); a floor above answers, if there is one.
Due = Callable[[Reader, Collection[UUID]], Awaitable[set[UUID]]]
_DUE: list[Due] = []


def marks_due(asks: Due) -> Due:
    """Register what marks a door in the house view: ``async (read, building_ids) -> dwelling ids``."""
    _DUE.append(asks)
    return asks


def _head() -> Query:
    return Query(
        select(
            building.c.id, building.c.number, building.c.floors, building.c.grid_id, estate.c.name.label("estate"),
            grid.c.name.label("grid"), entrance.c.id.label("entrance_id"), entrance.c.number.label("entrance"),
            entrance.c.doors_per_floor, entrance.c.has_lift, entrance.c.door_control,
        )
        .join(estate, and_(estate.c.community_id == building.c.community_id, estate.c.id == building.c.estate_id))
        .outerjoin(grid, and_(grid.c.community_id == building.c.community_id, grid.c.id == building.c.grid_id))
        .outerjoin(
            entrance,
            and_(entrance.c.community_id == building.c.community_id, entrance.c.building_id == building.c.id),
        )
        .where(building.c.community_id == MINE, building.c.id == bindparam("id", type_=Uuid))
        .order_by(entrance.c.position, entrance.c.number)
    )  # fmt: skip


def _cells() -> Query:
    today = bindparam("today", type_=Date)
    tags = (
        select(func.array_agg(aggregate_order_by(distinct(tag.c.tag), tag.c.tag)))
        .select_from(
            resident.join(
                tag, and_(tag.c.community_id == resident.c.community_id, tag.c.person_id == resident.c.person_id)
            )
        )
        .where(resident.c.community_id == dwelling.c.community_id, resident.c.dwelling_id == dwelling.c.id)
        .where(resident.c.until_on.is_(None), resident.c.presence != "away")
        .where(or_(tag.c.disability_kind.is_(None), tag.c.disability_kind != 6))
        .where(tag.c.from_on <= today, or_(tag.c.until_on.is_(None), tag.c.until_on > today))
        .correlate(dwelling)
        .scalar_subquery()
    )
    lives = and_(
        resident.c.community_id == dwelling.c.community_id,
        resident.c.dwelling_id == dwelling.c.id,
        resident.c.until_on.is_(None),
        resident.c.presence != "away",
    )
    heads = case((resident.c.relation == "02", person.c.name))
    return Query(
        select(
            dwelling.c.id, entrance.c.number.label("entrance"), dwelling.c.floor, dwelling.c.door, dwelling.c.use,
            func.min(heads).label("head"), func.count(resident.c.id).label("people"),
            func.count(distinct(resident.c.household_id)).label("households"), tags.label("tags"),
        )
        .join(
            entrance, and_(entrance.c.community_id == dwelling.c.community_id, entrance.c.id == dwelling.c.entrance_id)
        )
        .outerjoin(resident, lives)
        .outerjoin(person, and_(person.c.community_id == resident.c.community_id, person.c.id == resident.c.person_id))
        .where(dwelling.c.community_id == MINE, dwelling.c.building_id == bindparam("id", type_=Uuid))
        .group_by(
            dwelling.c.community_id, dwelling.c.id, entrance.c.number, entrance.c.position,
            dwelling.c.floor, dwelling.c.door, dwelling.c.use,
        )
        .order_by(dwelling.c.floor.desc(), entrance.c.position, dwelling.c.door)
    )  # fmt: skip


_HEAD, _CELLS = _head(), _cells()


async def check_open(read: Reader, actor: Actor, permission: str, building_id: UUID) -> Row:
    """The building's head rows, if the actor may open it. Raises NotFound, NotYourGrid with who can."""
    rows = await read.rows(_HEAD, id=building_id)
    if not rows:
        raise NotFound
    grids = own_grids(actor, permission)
    if grids is not None and rows[0]["grid_id"] not in grids:
        raise await not_your_grid(read, rows[0]["grid"], rows[0]["grid_id"])
    return {"rows": rows}


async def get_house(read: Reader, actor: Actor, building_id: UUID) -> Row:
    """Floors × doors: surname and headcount, tags without kind or grade (settled 21). Raises NotFound, NotYourGrid."""
    rows = (await check_open(read, actor, "territory.house.read", building_id))["rows"]
    cells = await read.rows(_CELLS, id=building_id, today=clock.today())
    due = {found for asks in _DUE for found in await asks(read, [building_id])}
    for cell in cells:
        head = cell.pop("head")
        cell["surname"] = (split_name(head)[0] or mask_name(head)) if head else None
        cell["tags"] = cell["tags"] or []
        cell["due"] = cell["id"] in due
    first = rows[0]
    return {
        "id": first["id"], "estate": first["estate"], "number": first["number"], "floors": first["floors"],
        "grid_id": first["grid_id"], "grid": first["grid"],
        "entrances": [
            {
                "id": row["entrance_id"], "number": row["entrance"], "doors_per_floor": row["doors_per_floor"],
                "has_lift": row["has_lift"], "door_control": row["door_control"],
            }
            for row in rows
            if row["entrance_id"] is not None
        ],
        "cells": cells,
    }  # fmt: skip


STRIP = Query(
    select(
        building.c.id, building.c.number, building.c.estate_id, estate.c.name.label("estate"), building.c.grid_id,
        grid.c.name.label("grid"),
    )
    .join(estate, and_(estate.c.community_id == building.c.community_id, estate.c.id == building.c.estate_id))
    .outerjoin(grid, and_(grid.c.community_id == building.c.community_id, grid.c.id == building.c.grid_id))
    .where(building.c.community_id == MINE)
    .order_by(grid.c.serial.nulls_last(), building.c.position, building.c.number)
    .limit(2000)
)  # fmt: skip
OF_DWELLINGS = Query(
    select(dwelling.c.building_id, func.count().label("due"))
    .where(dwelling.c.community_id == MINE, dwelling.c.id == func.any(bindparam("ids", type_=ARRAY(Uuid))))
    .group_by(dwelling.c.building_id)
)


async def list_strip(read: Reader) -> list[Row]:
    """All buildings by grid, each with how many doors have something due."""
    rows = await read.rows(STRIP)
    due = {found for asks in _DUE for found in await asks(read, [row["id"] for row in rows])}
    counts = {row["building_id"]: row["due"] for row in await read.rows(OF_DWELLINGS, ids=list(due))} if due else {}
    return [row | {"due": counts.get(row["id"], 0)} for row in rows]
