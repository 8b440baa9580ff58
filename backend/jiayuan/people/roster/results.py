"""What a roster says: people with the cells their facts came from, households, new doors, faults and warnings."""

from collections.abc import Mapping as Map
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from jiayuan.kernel.sheets import column_name
from jiayuan.people.identity import DocumentKind

LIST_SHEET = "要改的地方"
"""The sheet we add when a file goes back; when the file comes again it is no roster."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something at one cell. ``refuses``: the row is not taken until it is put right; otherwise it is a warning."""

    sheet: str
    cell: str
    row: int
    code: str
    message: str
    refuses: bool = True


@dataclass(frozen=True, slots=True)
class Door:
    estate: str
    building: str
    entrance: str
    room: str

    def __str__(self) -> str:
        entrance = f"{self.entrance}单元" if self.entrance else ""
        return f"{self.estate}{self.building}栋{entrance}{self.room}"


class Birth(NamedTuple):
    """A day, or as much of it as is written: 1985年8月 has no day."""

    year: int
    month: int | None = None
    day: int | None = None

    def as_date(self) -> date | None:
        return date(self.year, self.month, self.day) if self.month and self.day else None

    def agrees_with(self, day: date) -> bool:
        return (self.year, self.month or day.month, self.day or day.day) == (day.year, day.month, day.day)


@dataclass(slots=True)
class SheetReading:
    """One sheet: how it was understood, or why it was skipped (``note``)."""

    name: str
    fingerprint: str
    header_rows: tuple[int, int]
    titles: Map[int, str]  # column → heading as written
    columns: Map[int, str]  # column → field
    people: int = 0
    note: str = ""

    def column_of(self, fact: str) -> int | None:
        return next((column for column, is_for in self.columns.items() if is_for == fact), None)


@dataclass(slots=True)
class PersonRow:
    """One accepted person. Codes are those of the national tables; ``""`` or ``None`` where nothing is written."""

    sheet: SheetReading
    row: int
    household: int
    name: str
    sex: str | None
    birth: Birth | None
    kind: DocumentKind
    number: str
    phones: tuple[str, ...]
    relation: str | None
    relation_text: str
    is_head: bool
    door: Door | None
    ethnic_group: str | None = None
    education: str | None = None
    political_status: str | None = None
    marital_status: str | None = None
    workplace: str | None = None
    residence: str | None = None
    tags: tuple[str, ...] = ()
    note: str = ""
    others: tuple[tuple[str, str], ...] = ()
    origins: tuple[tuple[str, int], ...] = ()  # facts taken from another row: a merged cell, the line above

    def cell_of(self, fact: str) -> str | None:
        """The cell a fact was read from, ``D38``; ``None`` if it has no column (then it was derived or defaulted)."""
        column = self.sheet.column_of(fact)
        return None if column is None else f"{column_name(column)}{dict(self.origins).get(fact, self.row)}"

    def provenance(self) -> dict[str, str]:
        """Every fact that has a column, with its cell."""
        facts = dict.fromkeys(self.sheet.columns.values())
        return {fact: cell for fact in facts if (cell := self.cell_of(fact)) is not None}


@dataclass(slots=True)
class Household:
    index: int
    sheet: str
    first_row: int
    door: Door | None
    number: str = ""
    head_name: str = ""
    head_row: int | None = None
    people: int = 0
    accepted: int = 0


@dataclass(slots=True)
class Counts:
    people: int = 0
    accepted: int = 0
    rejected: int = 0
    households: int = 0
    skipped_rows: int = 0


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that is not blank and nobody: a total, a signature, an empty home."""

    sheet: str
    row: int
    words: str


@dataclass(slots=True)
class Roster:
    people: list[PersonRow] = field(default_factory=list)
    households: list[Household] = field(default_factory=list)
    new_doors: dict[Door, str] = field(default_factory=dict)  # door → first cell that names it
    faults: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    sheets: list[SheetReading] = field(default_factory=list)
    counts: Counts = field(default_factory=Counts)
