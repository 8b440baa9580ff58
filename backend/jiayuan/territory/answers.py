"""What places look like when they are asked for."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from pydantic import BaseModel


class AreaRow(BaseModel):
    code: str
    name: str
    level: str
    parent_code: str | None
    until_on: date | None
    former_name: str | None


class AreaCard(AreaRow):
    """One area with its outline, its size and where it came from; its old codes count with it (R011, R273)."""

    version: int
    kind: str | None
    from_on: date | None
    boundary: dict[str, Any] | None
    area_km2: float | None
    own_area_km2: float | None
    own_area_reason: str | None
    centre_lon: float | None
    centre_lat: float | None
    former_names: list[str]
    predecessors: list[AreaRow]
    successors: list[AreaRow]
    counted_under: list[str]


class EstateRow(BaseModel):
    id: UUID
    name: str
    kind: str | None
    state: str
    address: str | None
    developer: str | None
    built_year: int | None
    property_unit_id: UUID | None
    property_unit: str | None
    owners_committee: str | None
    public_rooms: str | None
    parking_places: int | None
    construction_on: date | None
    handed_over_on: date | None
    occupied_on: date | None
    boundary: dict[str, Any] | None
    complete_percent: int
    missing: list[str]
    facts: int
    version: int


class GridRow(BaseModel):
    id: UUID
    code: str
    serial: int
    name: str
    kind: str
    from_on: date
    until_on: date | None
    area_km2: float | None
    own_area_km2: float | None
    own_area_reason: str | None
    centre_lon: float | None
    centre_lat: float | None
    boundary: dict[str, Any] | None
    version: int


class BuildingRow(BaseModel):
    id: UUID
    estate_id: UUID
    estate: str
    number: str
    position: int
    name: str | None
    kind: str
    floors: int
    grid_id: UUID | None
    grid: str | None
    dwellings: int
    households: int
    residents: int
    complete_percent: int


class Membership(BaseModel):
    grid_id: UUID
    grid: str
    from_on: date
    until_on: date | None
    reason: str | None


class EntranceRow(BaseModel):
    id: UUID
    number: str
    doors_per_floor: int
    has_lift: bool | None
    door_control: str | None
    poster_code: str
    longitude: float | None
    latitude: float | None
    version: int


class BuildingDetail(BaseModel):
    id: UUID
    estate_id: UUID
    estate: str
    number: str
    name: str | None
    address: str | None
    kind: str
    floors: int
    basements: int
    lifts: int | None
    built_year: int | None
    structure: str | None
    water_tank: str | None
    fire_equipment: str | None
    contact_name: str | None
    contact_line: str | None
    longitude: float | None
    latitude: float | None
    grid_id: UUID | None
    grid: str | None
    complete_percent: int
    missing: list[str]
    facts: int
    grids: list[Membership]
    entrances: list[EntranceRow]
    version: int


class Sums(BaseModel):
    """One line of a sum: a part of the community, or what belongs to none."""

    id: UUID | None
    name: str
    buildings: int
    dwellings: int
    households: int
    residents: int
    judged: str | None
    words: str | None


class CommunitySums(BaseModel):
    """The whole equals the sum of its parts and 未归属, which must be 0 to publish (R006)."""

    whole: Sums
    by_grid: list[Sums]
    by_estate: list[Sums]
    may_publish: bool
    per_km2: float | None


class Cell(BaseModel):
    """A dwelling in the house view: surname and headcount, no more."""

    id: UUID
    entrance: str
    floor: int
    door: str
    use: str
    surname: str | None
    people: int
    households: int
    tags: list[str]
    due: bool


class HouseEntrance(BaseModel):
    id: UUID
    number: str
    doors_per_floor: int
    has_lift: bool | None
    door_control: str | None


class House(BaseModel):
    id: UUID
    estate: str
    number: str
    floors: int
    grid_id: UUID | None
    grid: str | None
    entrances: list[HouseEntrance]
    cells: list[Cell]


class StripBuilding(BaseModel):
    id: UUID
    number: str
    estate_id: UUID
    estate: str
    grid_id: UUID | None
    grid: str | None
    due: int


class ConversionRow(BaseModel):
    step: str
    title: str
    owner_name: str | None
    due_on: date | None
    done_on: date | None
    note: str | None
    version: int


class HostRow(BaseModel):
    name: str
    from_on: date
    until_on: date | None


class Profile(BaseModel):
    id: UUID
    code: str
    name: str
    kind: str
    line: str | None
    address: str | None
    host_unit_id: UUID | None
    host_unit: str | None
    hosts: list[HostRow]
    conversion: list[ConversionRow]
    predecessors: list[AreaRow]
    committee: str
    version: int
