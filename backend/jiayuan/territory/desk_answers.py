"""What the desk reads about places beside their lists: one door, who answers for it, buildings to draw."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from jiayuan.territory.answers import BuildingRow
from jiayuan.territory.duty_answers import ResponsibleCell


class DwellingDetail(BaseModel):
    """One dwelling as its form needs it."""

    id: UUID
    building_id: UUID
    entrance_id: UUID
    estate: str
    building: str
    entrance: str
    floor: int
    door: str
    use: str
    address_code: str | None
    floor_m2: float | None
    version: int


class ResponsibleEntry(ResponsibleCell):
    """With what ends it: ``id`` and ``from_on`` are null where nobody is named, or where duty names the grid worker."""

    id: UUID | None
    from_on: date | None


class DrawnBuilding(BuildingRow):
    """With its outline for the plan: a GeoJSON polygon (WGS-84), and the point that stands for it."""

    outline: dict[str, Any] | None
    longitude: float | None
    latitude: float | None
