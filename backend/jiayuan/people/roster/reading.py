"""A roster file, sheet by sheet and batch by batch, into people, households, new doors and faults."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain, islice
from pathlib import Path

from jiayuan.kernel.sheets import LIMITS, Cell, Limits, Sheet, column_name, open_book
from jiayuan.people.addresses import Address, KnownPlaces, parse_address
from jiayuan.people.roster.cells import text_of
from jiayuan.people.roster.filling import Filler, Origin
from jiayuan.people.roster.guessing import continue_columns, guess_columns
from jiayuan.people.roster.headers import (
    PLACE_FIELDS,
    Header,
    Mapping,
    find_header,
    guess_header,
    meaning_of,
    plain_title,
)
from jiayuan.people.roster.households import Households, Signs
from jiayuan.people.roster.lines import is_person, words_of
from jiayuan.people.roster.places import TURNED_INTO_A_DATE, Found, NotFound, Places, PlaceTexts
from jiayuan.people.roster.results import LIST_SHEET, Door, Fault, PersonRow, Roster, SheetReading, Skipped
from jiayuan.people.roster.rows import Cells, Columns, Person, Said, read_person
from jiayuan.people.roster.tags import read_tags
from jiayuan.people.rules import CARE_TAGS

BATCH, _FIRST_BATCH = 5_000, 1_000
_SOME_DIGIT = re.compile(r"\d")
_GATE = re.compile(r"([A-Za-z]?\d{1,2}|[一二三四五六七八九十]{1,2})\s*单元")
_HEADER_WITHIN = 30
_OF_A_RELATIVE = re.compile(r"(配偶|爱人|丈夫|妻子|子女|孩子|儿子|女儿|家庭成员)(.{0,4}(姓名|名字|证)|[\d一二三四]?$)")
_OF_A_FLAG = re.compile(r"^(是否|有无)(为|是|属于?|享受|有)?")
_ROWS_OF_A_SHEET = 2**21
_MOST_SKIPPED = 2_000  # are kept to look at; the count is exact


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
        one = _OneSheet(self, reading, header, sheet, self._context(sheet.name, titles))
        for number, values in below:
            person = one.read(number, values)
            if person is not None:
                yield person
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


class _OneSheet:
    """The state that goes from row to row of one sheet: what is filled down, whose household it is."""

    def __init__(
        self, stream: RosterStream, reading: SheetReading, header: Header, sheet: Sheet, context: Address
    ) -> None:
        self._stream, self._reading, self._context = stream, reading, context
        self._filler = Filler(header.columns, sheet.merged, header.last_row)
        fields = set(header.columns.values())
        self._households = Households(
            sheet.name,
            by_door_only=not fields & {"relation", "is_head", "head_name", "household_no"},
            into=stream.roster.households,
        )
        self._has_place = bool(fields & set(PLACE_FIELDS) - {"estate"}) or bool(context.building)
        if not self._has_place:
            row = header.last_row or 1
            message = "这张表没有住址。人可以导入，但不知道住在哪里；请加上楼栋、单元和房号。"
            stream.roster.warnings.append(Fault(sheet.name, f"A{row}", row, "no_place_columns", message, refuses=False))
        if not fields & {"id_number", "passport"}:
            row = header.last_row or 1
            message = "这张表里没认出证件号码这一列，人只按姓名、出生日期和住址认。有的话，请在“每列是什么”里指出来。"
            stream.roster.warnings.append(Fault(sheet.name, f"A{row}", row, "no_number_column", message, refuses=False))
        at: dict[str, int] = {}
        for column, meaning in header.columns.items():
            at.setdefault(meaning, column - 1)
        others = tuple((c - 1, header.titles.get(c, "")) for c, meaning in header.columns.items() if meaning == "other")
        phones = tuple(column - 1 for column, meaning in header.columns.items() if meaning == "phone")
        flags = tuple(
            (c - 1, read_tags(_OF_A_FLAG.sub("", plain_title(header.titles.get(c, ""))))[0])
            for c, meaning in header.columns.items()
            if meaning == "flag"
        )
        self._columns = Columns(at, phones, others, flags)
        self._width = max(header.columns, default=0)
        self._noted = self._more_phones = self._other_tags = self._other_residence = 0
        # the rows of a household say the same one after the other
        self._last_place: tuple[dict[str, str], Address, Found | NotFound] | None = None
        self._evidence = tuple(
            at[name] for name in ("name", "id_number", "passport", "phone", "sex", "relation") if name in at
        )

    def read(self, number: int, row: list[Cell]) -> PersonRow | None:
        values = row + [""] * (max(self._width - len(row), 0) + 1)
        texts = [value.strip() if isinstance(value, str) else text_of(value) for value in values]
        filled = self._filler.fill(number, values, texts)
        if not self._is_person(values, texts):
            self._other_row(number, texts)
            return None
        stream, roster = self._stream, self._stream.roster
        person = read_person(Cells(values, texts), self._columns, stream.known, stream.today)
        if not person.is_head and not any(filled.own):
            filled = self._filler.continue_household(filled)
        door, is_new = self._find_door(person, filled)
        signs = Signs(
            number,
            filled.texts.get("household_no", ""),
            person.is_head,
            filled.texts.get("head_name", ""),
            filled.merge,
            door,
            any(filled.own),
        )
        household, second_head = self._households.place(signs)
        if second_head:
            person.says.append(
                Said("relation", "two_heads", "这一户已经有户主了，一户只能有一个。请改其中一个的关系。")
            )
        self._same_person(person, number, door)
        roster.counts.people += 1
        if self._tell(person, number, filled):
            roster.counts.rejected += 1
            return None
        roster.counts.accepted += 1
        household.accepted += 1
        self._noted += person.has_note
        self._more_phones += len(person.phones) > 1
        self._other_tags += person.unknown_tags
        self._other_residence += person.unknown_residence
        if person.is_head:
            household.head_name = person.name
        if door is not None and is_new and door not in roster.new_doors:
            roster.new_doors[door] = self._cell("room", number, filled)
        return PersonRow(
            self._reading, number, household.index, person.name, person.sex, person.birth, person.kind, person.number,
            person.phones, person.relation, person.relation_text, person.is_head, door, person.ethnic_group,
            person.education, person.political_status, person.marital_status, person.workplace, person.residence,
            person.tags, person.note, person.others, filled.origins,
        )  # fmt: skip

    def tell_not_taken(self) -> None:
        """What the record has no place for is said once a sheet, at its heading."""
        for field, count, what in (
            ("note", self._noted, "人写了备注，备注不收进档案。要用的请另外记下。"),
            ("phone", self._more_phones, "人写了几个电话，只收第一个。"),
            ("tags", self._other_tags, f"人写了别的类别，没有收。能收的是{'、'.join(CARE_TAGS.values())}。"),
            (
                "residence",
                self._other_residence,
                "人的人口类型没认出来，新来的人先按户籍人口记。请写户籍、流动、境外或未落户。",
            ),
        ):
            if count:
                row = self._reading.header_rows[1] or 1
                cell = f"{column_name(self._columns.at[field] + 1)}{row}"
                fault = Fault(self._reading.name, cell, row, f"{field}_not_taken", f"{count}{what}", refuses=False)
                self._stream.roster.warnings.append(fault)

    def _is_person(self, values: list[Cell], texts: list[str]) -> bool:
        number = values[self._columns.where["id_number"]]
        if isinstance(number, str):
            has_number = len(number) >= 8 and _SOME_DIGIT.search(number) is not None
        else:
            has_number = isinstance(number, (int, float)) and number > 10_000_000  # a smaller one is a sum
        if has_number:
            return True
        return is_person(values, texts, self._columns.where, self._evidence, self._reading.titles)

    def _other_row(self, number: int, cells: list[str]) -> None:
        """A line between people: blank, a total, the building of those that follow. It is told: nobody vanishes."""
        texts = [text for text in cells if text]
        if not texts:
            return
        roster = self._stream.roster
        roster.counts.skipped_rows += 1
        if len(roster.skipped) < _MOST_SKIPPED:
            roster.skipped.append(Skipped(self._reading.name, number, words_of(texts)))
        if len(texts) == 1 and re.search(r"[栋幢座]|号楼|单元", texts[0]):
            stated = parse_address(re.sub(r"[（(].*", "", texts[0]))
            if stated:
                self._context = Address(stated.estate or self._context.estate, stated.building, stated.entrance)
                self._filler.forget()
            elif (entrance := re.fullmatch(r"\s*第?(\S{1,2})\s*单元\s*", texts[0])) is not None:
                said = parse_address(f"1栋{entrance[1]}单元")
                self._context = Address(self._context.estate, self._context.building, said.entrance if said else "")

    def _find_door(self, person: Person, filled: Origin) -> tuple[Door | None, bool]:
        if not self._has_place:
            return None, False
        for field, at in filled.dates.items():
            person.says.append(
                Said(
                    field,
                    "address_is_date",
                    TURNED_INTO_A_DATE,
                    column=at + 1,
                )
            )
            return None, False
        last = self._last_place
        if last is None or last[0] != filled.texts or last[1] is not self._context:
            texts = PlaceTexts(*(filled.texts.get(name, "") for name in PLACE_FIELDS))
            last = filled.texts, self._context, self._stream.places.find(texts, self._context)
            self._last_place = last
        found = last[2]
        if isinstance(found, Found):
            return found.door, found.is_new
        person.says.append(Said(found.field, found.code, found.message))
        return None, False

    def _same_person(self, person: Person, number: int, door: Door | None) -> None:
        if person.gone:  # the same man may live elsewhere in the file
            return
        if person.number:
            key, field = person.number, "id_number"
        elif person.name and person.birth is not None and person.birth.day:
            key, field = f"{person.name}|{person.birth}|{door}", "name"
        else:
            return
        sheets = self._stream.roster.sheets
        here = len(sheets) * _ROWS_OF_A_SHEET + number
        first = self._stream.numbers.setdefault(key, here)
        if first == here:
            return
        sheet, row = divmod(first, _ROWS_OF_A_SHEET)
        where = f"第{row}行" if sheet == len(sheets) else f"“{sheets[sheet - 1].name}”表第{row}行"
        what = "这个证件号码" if field == "id_number" else "同名同生日的人"
        person.says = [
            said for said in person.says if said.code != "sex_contradicts_id"
        ]  # the number is not this one's
        person.says.append(
            Said(field, "duplicate_in_file", f"{what}在{where}已经有了。是同一个人就删掉一行，不是就对照证件改号码。")
        )

    def _tell(self, person: Person, number: int, filled: Origin) -> bool:
        """Put what the row says into the roster, each cell and code once; whether the row is refused."""
        roster, refused = self._stream.roster, False
        if not person.says:
            return False
        for said in person.says:
            refused = refused or said.refuses
            cell = f"{column_name(said.column)}{number}" if said.column else self._cell(said.field, number, filled)
            key = (self._reading.name, cell, said.code)
            if key in self._stream.said:
                continue
            self._stream.said.add(key)
            fault = Fault(self._reading.name, cell, number, said.code, said.message, said.refuses)
            (roster.faults if said.refuses else roster.warnings).append(fault)
        return refused

    def _cell(self, field: str, number: int, filled: Origin) -> str:
        at = self._columns.at
        instead = {"id_number": ("passport", "name"), "name": ("id_number",), "relation": ("is_head", "name")}
        for name in (
            field,
            *instead.get(field, ("room", "address", "building", "entrance") if field in PLACE_FIELDS else ()),
        ):
            if name in at:
                row = dict(filled.origins).get(name, number)
                return f"{column_name(at[name] + 1)}{row}"
        return f"A{number}"
