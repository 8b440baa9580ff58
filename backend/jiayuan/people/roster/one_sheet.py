"""One sheet of a roster, row by row: what is filled down, whose household it is, what each row says."""

import re
from collections.abc import Iterator
from collections.abc import Mapping as Map
from typing import TYPE_CHECKING

from jiayuan.kernel.sheets import Cell, Sheet, column_name
from jiayuan.people.addresses import Address, parse_address
from jiayuan.people.codes import HEAD_OF_HOUSEHOLD
from jiayuan.people.identity import normalise_number
from jiayuan.people.names import normalise_name
from jiayuan.people.roster.cells import text_of
from jiayuan.people.roster.filling import Filler, Origin
from jiayuan.people.roster.headers import PLACE_FIELDS, Header, plain_title
from jiayuan.people.roster.households import Households, Signs
from jiayuan.people.roster.lines import is_person, words_of
from jiayuan.people.roster.places import TURNED_INTO_A_DATE, Found, NotFound, PlaceTexts
from jiayuan.people.roster.results import Door, Fault, PersonRow, SheetReading, Skipped
from jiayuan.people.roster.rows import Cells, Columns, Person, Said, read_person
from jiayuan.people.roster.tags import read_tags
from jiayuan.people.rules import CARE_TAGS

if TYPE_CHECKING:
    from jiayuan.people.roster.reading import RosterStream

_SOME_DIGIT = re.compile(r"\d")
_ROWS_OF_A_SHEET = 2**21
_OF_A_FLAG = re.compile(r"^(是否|有无)(为|是|属于?|享受|有)?")
_MOST_SKIPPED = 2_000  # are kept to look at; the count is exact


class OneSheet:
    """The state that goes from row to row of one sheet: what is filled down, whose household it is."""

    def __init__(
        self, stream: "RosterStream", reading: SheetReading, header: Header, sheet: Sheet, context: Address
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
        self._head = _columns_of_head(at)
        self._last_head = "", ""
        self._heads: set[str] = set()  # numbers of heads that were taken from their own columns
        self._width = max(header.columns, default=0)
        self._noted = self._more_phones = self._other_tags = self._other_residence = 0
        # the rows of a household say the same one after the other
        self._last_place: tuple[dict[str, str], Address, Found | NotFound] | None = None
        self._evidence = tuple(
            at[name] for name in ("name", "id_number", "passport", "phone", "sex", "relation") if name in at
        )

    def read(self, number: int, row: list[Cell]) -> Iterator[PersonRow]:
        """Nobody, one person, or two: the household's head, where he stands beside its members, and the row's own."""
        values = row + [""] * (max(self._width - len(row), 0) + 1)
        texts = [value.strip() if isinstance(value, str) else text_of(value) for value in values]
        filled = self._filler.fill(number, values, texts)
        cells = Cells(values, texts)
        has_head = self._head is not None and self._names_new_head(self._head, texts, number)
        if has_head and self._head is not None and (head := self._take(number, cells, filled, self._head)):
            yield head
        if self._is_person(values, texts):
            if person := self._take(number, cells, filled, self._columns):
                yield person
        elif not has_head:
            self._other_row(number, texts)

    def _names_new_head(self, columns: Columns, texts: list[str], line: int) -> bool:
        """Whether the row's head begins a household whose list does not begin with himself."""
        name, head_number = texts[columns.at["name"]], normalise_number(texts[columns.at["id_number"]])
        if not name or (name, head_number) == self._last_head:
            return False
        self._last_head = name, head_number
        own, number = texts[self._columns.at["name"]], normalise_number(texts[self._columns.where["id_number"]])
        if (number and head_number == number) or normalise_name(own) == normalise_name(name):
            return False
        if not head_number:
            cell = f"{column_name(columns.at['id_number'] + 1)}{line}"
            message = f"户主{name[:10]}没写证件号码，没有收。请补上，或让他和家人一样单独占一行。"
            fault = Fault(self._reading.name, cell, line, "head_without_number", message, refuses=False)
            self._stream.roster.warnings.append(fault)
            return False
        self._heads.add(head_number)
        return True

    def _take(self, number: int, cells: Cells, filled: Origin, columns: Columns) -> PersonRow | None:
        stream, roster = self._stream, self._stream.roster
        person = read_person(cells, columns, stream.known, stream.today)
        if columns is self._head:
            person.is_head, person.relation = True, HEAD_OF_HOUSEHOLD
        elif person.number and person.number in self._heads:
            text = "户主在前面“户主”那几列里已经收了，这一行没有再收。"
            person.says = [Said("name", "head_taken_already", text, refuses=False)]
            self._tell(person, number, filled, columns)
            return None
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
        if self._tell(person, number, filled, columns):
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
            roster.new_doors[door] = _cell(columns, "room", number, filled)
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

    def _tell(self, person: Person, number: int, filled: Origin, columns: Columns) -> bool:
        """Put what the row says into the roster, each cell and code once; whether the row is refused."""
        roster, refused = self._stream.roster, False
        if not person.says:
            return False
        for said in person.says:
            refused = refused or said.refuses
            cell = f"{column_name(said.column)}{number}" if said.column else _cell(columns, said.field, number, filled)
            key = (self._reading.name, cell, said.code)
            if key in self._stream.said:
                continue
            self._stream.said.add(key)
            fault = Fault(self._reading.name, cell, number, said.code, said.message, said.refuses)
            (roster.faults if said.refuses else roster.warnings).append(fault)
        return refused


def _cell(columns: Columns, field: str, number: int, filled: Origin) -> str:
    at = columns.at
    instead = {"id_number": ("passport", "name"), "name": ("id_number",), "relation": ("is_head", "name")}
    for name in (
        field,
        *instead.get(field, ("room", "address", "building", "entrance") if field in PLACE_FIELDS else ()),
    ):
        if name in at:
            row = dict(filled.origins).get(name, number)
            return f"{column_name(at[name] + 1)}{row}"
    return f"A{number}"


def _columns_of_head(at: Map[str, int]) -> Columns | None:
    """Where the head has columns of his own, 户主姓名 and 户主身份证号, beside the names of the members."""
    if not {"name", "head_name", "head_number"} <= at.keys():
        return None
    own = {"name": at["head_name"], "id_number": at["head_number"]}
    own |= {field: at[field] for field in (*PLACE_FIELDS, "household_no") if field in at}
    return Columns(own, (at["head_phone"],) if "head_phone" in at else (), ())
