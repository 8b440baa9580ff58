"""One sheet of buildings read row by row: every fault at its cell with what to do, and nothing is written here."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import xlsxwriter
from pydantic import ValidationError

from jiayuan.kernel.sheets import Cell, column_name, open_book
from jiayuan.territory import forms


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: what it is called on sheets, and whether a row without it can stand."""

    title: str
    names: tuple[str, ...]
    needed: bool = False
    counts: bool = False


HEADINGS: dict[str, Heading] = {
    "number": Heading("楼号", ("楼号", "楼栋号", "栋号", "幢号", "楼栋", "幢", "栋"), needed=True),
    "floors": Heading("层数", ("层数", "地上层数", "总层数", "楼层数", "楼层"), needed=True, counts=True),
    "entrances": Heading("单元数", ("单元数", "单元", "梯数"), needed=True, counts=True),
    "doors": Heading("每层户数", ("每层户数", "每单元每层户数", "每层几户", "一层户数"), needed=True, counts=True),
    "first_floor": Heading("起住层", ("起住层", "从几层起住人", "住宅起始层"), counts=True),
    "basements": Heading("地下层数", ("地下层数", "地下"), counts=True),
    "lifts": Heading("电梯数", ("电梯数", "电梯", "电梯部数"), counts=True),
    "built_year": Heading("建成年份", ("建成年份", "竣工年份", "建成年", "年份"), counts=True),
    "address": Heading("门牌地址", ("门牌地址", "地址", "门牌", "坐落")),
    "structure": Heading("结构", ("结构", "建筑结构", "结构类型")),
    "fire_equipment": Heading("消防设施", ("消防设施", "消防")),
    "water_tank": Heading("二次供水", ("二次供水", "二次供水与水箱", "水箱")),
    "contact_name": Heading("联系人", ("联系人", "楼栋联系人", "楼长")),
    "contact_line": Heading("联系电话", ("联系电话", "电话")),
    "longitude": Heading("经度", ("经度",)),
    "latitude": Heading("纬度", ("纬度",)),
}
_HEADER_WITHIN = 15
_UNITS = "栋幢层户部个年号"


@dataclass(frozen=True, slots=True)
class SheetFault:
    """What is wrong in one cell."""

    sheet: str
    cell: str
    code: str
    message: str


@dataclass(slots=True)
class BuildingSheet:
    """What a file says: buildings that can be put up, and all its faults at once."""

    buildings: list[forms.SheetBuilding] = field(default_factory=list)
    faults: list[SheetFault] = field(default_factory=list)


def read_buildings(path: Path, taken: set[str]) -> BuildingSheet:
    """Read every sheet with the headings 楼号, 层数, 单元数 and 每层户数. ``taken``: numbers that the estate has.

    Raises SheetRefused for a file that is not read at all.
    """
    found, seen = BuildingSheet(), dict.fromkeys(taken, "")
    headed = False
    with open_book(path) as book:
        for sheet in book.sheets():
            if sheet.hidden:
                continue
            columns: dict[str, int] = {}
            name = sheet.name if book.kind != "csv" else ""  # a .csv has no sheets, and the store knows no file name
            for line, cells in sheet.rows():
                if columns:
                    _read_row(found, name, line, cells, columns, seen)
                elif line <= _HEADER_WITHIN:
                    columns = _heading(cells)
            headed = headed or bool(columns)
            for key, heading in HEADINGS.items():
                if columns and heading.needed and key not in columns:
                    message = f"缺“{heading.title}”这一列，请加上再传"
                    found.faults.append(SheetFault(name, "A1", "territory.column_missing", message))
    if not headed:
        message = "没找到表头：要有“楼号、层数、单元数、每层户数”四列"
        found.faults.append(SheetFault("", "A1", "territory.no_heading", message))
    elif not found.buildings and not found.faults:
        found.faults.append(SheetFault("", "A1", "territory.no_buildings", "表头下面没有楼栋"))
    if found.faults:
        found.buildings = []
    return found


def _heading(cells: Sequence[Cell]) -> dict[str, int]:
    """Which column means what, if this row is the heading: it names the building and its floors."""
    columns: dict[str, int] = {}
    for index, cell in enumerate(cells):
        words = re.sub(r"[\s（(].*$", "", _text(cell))
        for name, heading in HEADINGS.items():
            if words in heading.names and name not in columns:
                columns[name] = index
                break
    return columns if {"number", "floors"} <= columns.keys() else {}


def _read_row(
    found: BuildingSheet,
    sheet: str,
    line: int,
    cells: Sequence[Cell],
    columns: Mapping[str, int],
    seen: dict[str, str],
) -> None:
    texts = {name: _text(cells[index]) if index < len(cells) else "" for name, index in columns.items()}
    if not any(texts.values()) or re.match(r"合\s*计|总\s*计|小\s*计|制表|填表|备注|说明", _text(cells[0])):
        return
    faults: list[SheetFault] = []

    def blame(name: str, code: str, message: str) -> None:
        faults.append(SheetFault(sheet, f"{column_name(columns[name] + 1)}{line}", f"territory.{code}", message))

    values: dict[str, object] = {}
    for name, text in texts.items():
        heading = HEADINGS[name]
        if not text:
            if heading.needed:
                blame(name, "cell_empty", f"“{heading.title}”没填")
            continue
        if not heading.counts:
            values[name] = text
            continue
        digits = text.strip(_UNITS).removesuffix(".0")
        if digits.isdigit():
            values[name] = int(digits)
        else:
            blame(name, "not_a_number", f"“{heading.title}”要写数字，现在是“{text}”")
    number = re.sub(r"(号楼|栋|幢|号|#)$", "", str(values.get("number", ""))).removesuffix(".0")
    if number:
        values["number"] = number
        if number in seen:
            where = f"和第{seen[number]}行重复" if seen[number] else "这个小区已经有了"
            blame("number", "building_number_taken", f"楼号“{number}”{where}，楼号在小区内不能重复")
        seen.setdefault(number, str(line))
    if not faults:
        try:
            found.buildings.append(forms.SheetBuilding.model_validate(values))
        except ValidationError as refused:
            for one in refused.errors():
                name = str(one["loc"][0]) if one["loc"] else "floors"
                blame(name if name in columns else "number", "out_of_range", _sentence(one["type"], name, one["msg"]))
    found.faults.extend(faults)


def _sentence(kind: str, name: str, message: str) -> str:
    title = HEADINGS[name].title if name in HEADINGS else name
    if kind == "value_error":
        return message.removeprefix("Value error, ")
    return f"“{title}”不在合理的范围内，请核对"


def _text(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return unicodedata.normalize("NFKC", str(cell)).strip()


def _samples() -> Iterator[tuple[str, ...]]:
    yield ("1", "18", "2", "2", "1", "1", "2", "2026", "示例路1号", "框架剪力墙", "每层消火栓2处", "", "", "", "", "")


@lru_cache
def write_sample() -> bytes:
    """The headings that are read for certain, and one row that shows how they are filled in."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False})
    strong = book.add_format({"bold": True, "bottom": 1})
    sheet = book.add_worksheet("楼栋")
    for column, heading in enumerate(HEADINGS.values()):
        sheet.set_column(column, column, 12)
        sheet.write_string(0, column, heading.title, strong)
    for line, row in enumerate(_samples(), 1):
        for column, cell in enumerate(row):
            sheet.write_string(line, column, cell)
    sheet.freeze_panes(1, 0)
    book.close()
    return out.getvalue()
