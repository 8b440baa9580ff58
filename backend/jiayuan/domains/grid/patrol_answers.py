"""What is shown of rounds: routes, check-lists, and what was found."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel

from jiayuan.domains.grid.walking_forms import ChecklistLine, CheckResult


class PointRow(BaseModel):
    id: UUID
    position: int
    name: str
    building_id: UUID | None
    entrance_id: UUID | None
    checklist_id: UUID
    code: str


class RouteRow(BaseModel):
    id: UUID
    grid_id: UUID
    grid: str
    name: str
    every_days: int
    is_used: bool
    points: int
    last_at: datetime | None
    version: int


class RouteDetail(BaseModel):
    id: UUID
    grid_id: UUID
    name: str
    every_days: int
    is_used: bool
    version: int
    points: list[PointRow]


class ChecklistRow(BaseModel):
    id: UUID
    name: str
    lines: list[ChecklistLine]
    is_used: bool
    version: int


class PatrolRow(BaseModel):
    id: UUID
    route_id: UUID
    route: str
    grid_id: UUID
    grid: str
    worker_name: str
    started_at: datetime
    ended_at: datetime | None
    points: int
    checked: int
    findings: int
    is_gap: bool


class CheckRow(BaseModel):
    id: UUID
    point_id: UUID
    point: str
    checked_at: datetime
    results: list[CheckResult]
    findings: int
    files: list[UUID]


class PatrolDetail(PatrolRow):
    checks: list[CheckRow]
