"""What stands and who lives in the places of a community: counted, added up and shown, no names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import Uuid, and_, bindparam, func, or_, select

from jiayuan.kernel.reading import Query, Reader, Row
from jiayuan.people.models import Household, Resident
from jiayuan.territory import rules
from jiayuan.territory.queries import (
    CONVERSION,
    ENTRANCES,
    GRIDS,
    HISTORY,
    HOSTS,
    MINE,
    PREDECESSORS,
    PROFILE,
    area,
    building,
    community,
    dwelling,
    entrance,
    estate,
    grid,
)

resident, household = Resident.__table__, Household.__table__


def _buildings(*, of_one: bool) -> Query:
    here = dwelling.c.building_id == building.c.id
    own = dwelling.c.community_id == building.c.community_id
    dwellings = select(func.count()).where(own, here).scalar_subquery()
    entrances = (
        select(func.count())
        .where(entrance.c.community_id == building.c.community_id, entrance.c.building_id == building.c.id)
        .scalar_subquery()
    )
    households = (
        select(func.count())
        .select_from(household.join(dwelling, and_(own, dwelling.c.id == household.c.dwelling_id)))
        .where(household.c.community_id == building.c.community_id, here, household.c.until_on.is_(None))
        .scalar_subquery()
    )
    residents = (
        select(func.count())
        .where(resident.c.community_id == building.c.community_id, resident.c.building_id == building.c.id)
        .where(resident.c.until_on.is_(None), resident.c.presence != "away")
        .scalar_subquery()
    )
    found = (
        select(
            *[column for column in building.c if column.name != "community_id"],
            estate.c.name.label("estate"),
            grid.c.name.label("grid"),
            dwellings.label("dwellings"),
            entrances.label("entrances_count"),
            households.label("households"),
            residents.label("residents"),
        )
        .join(estate, and_(estate.c.community_id == building.c.community_id, estate.c.id == building.c.estate_id))
        .outerjoin(grid, and_(grid.c.community_id == building.c.community_id, grid.c.id == building.c.grid_id))
        .where(building.c.community_id == MINE)
    )
    if of_one:
        return Query(found.where(building.c.id == bindparam("id", type_=Uuid)))
    wanted = bindparam("estate_id", type_=Uuid)
    in_grid = bindparam("grid_id", type_=Uuid)
    return Query(
        found.where(or_(wanted.is_(None), building.c.estate_id == wanted))
        .where(or_(in_grid.is_(None), building.c.grid_id == in_grid))
        .order_by(estate.c.name, building.c.position, building.c.number)
        .limit(1000)
    )


_BUILDINGS, _BUILDING = _buildings(of_one=False), _buildings(of_one=True)


async def list_buildings(read: Reader, estate_id: UUID | None, grid_id: UUID | None) -> list[Row]:
    """All buildings with what stands in them; a community has tens, at most hundreds."""
    found = await read.rows(_BUILDINGS, estate_id=estate_id, grid_id=grid_id)
    for row in found:
        row["complete_percent"] = rules.completeness(row).percent
    return found


async def get_building(read: Reader, building_id: UUID) -> Row:
    """A building with its entrances, its grids over time and what its record lacks. Raises NotFound."""
    found = await read.one(_BUILDING, id=building_id)
    judged = rules.completeness(found)
    return found | {
        "complete_percent": judged.percent,
        "missing": list(judged.missing),
        "facts": len(rules.BUILDING_FACTS),
        "grids": await read.rows(HISTORY, id=building_id),
        "entrances": await read.rows(ENTRANCES, id=building_id),
    }


def _sums() -> Query:
    """Per building with grid and estate; few rows, added up outside, so that parts and whole cannot differ."""
    doors = (
        select(dwelling.c.building_id, func.count().label("n"))
        .where(dwelling.c.community_id == MINE)
        .group_by(dwelling.c.building_id)
        .subquery()
    )
    homes = (
        select(dwelling.c.building_id, func.count().label("n"))
        .join(
            household,
            and_(household.c.community_id == dwelling.c.community_id, household.c.dwelling_id == dwelling.c.id),
        )
        .where(dwelling.c.community_id == MINE, household.c.community_id == MINE, household.c.until_on.is_(None))
        .group_by(dwelling.c.building_id)
        .subquery()
    )
    people = (
        select(resident.c.building_id, func.count().label("n"))
        .where(resident.c.community_id == MINE, resident.c.until_on.is_(None), resident.c.presence != "away")
        .where(resident.c.is_main)
        .group_by(resident.c.building_id)
        .subquery()
    )
    return Query(
        select(
            building.c.id, building.c.grid_id, grid.c.name.label("grid"), grid.c.serial,
            building.c.estate_id, estate.c.name.label("estate"),
            func.coalesce(doors.c.n, 0).label("dwellings"), func.coalesce(homes.c.n, 0).label("households"),
            func.coalesce(people.c.n, 0).label("residents"),
        )
        .join(estate, and_(estate.c.community_id == building.c.community_id, estate.c.id == building.c.estate_id))
        .outerjoin(grid, and_(grid.c.community_id == building.c.community_id, grid.c.id == building.c.grid_id))
        .outerjoin(doors, doors.c.building_id == building.c.id)
        .outerjoin(homes, homes.c.building_id == building.c.id)
        .outerjoin(people, people.c.building_id == building.c.id)
        .where(building.c.community_id == MINE)
        .order_by(building.c.position)
    )  # fmt: skip


_SUMS = _sums()
OUR_AREA = Query(
    select(func.coalesce(area.c.own_area_km2, area.c.area_km2).label("km2"))
    .join(community, community.c.code == area.c.code)
    .where(community.c.id == MINE)
)
_COUNTED = ("buildings", "dwellings", "households", "residents")


async def sum_community(read: Reader) -> Row:
    """The community by grid and by estate, each adding up to the whole with 未归属 (R006, GR-02)."""
    rows = [row | {"buildings": 1} for row in await read.rows(_SUMS)]
    size = await read.first(OUR_AREA)
    grids = await read.rows(GRIDS)
    by_grid = {row["id"]: _sum(row["id"], row["name"], []) for row in grids if row["until_on"] is None}
    for row in rows:
        key = row["grid_id"]
        by_grid.setdefault(key, _sum(key, row["grid"] or "未归属", []))
    for key, line in by_grid.items():
        inside = [row for row in rows if row["grid_id"] == key]
        by_grid[key] = _sum(key, str(line["name"]), inside)
    estates = {row["estate_id"]: row["estate"] for row in rows}
    by_estate = [_sum(key, name, [row for row in rows if row["estate_id"] == key]) for key, name in estates.items()]
    whole = _sum(None, "全社区", rows)
    judged = rules.committee_size(int(str(whole["households"])))
    kilometres = size["km2"] if size else None
    return {
        "whole": whole | {"judged": judged.judged, "words": judged.words},
        "by_grid": list(by_grid.values()),
        "by_estate": by_estate,
        "may_publish": None not in by_grid,
        "per_km2": round(int(str(whole["residents"])) / kilometres, 1) if kilometres else None,
    }


def _sum(key: UUID | None, name: str, rows: Sequence[Mapping[str, object]]) -> Row:
    total = {what: sum(int(str(row[what])) for row in rows) for what in _COUNTED}
    band = rules.grid_size(total["households"], total["residents"]) if key is not None else None
    return {
        "id": key, "name": name, **total,
        "judged": band.judged if band else None, "words": band.words if band else None,
    }  # fmt: skip


async def get_profile(read: Reader) -> Row:
    found = await read.one(PROFILE)
    steps = {row["step"]: row | {"title": rules.CONVERSION_STEPS[row["step"]]} for row in await read.rows(CONVERSION)}
    sums = await sum_community(read)
    return found | {
        "conversion": [steps[step] for step in rules.CONVERSION_STEPS if step in steps],
        "hosts": await read.rows(HOSTS),
        "predecessors": await read.rows(PREDECESSORS, code=found["code"]),
        "committee": sums["whole"]["words"],
    }
