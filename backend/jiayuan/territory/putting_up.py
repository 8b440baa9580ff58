"""Buildings with all their entrances and dwellings, many at once: by count, or row by row of a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession

from jiayuan.kernel.ids import readable_code, uuid7
from jiayuan.territory import forms, rules
from jiayuan.territory.models import Building, Dwelling, Entrance

#: What of a row of a sheet is no column of the building.
_OF_THE_DOORS = {"entrances", "doors", "first_floor"}


@dataclass(frozen=True, slots=True)
class PutUp:
    """What was made."""

    ids: list[UUID]
    entrances: int
    dwellings: int


def by_count(form: forms.NewBuildings) -> Iterator[forms.SheetBuilding]:
    """``count`` buildings that are all alike, numbered from ``first``."""
    for number in range(form.first, form.first + form.count):
        yield forms.SheetBuilding(
            number=str(number), entrances=form.entrances, floors=form.floors, doors=form.doors,
            first_floor=form.first_floor, lifts=form.lifts, built_year=form.built_year,
        )  # fmt: skip


async def put_up(
    session: AsyncSession,
    community: int,
    estate_id: UUID,
    wanted: Iterable[forms.SheetBuilding],
    handover_id: UUID | None = None,
) -> PutUp:
    """Put up what is wanted, in three statements whatever the number."""
    buildings: list[dict[str, object]] = []
    entrances: list[dict[str, object]] = []
    dwellings: list[dict[str, object]] = []
    own = {"community_id": community}
    ids: list[UUID] = []
    for one in wanted:
        building_id = uuid7()
        ids.append(building_id)
        record = one.model_dump(exclude=_OF_THE_DOORS)
        buildings.append(
            own
            | {"id": building_id, "estate_id": estate_id, "position": rules.position_of(one.number)}
            | {"handover_id": handover_id}
            | record
        )
        for entrance in range(1, one.entrances + 1):
            entrance_id = uuid7()
            entrances.append(own | entrance_row(entrance_id, building_id, str(entrance), one.doors))
            doors = dwelling_rows(building_id, entrance_id, one.first_floor, one.floors, one.doors)
            dwellings.extend(own | row for row in doors)
    await session.execute(insert(Building), buildings)
    await session.execute(insert(Entrance), entrances)
    await session.execute(insert(Dwelling), dwellings)
    return PutUp(ids, len(entrances), len(dwellings))


def entrance_row(entrance_id: UUID, building_id: UUID, number: str, doors: int) -> dict[str, object]:
    """An entrance's columns; its poster's code is made with it."""
    return {
        "id": entrance_id, "building_id": building_id, "number": number, "position": rules.position_of(number),
        "doors_per_floor": doors, "poster_code": readable_code(),
    }  # fmt: skip


def dwelling_rows(
    building_id: UUID, entrance_id: UUID, first_floor: int, floors: int, doors: int
) -> Iterator[dict[str, object]]:
    """The columns of all dwellings of an entrance; a door is floor and place, 401 and 402 on the fourth."""
    for floor in range(first_floor, floors + 1):
        for door in range(1, doors + 1):
            yield {
                "id": uuid7(), "building_id": building_id, "entrance_id": entrance_id,
                "floor": floor, "door": f"{floor}{door:02d}",
            }  # fmt: skip
