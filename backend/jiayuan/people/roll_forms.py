"""What goes in and out with lists as a whole: imports of rosters and exports."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field, StringConstraints

from jiayuan.kernel.fields import Shown
from jiayuan.people.forms import Form, Kind, Tag


class Exporting(Form):
    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=4, max_length=200), Shown]
    estate_id: UUID | None = None
    grid_id: UUID | None = None
    building_id: UUID | None = None
    tag: Tag | None = None
    kind: Kind | None = None
    age_from: int | None = Field(None, ge=0, le=150)
    age_to: int | None = Field(None, ge=0, le=150)
    with_numbers: bool = Field(False, description="含完整证件号码和电话，每人留一条查看记录")


class NewImport(Form):
    file_id: UUID
    file_name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200), Shown]


class ColumnMapping(Form):
    """Which column means what, sheet by sheet; ``null`` leaves a column out."""

    columns: dict[str, dict[str, str | None]]


class RowDecision(Form):
    row_id: UUID
    decision: Literal["keep", "take", "skip"]


class Applying(Form):
    decisions: list[RowDecision] = Field(default_factory=list, max_length=10_000)
    rule: Literal["keep", "take", "skip"] | None = Field(None, description="没有逐条决定的冲突怎么办")


class LeftBehind(BaseModel):
    what: str
    id: UUID
    why: str


class UndoResult(BaseModel):
    taken_back: int
    left: list[LeftBehind]


class ImportCounts(BaseModel):
    """The piles of a batch, there once it is read; residents, households and heads before and after."""

    people: int = 0
    accepted: int = 0
    rejected: int = 0
    households: int = 0
    faults: int = 0
    warnings: int = 0
    conflicts: int = 0
    skipped: int = 0
    new: int = 0
    same: int = 0
    heads_before: int = 0
    heads_after: int = 0
    households_before: int = 0
    households_after: int = 0
    residents_before: int = 0
    residents_after: int = 0


class ImportField(BaseModel):
    """What a column may mean."""

    field: str
    title: str


class ImportBatchRow(BaseModel):
    id: UUID
    file_name: str
    state: str
    progress: int
    counts: ImportCounts
    problem: str | None
    by_name: str
    at: datetime
    applied_at: datetime | None
    undo_until: datetime | None
    version: int


class ImportDetail(ImportBatchRow):
    fingerprint: str | None
    mapping: dict[str, Any]
    rule: str | None
    left: list[Any]


class ImportRowOut(BaseModel):
    id: UUID
    pile: str
    sheet: str
    line: int
    cell: str | None
    code: str
    message: str
    person_id: UUID | None
    fact: str | None
    name: str | None
    before: str | None
    after: str | None
    decision: str | None
    position: int
