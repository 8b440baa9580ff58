"""Rosters written by hand for the tests, and people with true numbers of an area that is never issued (5299)."""

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import openpyxl
import xlwt

from jiayuan.people.addresses import KnownBuilding, KnownPlaces
from jiayuan.people.identity import check_character
from jiayuan.people.roster import Mapping, Roster, read_roster

TODAY = date(2026, 11, 23)
Row = Sequence[object]


def a_number(birth: str = "19850823", serial: int = 1, area: str = "529901") -> str:
    first = f"{area}{birth}{serial:03d}"
    return first + check_character(first)


def pingzhuang(*, area_code: str | None = None) -> KnownPlaces:
    doors = frozenset(f"{floor}0{door}" for floor in range(1, 19) for door in (1, 2))
    return KnownPlaces(
        (KnownBuilding("平庄花园", str(number), {"1": doors, "2": doors}) for number in range(1, 28)),
        area_code=area_code,
    )


def write_xlsx(path: Path, sheets: dict[str, list[Row]], merges: dict[str, list[str]] | None = None) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for span in (merges or {}).get(name, []):
            sheet.merge_cells(span)
    book.save(path)
    return path


def write_xls(path: Path, name: str, rows: list[Row], merges: Sequence[tuple[int, int, int, int]] = ()) -> Path:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet(name)
    covered = {(top, left) for top, _, left, _ in merges}
    for top, bottom, left, right in merges:
        sheet.write_merge(top, bottom, left, right, rows[top][left])
    inside = {
        (r, c) for top, bottom, left, right in merges for r in range(top, bottom + 1) for c in range(left, right + 1)
    }
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is not None and (at, column) not in inside | covered:
                sheet.write(at, column, value)
    book.save(str(path))
    return path


def write_csv(path: Path, rows: list[Row], *, encoding: str = "utf-8-sig", delimiter: str = ",") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


def read(path: Path, mapping: Mapping | None = None, known: KnownPlaces | None = None) -> Roster:
    return read_roster(path, known or pingzhuang(), mapping, today=TODAY)


def faults_of(roster: Roster) -> set[tuple[str, str]]:
    return {(fault.cell, fault.code) for fault in roster.faults}


def doors_of(roster: Roster) -> list[str]:
    return [f"{p.door.building}-{p.door.entrance}-{p.door.room}" if p.door else "" for p in roster.people]


def families_of(roster: Roster) -> list[list[str]]:
    """Names by household, in the order of the file."""
    families: dict[int, list[str]] = {}
    for person in roster.people:
        families.setdefault(person.household, []).append(person.name)
    return list(families.values())
