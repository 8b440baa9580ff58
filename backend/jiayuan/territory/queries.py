"""Reads about places, and their answers put together."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Integer,
    String,
    Uuid,
    and_,
    bindparam,
    func,
    null,
    select,
    tuple_,
    union_all,
)

from jiayuan.access.permissions import held_by
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.models import Community
from jiayuan.kernel.problems import NotFound
from jiayuan.kernel.reading import Query, Reader, Row
from jiayuan.territory import rules
from jiayuan.territory.areas import area_version
from jiayuan.territory.duty_models import GridDuty, GridLeave, Responsible, Unit, UnitAddress
from jiayuan.territory.models import (
    Area,
    AreaFormerName,
    AreaSuccession,
    Building,
    BuildingGrid,
    CommunityHost,
    CommunityProfile,
    ConversionStep,
    Dwelling,
    Entrance,
    Estate,
    Grid,
)

MINE = bindparam("community", type_=Integer)

area, former, succession = Area.__table__, AreaFormerName.__table__, AreaSuccession.__table__
estate, grid, building = Estate.__table__, Grid.__table__, Building.__table__
member, entrance, dwelling = BuildingGrid.__table__, Entrance.__table__, Dwelling.__table__
duty, leave, responsible = GridDuty.__table__, GridLeave.__table__, Responsible.__table__
unit, unit_address = Unit.__table__, UnitAddress.__table__
profile, conversion, community = CommunityProfile.__table__, ConversionStep.__table__, Community.__table__
host = CommunityHost.__table__


_AREA = (area.c.code, area.c.name, area.c.level, area.c.parent_code, area.c.until_on)

CHILDREN = Query(
    select(*_AREA, null().label("former_name"))
    .where(area.c.parent_code == bindparam("parent", type_=String))
    .order_by(area.c.code)
    .limit(1000)
)
PROVINCES = Query(
    select(*_AREA, null().label("former_name")).where(area.c.parent_code.is_(None)).order_by(area.c.code).limit(100)
)
#: By name from its beginning, by former name, or by code.
AREA_SEARCH = Query(
    union_all(
        select(*_AREA, null().label("former_name"))
        .where(
            area.c.name.op("^@")(bindparam("q", type_=String)), area.c.code.op("^@")(bindparam("under", type_=String))
        )
        .order_by(area.c.name, area.c.code)
        .limit(20),
        select(*_AREA, former.c.name.label("former_name"))
        .join(former, former.c.area_code == area.c.code)
        .where(former.c.name.op("^@")(bindparam("q", type_=String)))
        .where(area.c.code.op("^@")(bindparam("under", type_=String)))
        .limit(20),
        select(*_AREA, null().label("former_name")).where(area.c.code == bindparam("q", type_=String)).limit(1),
    )
)
AREA_PATH = Query(
    select(*_AREA, null().label("former_name"))
    .where(area.c.code == func.any(bindparam("codes", type_=ARRAY(String))))
    .order_by(func.length(area.c.code))
)
AREA_CARD = Query(
    select(
        *_AREA, null().label("former_name"), area.c.kind, area.c.from_on, area.c.boundary, area.c.area_km2,
        area.c.own_area_km2, area.c.own_area_reason, area.c.centre_lon, area.c.centre_lat,
    ).where(area.c.code == bindparam("code", type_=String))
)  # fmt: skip
FORMER_NAMES = Query(
    select(former.c.name).where(former.c.area_code == bindparam("code", type_=String)).order_by(former.c.until_on)
)
SUCCESSORS = Query(
    select(*_AREA, null().label("former_name"))
    .join(succession, succession.c.area_code == area.c.code)
    .where(succession.c.predecessor_code == bindparam("code", type_=String))
    .order_by(succession.c.changed_on)
)


def _line_of_codes() -> Query:
    """An area's own code and those of all it came from, however many changes lie between."""
    line = select(bindparam("code", type_=String).label("code")).cte("line", recursive=True)
    line = line.union(select(succession.c.predecessor_code).join(line, succession.c.area_code == line.c.code))
    return Query(select(line.c.code).order_by(line.c.code))


LINE_OF_CODES = _line_of_codes()
PREDECESSORS = Query(
    select(*_AREA, null().label("former_name"))
    .join(succession, succession.c.predecessor_code == area.c.code)
    .where(succession.c.area_code == bindparam("code", type_=String))
    .order_by(succession.c.changed_on)
)


async def list_areas(read: Reader, parent: str | None, q: str | None, under: str) -> list[Row]:
    """Below one area, or found by name, former name or code anywhere under ``under``."""
    if q:
        found = await read.rows(AREA_SEARCH, q=q, under=under)
        return list({row["code"]: row for row in reversed(found)}.values())[::-1][:40]
    if parent:
        return await read.rows(CHILDREN, parent=parent)
    return await read.rows(PROVINCES)


async def get_area_path(read: Reader, code: str) -> list[Row]:
    """The area with all above it, the country's part first. Raises NotFound."""
    found = await read.rows(AREA_PATH, codes=[code[:size] for size in (2, 4, 6, 9, 12) if size <= len(code)])
    if not found or found[-1]["code"] != code:
        raise NotFound
    return found


async def get_area_card(read: Reader, code: str) -> Row:
    """All that is known of one area, and the codes under which its records count. Raises NotFound."""
    found = await read.one(AREA_CARD, code=code)
    return found | {
        "version": area_version(**found),
        "former_names": [row["name"] for row in await read.rows(FORMER_NAMES, code=code)],
        "predecessors": await read.rows(PREDECESSORS, code=code),
        "successors": await read.rows(SUCCESSORS, code=code),
        "counted_under": [row["code"] for row in await read.rows(LINE_OF_CODES, code=code)],
    }


def with_completeness(row: Row) -> Row:
    """An estate with how much of its record is filled."""
    judged = rules.completeness(row, rules.ESTATE_FACTS)
    return row | {"complete_percent": judged.percent, "missing": list(judged.missing), "facts": len(rules.ESTATE_FACTS)}


ESTATES = Query(
    select(*[column for column in estate.c if column.name != "community_id"], unit.c.name.label("property_unit"))
    .outerjoin(unit, and_(unit.c.community_id == estate.c.community_id, unit.c.id == estate.c.property_unit_id))
    .where(estate.c.community_id == MINE)
    .order_by(estate.c.name)
    .limit(500)
)
ESTATE = Query(
    select(*[column for column in estate.c if column.name != "community_id"], unit.c.name.label("property_unit"))
    .outerjoin(unit, and_(unit.c.community_id == estate.c.community_id, unit.c.id == estate.c.property_unit_id))
    .where(estate.c.community_id == MINE, estate.c.id == bindparam("id", type_=Uuid))
)
_GRID = [column for column in grid.c if column.name != "community_id"]
GRIDS = Query(select(*_GRID).where(grid.c.community_id == MINE).order_by(grid.c.serial).limit(999))
GRID = Query(select(*_GRID).where(grid.c.community_id == MINE, grid.c.id == bindparam("id", type_=Uuid)))


HISTORY = Query(
    select(member.c.grid_id, grid.c.name.label("grid"), member.c.from_on, member.c.until_on, member.c.reason)
    .join(grid, and_(grid.c.community_id == member.c.community_id, grid.c.id == member.c.grid_id))
    .where(member.c.community_id == MINE, member.c.building_id == bindparam("id", type_=Uuid))
    .order_by(member.c.from_on)
)
ENTRANCES = Query(
    select(
        entrance.c.id, entrance.c.number, entrance.c.doors_per_floor, entrance.c.has_lift, entrance.c.door_control,
        entrance.c.poster_code, entrance.c.longitude, entrance.c.latitude, entrance.c.version,
    )
    .where(entrance.c.community_id == MINE, entrance.c.building_id == bindparam("id", type_=Uuid))
    .order_by(entrance.c.position, entrance.c.number)
)  # fmt: skip


DWELLING = Query(
    select(
        dwelling.c.id, dwelling.c.building_id, dwelling.c.entrance_id, estate.c.name.label("estate"),
        building.c.number.label("building"), entrance.c.number.label("entrance"), dwelling.c.floor, dwelling.c.door,
        dwelling.c.use, dwelling.c.address_code, dwelling.c.floor_m2, dwelling.c.version,
    )
    .join(entrance, and_(entrance.c.community_id == dwelling.c.community_id, entrance.c.id == dwelling.c.entrance_id))
    .join(building, and_(building.c.community_id == dwelling.c.community_id, building.c.id == dwelling.c.building_id))
    .join(estate, and_(estate.c.community_id == building.c.community_id, estate.c.id == building.c.estate_id))
    .where(dwelling.c.community_id == MINE, dwelling.c.id == bindparam("id", type_=Uuid))
)  # fmt: skip


PROFILE = Query(
    select(
        profile.c.id, community.c.code, community.c.name, profile.c.kind, profile.c.line, profile.c.address,
        profile.c.host_unit_id, unit.c.name.label("host_unit"), profile.c.version,
    )
    .join(community, community.c.id == profile.c.community_id)
    .outerjoin(unit, and_(unit.c.community_id == profile.c.community_id, unit.c.id == profile.c.host_unit_id))
    .where(profile.c.community_id == MINE)
)  # fmt: skip
HOSTS = Query(
    select(unit.c.name, host.c.from_on, host.c.until_on)
    .join(unit, and_(unit.c.community_id == host.c.community_id, unit.c.id == host.c.unit_id))
    .where(host.c.community_id == MINE)
    .order_by(host.c.from_on, host.c.id)
)
CONVERSION = Query(
    select(
        conversion.c.step, conversion.c.owner_name, conversion.c.due_on, conversion.c.done_on, conversion.c.note,
        conversion.c.version,
    ).where(conversion.c.community_id == MINE)
)  # fmt: skip


UNITS = Query(
    select(
        unit.c.id, unit.c.name, unit.c.kind, unit.c.uscc, unit.c.superior, unit.c.contact_name, unit.c.line,
        unit.c.version, unit.c.pinyin, unit_address.c.address, unit_address.c.building_id,
    )
    .outerjoin(
        unit_address,
        and_(
            unit_address.c.community_id == unit.c.community_id, unit_address.c.unit_id == unit.c.id,
            unit_address.c.until_on.is_(None),
        ),
    )
    .where(unit.c.community_id == MINE, unit.c.closed_on.is_(None))
    .where(
        tuple_(unit.c.pinyin, unit.c.id)
        > tuple_(bindparam("after_pinyin", type_=String), bindparam("after_id", type_=Uuid))
    )
    .order_by(unit.c.pinyin, unit.c.id)
    .limit(bindparam("limit", type_=Integer))
)  # fmt: skip


def is_wide(actor: Actor, permission: str) -> bool:
    """Whether a role or a post without a narrower scope grants this in the community at hand."""
    if permission in held_by(actor.role):
        return True
    return any(
        post.scope_kind is None and post.community_id == actor.community and permission in held_by(post.kind)
        for post in actor.posts
    )


def in_estate(building_id: ColumnElement[Any], name: str = "estate") -> ColumnElement[bool]:
    """Whether a row stands in a building of the estate asked for (R006).

    An array and no join: the list stays one scan in its own order, and the buildings of an estate are read once.
    """
    wanted = bindparam(name, type_=Uuid)
    inside = select(building.c.id).where(building.c.community_id == MINE, building.c.estate_id == wanted)
    return building_id == func.any(func.array(inside.scalar_subquery(), type_=ARRAY(Uuid)))


def own_grids(actor: Actor, permission: str) -> tuple[UUID, ...] | None:
    """The grids to which the actor's sight is narrowed; None means the whole community."""
    return None if is_wide(actor, permission) else actor.narrowed_to("grid")
