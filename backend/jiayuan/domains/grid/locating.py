"""From a dwelling, an entrance, a poster, one's own home, a position or a few words to a place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from uuid import UUID

from sqlalchemy import Float, Integer, String, Uuid, and_, bindparam, func, null, select
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.domains.grid.problems import PlaceMissing, PlaceUnknown
from jiayuan.domains.grid.rules import degrees_around, metres_between
from jiayuan.domains.grid.schemas import PlaceChoice
from jiayuan.engines.matters.opening import Place
from jiayuan.kernel.actor import Actor
from jiayuan.kernel.reading import Query, Reader, Row
from jiayuan.people.addresses import parse_address, parse_building
from jiayuan.people.models import Person, Resident
from jiayuan.territory.models import Building, Dwelling, Entrance

#: How far a position may be from an entrance and still mean it.
NEAR_METRES = 150

building, entrance, dwelling, resident = (table.__table__ for table in (Building, Entrance, Dwelling, Resident))
person = Person.__table__
_MINE = bindparam("community", type_=Integer)
_ENTRANCE_OF_BUILDING = and_(
    entrance.c.community_id == building.c.community_id, entrance.c.building_id == building.c.id
)
_POINT = (
    func.coalesce(entrance.c.longitude, building.c.longitude).label("longitude"),
    func.coalesce(entrance.c.latitude, building.c.latitude).label("latitude"),
)


def place_words(building_number: str, entrance_number: str | None = None, door: str | None = None) -> str:
    """「12栋3单元302」."""
    return f"{building_number}栋{f'{entrance_number}单元' if entrance_number else ''}{door or ''}"


@dataclass(frozen=True, slots=True)
class _Found:
    building_id: UUID
    entrance_id: UUID | None
    dwelling_id: UUID | None
    grid_id: UUID | None
    building: str
    entrance: str | None
    door: str | None
    longitude: float | None
    latitude: float | None


async def locate(session: AsyncSession, community: int, choice: PlaceChoice) -> Place:
    """The place as a matter keeps it: the building's grid of today, a point on the map if one is known.

    Without building, entrance and dwelling the words must say where it is. Raises PlaceUnknown, PlaceMissing.
    """
    found = await _find(session, community, choice)
    if found is None:
        if not choice.text:
            raise PlaceMissing
        near = await _nearest_building(session, community, choice.point) if choice.point else None
        return Place(grid_id=near, text=choice.text, longitude=choice.longitude, latitude=choice.latitude)
    named = place_words(found.building, found.entrance, found.door)
    said = choice.text.removeprefix(named).strip(" ，,")
    point = choice.point or (found.longitude, found.latitude)
    return Place(
        building_id=found.building_id,
        entrance_id=found.entrance_id,
        dwelling_id=found.dwelling_id,
        grid_id=found.grid_id,
        text=f"{named} {said}".strip(),
        longitude=point[0],
        latitude=point[1],
    )


async def _find(session: AsyncSession, community: int, choice: PlaceChoice) -> _Found | None:
    """The finest place that was named; ids that do not belong together are unknown."""
    if choice.dwelling_id is None and choice.entrance_id is None and choice.building_id is None:
        return None
    named = frozenset(
        name for name in ("building_id", "entrance_id", "dwelling_id") if getattr(choice, name) is not None
    )
    values = {name: getattr(choice, name) for name in named}
    rows = await _finding(named).within(session, community=community, **values)
    if not rows:
        raise PlaceUnknown
    return _Found(**rows[0])


@cache
def _finding(named: frozenset[str]) -> Query:
    """The place by the ids that are named, all of which must fit together."""
    has_door, has_entrance = "dwelling_id" in named, bool(named & {"dwelling_id", "entrance_id"})
    statement = select(
        building.c.id.label("building_id"),
        (entrance.c.id if has_entrance else null()).label("entrance_id"),
        (dwelling.c.id if has_door else null()).label("dwelling_id"),
        building.c.grid_id,
        building.c.number.label("building"),
        (entrance.c.number if has_entrance else null()).label("entrance"),
        (dwelling.c.door if has_door else null()).label("door"),
        *(_POINT if has_entrance else (building.c.longitude, building.c.latitude)),
    ).where(building.c.community_id == _MINE)
    if has_entrance:
        statement = statement.join(entrance, _ENTRANCE_OF_BUILDING)
    if has_door:
        statement = statement.join(
            dwelling,
            and_(dwelling.c.community_id == entrance.c.community_id, dwelling.c.entrance_id == entrance.c.id),
        )
    ids = {"building_id": building.c.id, "entrance_id": entrance.c.id, "dwelling_id": dwelling.c.id}
    return Query(statement.where(*(ids[name] == bindparam(name, type_=Uuid) for name in sorted(named))))


async def _nearest_building(session: AsyncSession, community: int, point: tuple[float, float]) -> UUID | None:
    """The grid of the nearest building within reach."""
    width, height = degrees_around(point, NEAR_METRES)
    rows = await session.execute(
        select(building.c.grid_id, building.c.longitude, building.c.latitude).where(
            building.c.community_id == community,
            building.c.longitude.between(point[0] - width, point[0] + width),
            building.c.latitude.between(point[1] - height, point[1] + height),
        )
    )
    near = [(metres_between(point, (row.longitude, row.latitude)), row.grid_id) for row in rows]
    return min(near, key=lambda pair: pair[0])[1] if near else None


_ROW = (
    entrance.c.id.label("entrance_id"),
    building.c.id.label("building_id"),
    building.c.grid_id,
    building.c.number.label("building"),
    entrance.c.number.label("entrance"),
    *_POINT,
)
HOME = Query(
    select(dwelling.c.id.label("dwelling_id"), dwelling.c.door, person.c.birth_on, *_ROW)
    .join(person, and_(person.c.community_id == resident.c.community_id, person.c.id == resident.c.person_id))
    .join(dwelling, and_(dwelling.c.community_id == resident.c.community_id, dwelling.c.id == resident.c.dwelling_id))
    .join(entrance, and_(entrance.c.community_id == dwelling.c.community_id, entrance.c.id == dwelling.c.entrance_id))
    .join(building, and_(building.c.community_id == entrance.c.community_id, building.c.id == entrance.c.building_id))
    .where(
        resident.c.community_id == _MINE,
        resident.c.person_id == bindparam("person_id", type_=Uuid),
        resident.c.until_on.is_(None),
    )
    .order_by(resident.c.is_main.desc(), resident.c.id)
    .limit(3)
)
NEAR = Query(
    select(null().label("dwelling_id"), null().label("door"), *_ROW)
    .join(building, and_(building.c.community_id == entrance.c.community_id, building.c.id == entrance.c.building_id))
    .where(
        entrance.c.community_id == _MINE,
        func.coalesce(entrance.c.longitude, building.c.longitude).between(
            bindparam("west", type_=Float), bindparam("east", type_=Float)
        ),
        func.coalesce(entrance.c.latitude, building.c.latitude).between(
            bindparam("south", type_=Float), bindparam("north", type_=Float)
        ),
    )
    .limit(200)
)
_NAMED = (
    building.c.number == bindparam("building", type_=String),
    (entrance.c.number == bindparam("entrance", type_=String)) | (bindparam("entrance", type_=String) == ""),
)
SEARCH = Query(
    select(null().label("dwelling_id"), null().label("door"), *_ROW)
    .join(building, and_(building.c.community_id == entrance.c.community_id, building.c.id == entrance.c.building_id))
    .where(entrance.c.community_id == _MINE, *_NAMED)
    .order_by(building.c.estate_id, building.c.position, entrance.c.position)
    .limit(20)
)
SEARCH_DOOR = Query(
    select(dwelling.c.id.label("dwelling_id"), dwelling.c.door, *_ROW)
    .join(entrance, and_(entrance.c.community_id == dwelling.c.community_id, entrance.c.id == dwelling.c.entrance_id))
    .join(building, and_(building.c.community_id == entrance.c.community_id, building.c.id == entrance.c.building_id))
    .where(dwelling.c.community_id == _MINE, dwelling.c.door == bindparam("door", type_=String), *_NAMED)
    .order_by(building.c.estate_id, building.c.position, entrance.c.position)
    .limit(20)
)


async def find_home(read: Reader, actor: Actor) -> list[Row]:
    """The actor's own home, if the account is tied to a record."""
    if actor.person_id is None:
        return []
    return [_shown(row, "home") for row in await read.rows(HOME, person_id=actor.person_id)]


async def find_near(read: Reader, point: tuple[float, float], most: int = 5) -> list[Row]:
    """Entrances around a position, the nearest first."""
    width, height = degrees_around(point, NEAR_METRES)
    rows = await read.rows(
        NEAR, west=point[0] - width, east=point[0] + width, south=point[1] - height, north=point[1] + height
    )
    measured = [(metres_between(point, (row["longitude"], row["latitude"])), row) for row in rows]
    near = sorted(measured, key=lambda pair: pair[0])[:most]
    return [_shown(row, "position", round(metres)) for metres, row in near if metres <= NEAR_METRES]


async def find_places(read: Reader, words: str) -> list[Row]:
    """What the words name: 「12栋」「12栋3单元」「12-3」, with a door also 「12栋3单元302」 and 「12-3-302」."""
    parsed = parse_address(words) or parse_building(words)
    if parsed is None or not parsed.building:
        return []
    # a bare 12-3 could be a room; nobody reports from room 3, but many from entrance 3
    is_entrance = not parsed.entrance and parsed.room.isdigit() and len(parsed.room) <= 2
    named = {"building": parsed.building, "entrance": parsed.room if is_entrance else parsed.entrance}
    if parsed.room and not is_entrance:
        return [_shown(row, "search") for row in await read.rows(SEARCH_DOOR, door=parsed.room, **named)]
    return [_shown(row, "search") for row in await read.rows(SEARCH, **named)]


def _shown(row: Row, why: str, metres: int | None = None) -> Row:
    return {
        "dwelling_id": row["dwelling_id"],
        "entrance_id": row["entrance_id"],
        "building_id": row["building_id"],
        "grid_id": row["grid_id"],
        "text": place_words(row["building"], row["entrance"], row["door"]),
        "longitude": row["longitude"],
        "latitude": row["latitude"],
        "metres": metres,
        "why": why,
    }
