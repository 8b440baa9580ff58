"""A roster file, sheet by sheet and batch by batch, into people, households, new doors and faults."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain, islice
from pathlib import Path

from jiayuan.kernel.sheets import LIMITS, Cell, Limits, Sheet, open_book
from jiayuan.people.addresses import Address, KnownPlaces, parse_address
from jiayuan.people.roster.cells import text_of
from jiayuan.people.roster.guessing import continue_columns, guess_columns, name_by_content
from jiayuan.people.roster.headers import (
    Header,
    Mapping,
    find_header,
    find_nameless_header,
    guess_header,
    meaning_of,
    plain_title,
)
from jiayuan.people.roster.one_sheet import OneSheet
from jiayuan.people.roster.places import Places
from jiayuan.people.roster.results import LIST_SHEET, Fault, PersonRow, Roster, SheetReading

BATCH, _FIRST_BATCH = 5_000, 1_000
_GATE = re.compile(r"([A-Za-z]?\d{1,2}|[一二三四五六七八九十]{1,2})\s*单元")
_HEADER_WITHIN = 30
_OF_A_RELATIVE = re.compile(r"(配偶|爱人|丈夫|妻子|子女|孩子|儿子|女儿|家庭成员)(.{0,4}(姓名|名字|证)|[\d一二三四]?$)")


class RosterStream:
    """Reads while you take batches: ``for people in stream.read(known): …``; then ``stream.roster`` is complete.

    ``roster.people`` stays empty here, so that memory does not grow with the file; ``share`` says how much is read when
    a batch is given. Opening it unpacks the first sheet, which needs no places yet, and raises SheetRefused.
    """

    def __init__(
        self,
        path: Path,
        mapping: Mapping | None = None,
        *,
        today: date,
        batch: int = BATCH,
        limits: Limits = LIMITS,
        name: str | None = None,
    ) -> None:
        self.roster = Roster()
        self._book = open_book(path, limits=limits, name=name)
        self._sheets = self._book.sheets()
        self._first = list(islice(self._sheets, 1))
        self._mapping, self.today, self._batch = mapping or Mapping(), today, batch
        self.numbers: dict[str, int] = {}  # document → sheet and row in one number: half the memory
        self.share, self._opened, self._height = 0.0, 0, 1
        self._header: Header | None = None
        self.said: set[tuple[str, str, str]] = set()

    def read(self, known: KnownPlaces) -> Iterator[list[PersonRow]]:
        """The people, batch by batch; the first ones are small, so that who takes them need not wait long."""
        self.known, self.places = known, Places(known)
        batch: list[PersonRow] = []
        full = min(self._batch, _FIRST_BATCH)
        with self._book:
            while sheet := self._first.pop() if self._first else next(self._sheets, None):
                if sheet.name == LIST_SHEET:
                    continue
                self._opened, self._height = self._opened + 1, sheet.height()
                for person in self._read_sheet(sheet):
                    batch.append(person)
                    if len(batch) >= full:
                        self.share = (self._opened - 1 + person.row / self._height) / len(self._book.names)
                        yield batch
                        batch, full = [], min(self._batch, 2 * full)
        self.share = 1.0
        if batch:
            yield batch
        self._finish()

    def _read_sheet(self, sheet: Sheet) -> Iterator[PersonRow]:
        rows = sheet.rows()
        top = list(islice(rows, _HEADER_WITHIN))
        header = None if sheet.hidden else find_header(top, sheet.merged, self._mapping)
        continued = None
        if header is None and not sheet.hidden:
            header = name_by_content(top, find_nameless_header(top, sheet.merged, self._mapping))
        if header is None and not sheet.hidden:
            continued = continue_columns(top, self._header) if self._header else None
            header = continued or guess_columns(top, self._mapping)
        if header is None:
            self._skip(sheet, top)
            return
        self._header = header
        reading = SheetReading(
            sheet.name, header.fingerprint, (header.first_row, header.last_row), header.titles, header.columns
        )
        self.roster.sheets.append(reading)
        before = self.roster.counts.people
        below = chain((row for row in top if row[0] > header.last_row), rows)
        titles = [text_of(cell) for number, row in top if number < header.first_row for cell in row]
        one = OneSheet(self, reading, header, sheet, self._context(sheet.name, titles))
        for number, values in below:
            yield from one.read(number, values)
        reading.people = self.roster.counts.people - before
        one.tell_not_taken()
        reading.note = "这张表没有表头，照上一张表的列读的。请核对。" if continued else self._remark(reading)

    def _remark(self, reading: SheetReading) -> str:
        """What people should know of how the sheet was read; nothing is left out without a word."""
        if not reading.people:
            return "有表头，没有人。名册要一个人占一行。"
        if not reading.titles:
            return "这张表没有表头，各列是按内容认的。请核对每一列是什么。"
        unread = [
            title for column, title in reading.titles.items() if reading.columns.get(column) in ("ignore", "other")
        ]
        heads = [title for title in unread if re.search(r"户主.*证", title)]
        if heads:
            return f"“{heads[0]}”没有读：户主要和家人一样单独占一行。"
        if any(
            meaning_of(plain_title(title)) == "name" or _OF_A_RELATIVE.match(plain_title(title)) for title in unread
        ):
            return "有几列姓名，只读了其中一列：一个人要占一行。"
        return ""

    def _skip(self, sheet: Sheet, top: list[tuple[int, list[Cell]]]) -> None:
        guess = guess_header(top, sheet.merged, self._mapping)
        note = (
            "这张表是隐藏的，没有读。要读的话，请先取消隐藏再上传。"
            if sheet.hidden
            else "这张表里没找到姓名列，没有读。是名册的话，请指出每一列是什么。"
        )
        self.roster.sheets.append(
            SheetReading(
                sheet.name, guess.fingerprint, (guess.first_row, guess.last_row), guess.titles, guess.columns, 0, note
            )
            if guess
            else SheetReading(
                sheet.name, "", (0, 0), {}, {}, 0, "这张表是空的。" if not any(any(row) for _, row in top) else note
            )
        )

    def _context(self, name: str, titles: list[str]) -> Address:
        """Estate and building that the sheet's name or its title lines say of everybody below."""
        estate = next((found for text in [name, *titles] if (found := self.known.find_estate(text))), "")
        for text in (name, *titles):
            stated = re.search(
                r"([A-Za-z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s*(栋|幢|号楼|座)(\s*\S{1,2}\s*单元)?", text
            )
            said = stated[0] if stated else ""
            if stated and not stated[3] and (gate := _GATE.search(text, stated.end())):  # 3栋住户登记表（2单元）
                said += gate[0]
            if parsed := parse_address(said):
                return Address(estate, parsed.building, parsed.entrance)
        return Address(estate)

    def _finish(self) -> None:
        for household in self.roster.households:
            if household.head_row is None and household.accepted and household.sheet in self._with_heads():
                message = f"第{household.first_row}行起的一户没有户主。请在关系里写明谁是户主。"
                cell = f"A{household.first_row}"
                self.roster.warnings.append(
                    Fault(household.sheet, cell, household.first_row, "household_without_head", message, refuses=False)
                )
        self.roster.counts.households = len(self.roster.households)

    def _with_heads(self) -> set[str]:
        return {sheet.name for sheet in self.roster.sheets if {"relation", "is_head"} & set(sheet.columns.values())}
