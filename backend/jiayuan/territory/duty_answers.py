"""What duty, leave, responsible persons, units and posters look like when they are asked for."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel


class DutyRow(BaseModel):
    id: UUID
    grid_id: UUID
    grid: str
    worker_account_id: UUID
    worker: str
    duty: str
    from_on: date
    until_on: date | None
    substitute: str | None
    photo_address: str | None


class LeaveRow(BaseModel):
    id: UUID
    grid_id: UUID
    grid: str
    worker_account_id: UUID
    worker: str
    substitute_account_id: UUID
    substitute: str
    from_on: date
    until_on: date
    reason: str
    state: str
    asked_at: datetime
    version: int


class ResponsibleCell(BaseModel):
    """One role at a door: a name or nobody (red)."""

    role: str
    title: str
    name: str | None
    line: str | None
    place_kind: str | None


class ChartRow(BaseModel):
    """One entrance on the wall chart: who answers there, role by role."""

    entrance_id: UUID
    building_id: UUID
    grid: str | None
    estate: str
    building: str
    entrance: str
    dwellings: int
    cells: list[ResponsibleCell]


class Chart(BaseModel):
    """Who is responsible for every door of the community (R088); a cell without a name is red."""

    community: str
    line: str | None
    rows: list[ChartRow]
    nobody: int


class UnitRow(BaseModel):
    id: UUID
    name: str
    kind: str
    uscc: str | None
    superior: str | None
    contact_name: str | None
    line: str | None
    address: str | None
    building_id: UUID | None
    version: int


class UnplacedUnit(BaseModel):
    """A unit that belongs to no community, for it has no address in any (R313)."""

    id: UUID
    community: str
    name: str
    kind: str
    superior: str | None
    line: str | None


class PosterWorker(BaseModel):
    """``photo_id``: only with consent; opened under the plate's own code."""

    name: str
    duty: str
    is_substitute: bool
    photo_id: UUID | None


class PosterResponsible(BaseModel):
    """Who else answers here; members and volunteers by surname, and their line is the community's."""

    role: str
    title: str
    name: str | None
    line: str | None


class Poster(BaseModel):
    """What a poster's code opens for anybody: place, community, who is on duty; nothing about those who live there."""

    community: str
    community_code: str
    line: str | None
    estate: str
    building: str
    entrance: str
    grid: str | None
    longitude: float | None
    latitude: float | None
    workers: list[PosterWorker]
    responsible: list[PosterResponsible]


class PosterSheet(BaseModel):
    """What the A4 sheet of an entrance prints."""

    code: str
    address: str
    svg: str
    place: Poster
    responsible: list[PosterResponsible]
